import { curlText, lastOf } from "./curl-quotes";
import { inlineFormula } from "./dollar-math";
import { holeClose, holeOpen } from "./hole-marks";
import { plainMath } from "./plain-math";

const formulaOrCode = new RegExp(String.raw`(\$\$[^$]*\$\$|${inlineFormula}|(?<!\\)\`[^\`]*\`)`);
const holeMarks = new RegExp(`[${holeOpen}${holeClose}]`, "g");
/** A hint that is a question, with the punctuation after its hole. */
const questionInHole = new RegExp(`([?!？！])${holeClose}([.?!。？！]|[,;:，；：、])`, "gu");

/** Markdown as one line of plain words: without markup, formulas as plain text where possible. */
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
    .replaceAll(questionInHole, oneOfTwoMarks)
    .replaceAll(holeMarks, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * Without the hole's edge, two marks would meet: at the end of a sentence the question's stays, inside it the other.
 */
function oneOfTwoMarks(_: string, question: string, next: string): string {
  return /[,;:，；：、]/.test(next) ? next : question;
}

/** `curl` applies to text that is neither formula nor code. */
function wordsOf(part: string, curl: (text: string) => string): string {
  if (/^\$.*\$$/s.test(part) && part.length > 1) return plainMath(part.replaceAll("$", ""));
  if (part.startsWith("`")) return part.replaceAll("`", "");
  return curl(withoutSigns(part));
}

function withoutSigns(text: string): string {
  return text
    .replaceAll(/(?<!\\)(?:[*`]|\b_|_\b)/g, "")
    .replaceAll(/(?<!\\)!?\[([^[\]]*)(?<!\\)\]\([^()]*\)/g, "$1")
    .replaceAll(/\\(?=[!-/:-@[-`{-~])/g, "");
}
