/**
 * Browsers may break a line between a formula and the comma after it; this keeps the two together. Nothing less than a
 * stretch that can't be broken at all does it, so it is for short formulas.
 */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

const opening = /[（「『“‘《([]+$/;
const closing = /^[，。、；：？！）」』”’》,.;:?!)\]%]+/;

const kept = ["kept"];

/** `isFormula` tells which nodes are such formulas. Changes the tree. */
export function keepPunctuation(tree: Root, isFormula: (node: ElementContent) => boolean): void {
  visit(tree, "element", (parent) => {
    if (parent.properties.className === kept) return SKIP;
    for (let index = 0; index < parent.children.length; index += 1) {
      const formula = parent.children[index];
      if (formula === undefined || !isFormula(formula)) continue;
      const before = parent.children[index - 1];
      const after = parent.children[index + 1];
      const head = before?.type === "text" ? (opening.exec(before.value)?.[0] ?? "") : "";
      const tail = after?.type === "text" ? (closing.exec(after.value)?.[0] ?? "") : "";
      if (head === "" && tail === "") continue;
      if (before?.type === "text") before.value = before.value.slice(0, before.value.length - head.length);
      if (after?.type === "text") after.value = after.value.slice(tail.length);
      parent.children[index] = together([...textOf(head), formula, ...textOf(tail)]);
    }
  });
}

function textOf(value: string): ElementContent[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function together(children: ElementContent[]): Element {
  return { type: "element", tagName: "span", properties: { className: kept }, children };
}
