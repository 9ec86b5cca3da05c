import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";

/** Characters of the note's text. */
export type Stretch = { readonly start: number; readonly end: number };

/** Where the author's words stand in the source of a node; line breaks count as spaces. Null if they don't. */
export function findQuote(quote: string, node: Nodes, text: string): Stretch | null {
  const words = quote
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(words.join("\\s+"));
  for (const { start, end } of inlineStretches(node)) {
    const found = pattern.exec(text.slice(start, end));
    if (found !== null) return { start: start + found.index, end: start + found.index + found[0].length };
  }
  return null;
}

/** The runs of text in which a quote may lie: a paragraph, a heading, a table's cell. */
function inlineStretches(node: Nodes): Stretch[] {
  const stretches: Stretch[] = [];
  visit(node, (inner) => {
    if (inner.type !== "paragraph" && inner.type !== "heading" && inner.type !== "tableCell") return;
    const first = inner.children[0]?.position?.start.offset;
    const last = inner.children.at(-1)?.position?.end.offset;
    if (first !== undefined && last !== undefined) stretches.push({ start: first, end: last });
  });
  return stretches;
}
