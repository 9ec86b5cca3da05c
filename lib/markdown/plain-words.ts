import { curlText, lastOf } from "./curl-quotes";
import { inlineFormula } from "./dollar-math";
import { holeClose, holeOpen } from "./hole-marks";
import { plainMath } from "./plain-math";

const formulaOrCode = new RegExp(String.raw`(\$\$[^$]*\$\$|${inlineFormula}|(?<!\\)\`[^\`]*\`)`);
const holeMarks = new RegExp(`[${holeOpen}${holeClose}]`, "g");

/** Markdown as one line of plain words: without its signs, and formulas as far as one line can say them. */
export function plainWords(markdown: string): string {
  const isCurled = !/\p{Script=Han}/u.test(markdown);
  let last = "";
  return markdown
    .split(formulaOrCode)
    .map((part) => {
      const words = wordsOf(part, (text) => (isCurled ? curlText(text, last) : text));
      last = lastOf(words) ?? last;
      return words;
    })
    .join("")
    .replaceAll(holeMarks, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** `curl` is for what is neither formula nor code. */
function wordsOf(part: string, curl: (text: string) => string): string {
  if (/^\$.*\$$/s.test(part) && part.length > 1) return plainMath(part.replaceAll("$", ""));
  if (part.startsWith("`")) return part.replaceAll("`", "");
  return curl(withoutSigns(part));
}

function withoutSigns(text: string): string {
  return text
    .replaceAll(/(?<!\\)(?:[*`]|\b_|_\b)/g, "")
    .replaceAll(/(?<!\\)\[([^[\]]*)(?<!\\)\]\([^()]*\)/g, "$1")
    .replaceAll(/\\(?=[!-/:-@[-`{-~])/g, "");
}
