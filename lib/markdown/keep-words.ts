/**
 * Chinese may be broken between any two characters, so a line often breaks inside the word before an unbreakable
 * formula or piece of code: 合 at the end of a line, 计 before the number on the next. This keeps that last word
 * together.
 */
import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import { runAtEnd } from "./run-at-end";

const chinese = /[\u3400-\u9fff]/;
/** Spaces, marks and brackets after the last word. */
const besideWords = /[\s\ue000-\uf8ff（「『“‘《]/;

/** Characters that are searched for the beginning of the word; far more than a word has. */
const longestRun = 20;

const words = new Intl.Segmenter("zh", { granularity: "word" });

/** `isFormula` recognises typeset formulas. Changes the tree. */
export function keepWords(tree: Root, isFormula: (node: ElementContent) => boolean): void {
  const isUnbroken = (node: ElementContent): boolean =>
    isFormula(node) || (node.type === "element" && (node.tagName === "code" || beginsUnbroken(node)));
  /** Whether the formula comes first in a link, or in a span with its punctuation. */
  const beginsUnbroken = ({ children }: Element): boolean => {
    const first = children.find(
      (child) => child.type !== "text" || /[^\ue000-\uf8ff（「『“‘《]/.test(child.value),
    );
    return first !== undefined && isUnbroken(first);
  };
  visit(tree, "element", (parent) => {
    for (let index = 1; index < parent.children.length; index += 1) {
      const before = parent.children[index - 1];
      const formula = parent.children[index];
      if (before?.type !== "text" || formula === undefined || !isUnbroken(formula)) continue;
      const marks = runAtEnd(before.value, besideWords);
      const end = before.value.length - marks.length;
      const word = lastWord(runAtEnd(before.value.slice(0, end), chinese).slice(-longestRun));
      if (word.length < 2) continue;
      const early = before.value.slice(0, end - word.length);
      const pieces = [...textOf(early), together(word), ...textOf(marks)];
      parent.children.splice(index - 1, 1, ...pieces);
      index += pieces.length - 1;
    }
  });
}

/** Particles, which keep the word before them together with what follows: 合计为. */
const particle = /^[的地得是为有在和与或及对把被到从由以用等了着过也都就还不每各第于即若当则且并其该此这那]$/;

/**
 * The last word with the particles after it; empty if there are only particles. The segmenter splits a term that its
 * dictionary lacks into single characters, which are taken as one word.
 */
function lastWord(run: string): string {
  const segments = [...words.segment(run)].map(({ segment }) => segment);
  const end = 1 + segments.findLastIndex((segment) => !particle.test(segment));
  if (end === 0) return "";
  const isPart = (segment: string) => segment.length === 1 && !particle.test(segment);
  const start = isPart(segments[end - 1] ?? "")
    ? 1 + segments.slice(0, end).findLastIndex((segment) => !isPart(segment))
    : end - 1;
  return segments.slice(Math.max(start, end - 3)).join("");
}

function textOf(value: string): ElementContent[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function together(word: string): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["kept"] },
    children: [{ type: "text", value: word }],
  };
}
