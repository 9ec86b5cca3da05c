import { runAtEnd } from "@/lib/markdown/run-at-end";

/** Two lines of the margin, counted in Latin letters; a Chinese character counts as two. */
const longest = 46;

const wide = /[\u2e80-\u9fff\uff00-\uff60]/g;

/**
 * A short name for the margin: the title if it fits, else the concept. Only without a concept is the title cut, at a
 * word.
 */
export function itemName(title: string, concept: string | null): string {
  if (widthOf(title) <= longest) return title;
  return concept ?? cut(title);
}

function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

function cut(title: string): string {
  const characters = [...title];
  let end = 0;
  for (let width = 1; end < characters.length; end += 1) {
    width += widthOf(characters[end] ?? "");
    if (width > longest) break;
  }
  const kept = characters.slice(0, end).join("");
  const lastSpace = characters[end] === " " ? end : kept.lastIndexOf(" ");
  const words = lastSpace > kept.length / 2 ? kept.slice(0, lastSpace) : kept;
  return `${words.slice(0, words.length - runAtEnd(words, /[\s,;:，；：、]/).length)}…`;
}
