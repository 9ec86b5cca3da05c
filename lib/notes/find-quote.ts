import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";

/** Characters of the note's text. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * Where the quote occurs in the source of a node; line breaks count as spaces, and equivalent Unicode spellings (é,
 * か\u3099) as equal. Null if it does not occur.
 */
export function findQuote(quote: string, node: Nodes, text: string): Stretch | null {
  return findFolded(quote, node, text, null) ?? findFolded(quote, node, text, composed);
}

/** The text that occurs there instead, if it differs only in case, width, quotes or dashes. */
export function findNearQuote(quote: string, node: Nodes, text: string): string | null {
  const near = findFolded(quote, node, text, plain);
  return near && text.slice(near.start, near.end).replace(/\s+/g, " ");
}

/** Maps equivalent spellings to the same form. */
type Fold = (cluster: string) => string;

const composed: Fold = (cluster) => cluster.normalize("NFC");

const plain: Fold = (cluster) =>
  cluster
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„«»「」『』]/g, '"')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/[*_`\\]/g, "")
    .replace(/…/g, "...");

function findFolded(quote: string, node: Nodes, text: string, fold: Fold | null): Stretch | null {
  const words = (fold === null ? quote : folded(quote, 0, fold).text)
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (words.join("") === "") return null;
  const pattern = new RegExp(words.join("\\s+"));
  for (const { start, end } of inlineStretches(node)) {
    const source = text.slice(start, end);
    const inside = fold === null ? null : folded(source, start, fold);
    const found = pattern.exec(inside?.text ?? source);
    if (found === null) continue;
    const last = found.index + found[0].length;
    if (inside === null) return { start: start + found.index, end: start + last };
    return { start: inside.offsets[found.index] ?? start, end: inside.offsets[last] ?? end };
  }
  return null;
}

/** The folded text, and the original position of each of its characters. */
function folded(text: string, start: number, fold: Fold): { text: string; offsets: readonly number[] } {
  const offsets: number[] = [];
  let all = "";
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const form = fold(cluster);
    for (let at = 0; at < form.length; at++) offsets.push(start + index);
    all += form;
  }
  offsets.push(start + text.length);
  return { text: all, offsets };
}

/** The runs of text that may contain a quote: a paragraph, a heading, a table's cell. */
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
