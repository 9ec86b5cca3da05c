/** Two versions of a text side by side, by lines. */
import { diffIndices } from "node-diff3";
import { isTooMuchToCompare, linesOf, sharedEnds } from "./lines";

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
  | { readonly kind: "skipped"; readonly lines: number }
  /** What is below, in lines of the longer side: too much to be shown. */
  | { readonly kind: "more"; readonly lines: number };

/** Equal lines that are shown around a change. */
const around = 3;

/** Rows of one comparison: nobody reads more, and a page of a million would take its server along. */
const mostRows = 2_000;

/** Rows from top to bottom; none if the texts are the same. Texts that would take too long to compare differ as wholes. */
export function compareTexts(before: string, after: string, most = mostRows): ComparedRow[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changes = changesBetween(old, now);
  if (changes.length === 0) return [];
  const rows: ComparedRow[] = [];
  let [i, j] = [0, 0];
  const addSame = (count: number, [above, below]: readonly [above: number, below: number]) => {
    const skipped = count > above + below ? count - above - below : 0;
    for (let k = 0; k < count; k += 1) {
      if (skipped > 0 && k === above) {
        rows.push({ kind: "skipped", lines: skipped });
        k += skipped;
      }
      if (k < count)
        rows.push({
          kind: "same",
          before: lineAt(old, i + k),
          after: { ...lineAt(old, i + k), number: j + k + 1 },
        });
    }
    [i, j] = [i + count, j + count];
  };
  for (const [at, { from, to }] of changes.entries()) {
    addSame(from[0] - i, [at === 0 ? 0 : around, around]);
    for (let k = 0; k < Math.max(from[1], to[1]); k += 1) {
      if (rows.length >= most)
        return [...rows, { kind: "more", lines: Math.max(old.length - i, now.length - j) - k }];
      rows.push({
        kind: "changed",
        before: k < from[1] ? lineAt(old, from[0] + k) : null,
        after: k < to[1] ? lineAt(now, to[0] + k) : null,
      });
    }
    [i, j] = [from[0] + from[1], to[0] + to[1]];
  }
  addSame(old.length - i, [around, 0]);
  return rows;
}

type Stretch = readonly [start: number, length: number];

function changesBetween(old: string[], now: string[]): { readonly from: Stretch; readonly to: Stretch }[] {
  const { start, end } = sharedEnds([old, now]);
  const [one, other] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (one.length + other.length === 0) return [];
  if (isTooMuchToCompare(one, other)) return [{ from: [start, one.length], to: [start, other.length] }];
  return diffIndices(one, other).map(({ buffer1, buffer2 }) => ({
    from: [start + buffer1[0], buffer1[1]],
    to: [start + buffer2[0], buffer2[1]],
  }));
}

function lineAt(lines: readonly string[], index: number): ComparedLine {
  return { number: index + 1, text: (lines[index] ?? "").replace(/\r?\n$/, "") };
}
