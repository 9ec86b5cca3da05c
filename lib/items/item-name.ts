import { runAtEnd } from "@/lib/markdown/run-at-end";

/** Two lines of the margin, counted in Latin letters; a Chinese character is as wide as two. */
const longest = 46;

const wide = /[\u2e80-\u9fff\uff00-\uff60]/g;

/**
 * A short name for the margin: the title where it is short enough to stand there whole, else what it is about. Only
 * where nobody said what that is, the title is cut, at a word.
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
