/** Quotes and apostrophes as they are printed: authors type `"so"` and `don't`, readers see “so” and don’t. */
import type { Parents, Root } from "hast";

/** Before these a quote opens; so it does where nothing is before it. */
const opening = /[\s([{/—–“‘]/u;
/** Stands for marks and holes, and is not seen. */
const privateUse = /[\ue000-\uf8ff]/u;

/** `before` is the last character of what stands before the text in its line. */
export function curlText(text: string, before = ""): string {
  if (!/["']/.test(text)) return text;
  let last = before;
  let curled = "";
  for (const character of text) {
    const printed = printedAs(character, last);
    curled += printed;
    if (!privateUse.test(character)) last = printed;
  }
  return curled;
}

function printedAs(character: string, before: string): string {
  const opens = before === "" || opening.test(before);
  if (character === '"') return opens ? "“" : "”";
  if (character === "'") return opens ? "‘" : "’";
  return character;
}

/** Elements in the middle of a line. All others begin one. */
const inLine = new Set(["a", "del", "em", "strong", "sup"]);

/** Changes the texts of the tree, but for code and formulas. Not for Chinese: it can't be told there which quote opens. */
export function curlQuotes(tree: Root): void {
  curlWithin(tree, "");
}

/** Returns the last character. */
function curlWithin(parent: Parents, before: string): string {
  let last = before;
  for (const child of parent.children) {
    if (child.type === "text") {
      child.value = curlText(child.value, last);
      last = [...child.value].findLast((character) => !privateUse.test(character)) ?? last;
    } else if (child.type === "element") {
      if (child.tagName === "code") last = "x";
      else if (inLine.has(child.tagName)) last = curlWithin(child, last);
      else {
        if (child.tagName !== "pre") curlWithin(child, "");
        last = "";
      }
    }
  }
  return last;
}
