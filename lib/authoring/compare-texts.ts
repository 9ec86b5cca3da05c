/** Two versions of a text side by side, by lines. */
import { diffIndices } from "node-diff3";
import { linesOf, pairsOf } from "./merge-texts";

/** A line of one side, numbered from 1. */
export type ComparedLine = { readonly number: number; readonly text: string };

export type ComparedRow =
  | { readonly kind: "same"; readonly before: ComparedLine; readonly after: ComparedLine }
  /** Null: there is no such line on that side. */
  | {
      readonly kind: "changed";
      readonly before: ComparedLine | null;
      readonly after: ComparedLine | null;
    }
  /** Lines that are the same on both sides and far from any change. */
  | { readonly kind: "skipped"; readonly lines: number };

/** Equal lines that are shown around a change. */
const around = 3;

const mostPairs = 2_000_000;

/** Rows from top to bottom; none if the texts are the same. Texts that would take too long to compare differ as wholes. */
export function compareTexts(before: string, after: string): ComparedRow[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changes =
    pairsOf(old, now) > mostPairs
      ? [{ from: [0, old.length] as const, to: [0, now.length] as const }]
      : diffIndices(old, now).map(({ buffer1, buffer2 }) => ({ from: buffer1, to: buffer2 }));
  const rows: ComparedRow[] = [];
  let [i, j] = [0, 0];
  for (const { from, to } of changes) {
    rows.push(...same(old, i, j, from[0] - i));
    for (let k = 0; k < Math.max(from[1], to[1]); k += 1)
      rows.push({
        kind: "changed",
        before: k < from[1] ? lineAt(old, from[0] + k) : null,
        after: k < to[1] ? lineAt(now, to[0] + k) : null,
      });
    [i, j] = [from[0] + from[1], to[0] + to[1]];
  }
  if (changes.length === 0) return [];
  rows.push(...same(old, i, j, old.length - i));
  return folded(rows);
}

function same(lines: readonly string[], i: number, j: number, count: number): ComparedRow[] {
  return Array.from({ length: count }, (_, k) => ({
    kind: "same",
    before: lineAt(lines, i + k),
    after: { ...lineAt(lines, i + k), number: j + k + 1 },
  }));
}

function lineAt(lines: readonly string[], index: number): ComparedLine {
  return { number: index + 1, text: (lines[index] ?? "").replace(/\r?\n$/, "") };
}

/** Keeps only the equal lines next to a change. */
function folded(rows: readonly ComparedRow[]): ComparedRow[] {
  const near = rows.map(() => false);
  for (const [at, { kind }] of rows.entries())
    if (kind === "changed")
      for (let k = Math.max(0, at - around); k <= Math.min(rows.length - 1, at + around); k += 1)
        near[k] = true;
  const kept: ComparedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const last = kept.at(-1);
    if (near[at]) kept.push(row);
    else if (last?.kind === "skipped") kept[kept.length - 1] = { kind: "skipped", lines: last.lines + 1 };
    else kept.push({ kind: "skipped", lines: 1 });
  }
  return kept;
}
