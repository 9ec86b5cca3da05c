/**
 * Browsers may break a line between a formula and the comma after it; this keeps the two together. Nothing less than a
 * stretch that can't be broken at all does it: all of a short formula, and of a long one the last piece.
 */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { runAtEnd } from "./run-at-end";

const opening = /[（「『“‘《([]/;
/** A mark that ends between the two takes the punctuation in. */
const closing = /^([\uec00-\uf8ef]*)([，。、；：？！）」』”’》,.;:?!)\]%]+)/;

const kept = ["kept"];

/** `pieces` cuts a formula into what may stand on other lines and what may not; null for no formula. Changes the tree. */
export function keepPunctuation(
  tree: Root,
  pieces: (node: ElementContent) => readonly [before: ElementContent[], last: ElementContent] | null,
): void {
  visit(tree, "element", (parent) => {
    if (parent.properties.className === kept) return SKIP;
    for (let index = 0; index < parent.children.length; index += 1) {
      const formula = parent.children[index];
      const cut = formula && pieces(formula);
      if (!cut) continue;
      const before = parent.children[index - 1];
      const after = parent.children[index + 1];
      const [early, last] = cut;
      // Of a long formula the first piece is not at hand.
      const isWhole = early.length === 0;
      const head = isWhole && before?.type === "text" ? runAtEnd(before.value, opening) : "";
      const found = after?.type === "text" ? closing.exec(after.value) : null;
      const [all = "", marks = "", tail = ""] = found ?? [];
      if (head === "" && tail === "") continue;
      if (before?.type === "text") before.value = before.value.slice(0, before.value.length - head.length);
      if (after?.type === "text") after.value = marks + after.value.slice(all.length);
      parent.children.splice(index, 1, ...early, together([...textOf(head), last, ...textOf(tail)]));
      index += early.length;
    }
  });
}

function textOf(value: string): ElementContent[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function together(children: ElementContent[]): Element {
  return { type: "element", tagName: "span", properties: { className: kept }, children };
}
