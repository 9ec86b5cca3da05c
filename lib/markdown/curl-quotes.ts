/** Typographic quotes and apostrophes: authors type `"so"` and `don't`, readers see “so” and don’t. */
import type { Parents, Root } from "hast";

/** No quote opens after a letter, a digit, a closing bracket or a closing quote. */
const closes = /[\p{L}\p{N}\p{Pe}\p{Pf}%′″]/u;
/** Nor before a space or punctuation. */
const ends = /[\s.,;:!?)\]}…]/u;
/** If the next character is unknown, a quote opens only after these. */
const opens = /[\s([{/—–-]/u;
/** Stands for marks and holes; invisible. */
const privateUse = /[\ue000-\uf8ff]/u;

/** `before` is the last character before the text on its line. */
export function curlText(text: string, before = ""): string {
  if (!/["']/.test(text)) return text;
  const characters = [...text];
  let last = before;
  return characters
    .map((character, index) => {
      if (privateUse.test(character)) return character;
      const next = characters.slice(index + 1).find((each) => !privateUse.test(each)) ?? "";
      last = printedAs(character, last, next);
      return last;
    })
    .join("");
}

function printedAs(character: string, before: string, next: string): string {
  if (character !== '"' && character !== "'") return character;
  const isBefore = next === "" ? before === "" || opens.test(before) : !ends.test(next);
  // An apostrophe for the missing century, as in '90s, is not a quote.
  const isOpen = isBefore && !closes.test(before) && !(character === "'" && /\d/.test(next));
  return character === '"' ? (isOpen ? "“" : "”") : isOpen ? "‘" : "’";
}

/** Elements within a line. Code, formulas and images count as a word; all others begin a line. */
const inLine = new Set(["a", "del", "em", "strong", "sup"]);
const likeWords = new Set(["code", "img"]);

/**
 * Changes the texts of the tree, except code and formulas. Not for Chinese, where nothing tells an opening quote from a
 * closing one.
 */
export function curlQuotes(tree: Root): void {
  curlWithin(tree, "");
}

/** Returns the last character. */
function curlWithin(parent: Parents, before: string): string {
  let last = before;
  for (const child of parent.children) {
    if (child.type === "text") {
      child.value = curlText(child.value, last);
      last = lastOf(child.value) ?? last;
    } else if (child.type === "element") {
      if (likeWords.has(child.tagName)) last = "x";
      else if (inLine.has(child.tagName)) last = curlWithin(child, last);
      else {
        if (child.tagName !== "pre") curlWithin(child, "");
        last = "";
      }
    }
  }
  return last;
}

/** Undefined if nothing of it is visible. */
export function lastOf(text: string): string | undefined {
  return [...text].findLast((character) => !privateUse.test(character));
}
