/** The formulas of a Markdown text. */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { isFormula } from "./dollar-math";
import { parseMarkdown } from "./parse-markdown";

export type Formula = {
  readonly tex: string;
  /** In a paragraph of its own, between `$$`. */
  readonly displayed: boolean;
  /** Position of the opening delimiter: characters from the start of the text. */
  readonly offset: number;
};

export function findFormulas(text: string): readonly Formula[] {
  if (!text.includes("$")) return [];
  return formulasOfPlainLine(text) ?? formulasOf(parseMarkdown(text));
}

/** The formulas of a parsed text. */
export function formulasOf(tree: Root): readonly Formula[] {
  const formulas: Formula[] = [];
  visit(tree, (node) => {
    if (node.type !== "math" && node.type !== "inlineMath") return;
    const offset = node.position?.start.offset ?? 0;
    formulas.push({ tex: node.value, displayed: node.type === "math", offset });
  });
  return formulas;
}

/** A line that is not the start of a list, quotation, heading, fence or code. */
const paragraphLine = /^(?![\s#>*+\-~]|\d+[.)])[^\n\r\t\0]+$/;
/** Signs that may put a dollar sign into a code span, an escape, a tag, a link or an address. */
const hiding = /[`\\<[\]@]|:\/\/|www\./i;

/**
 * The fast path: most texts are a single line with formulas between single dollar signs and no competing markup. Its
 * formulas are found without parsing the Markdown, which takes a hundred times as long. Null for any other text.
 */
export function formulasOfPlainLine(text: string): readonly Formula[] | null {
  if (!paragraphLine.test(text) || text.includes("$$")) return null;
  const parts = text.split("$");
  if (parts.length % 2 === 0) return null;
  const formulas: Formula[] = [];
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    const inside = index % 2 === 1;
    if (inside ? !isFormula(part, parts[index + 1] ?? "") : hiding.test(part)) return null;
    if (inside) formulas.push({ tex: part, displayed: false, offset: offset - 1 });
    offset += part.length + 1;
  }
  return formulas;
}
