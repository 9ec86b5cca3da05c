import { curlText } from "./curl-quotes";
import { plainMath } from "./plain-math";

/** Markdown as one line of plain words: without its signs, and formulas as far as one line can say them. */
export function plainWords(markdown: string): string {
  const words = markdown
    .split(/(\$+[^$]*\$+)/)
    .map((part) => (part.startsWith("$") ? plainMath(part.replaceAll("$", "")) : withoutSigns(part)))
    .join("")
    .replaceAll(/⟦(.*?)⟧/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
  return /\p{Script=Han}/u.test(words) ? words : curlText(words);
}

function withoutSigns(text: string): string {
  return text
    .replaceAll(/(?<!\\)(?:[*`]|\b_|_\b)/g, "")
    .replaceAll(/(?<!\\)\[([^\]]*)(?<!\\)\]\([^)]*\)/g, "$1")
    .replaceAll(/\\(?=[!-/:-@[-`{-~])/g, "");
}
