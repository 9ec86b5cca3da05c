/**
 * Browsers may break a line between a formula and the comma after it; this keeps the two together by wrapping them in
 * an unbreakable span: all of a short formula, or the last piece of a long one.
 */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { runAtEnd } from "./run-at-end";

const opening = /[（「『“‘《([]/;
/** Includes the end of a mark between formula and punctuation. */
const closing = /^([\uec00-\uf8ef]*)([，。、；：？！）」』”’》,.;:?!)\]%]+)/;

const kept = ["kept"];

/** `pieces` splits a formula into a breakable and an unbreakable part; null for other nodes. Changes the tree. */
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
      // The first piece of a long formula is not available here.
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
