/** Merges what two people wrote at the same time (three-way merge by lines, by node-diff3). */
import { diff3Merge } from "node-diff3";

/** A stretch of the merged text: lines with their line ends. */
export type MergePart =
  | { readonly kind: "same"; readonly lines: readonly string[] }
  | {
      readonly kind: "conflict";
      readonly base: readonly string[];
      readonly theirs: readonly string[];
      readonly mine: readonly string[];
    };

export type Merge = {
  /** The merged text; null if there are conflicts. */
  readonly text: string | null;
  readonly parts: readonly MergePart[];
};

/** Pairs of equal lines that comparing two texts may meet: time and memory grow with them. */
const mostPairs = 2_000_000;

/**
 * Merges two texts that both come from `base`. Where both changed the same lines in different ways there is a conflict.
 * Each line of either text is in the result, but those that the other has deleted and this one has left alone. Texts
 * that would take too long to compare are one conflict.
 */
export function mergeTexts(base: string, theirs: string, mine: string): Merge {
  if (theirs === mine || mine === base) return merged(theirs);
  if (theirs === base) return merged(mine);
  const [o, a, b] = [linesOf(base), linesOf(theirs), linesOf(mine)];
  if (pairsOf(o, a) > mostPairs || pairsOf(o, b) > mostPairs)
    return { text: null, parts: [{ kind: "conflict", base: o, theirs: a, mine: b }] };
  const parts = diff3Merge(a, o, b, { excludeFalseConflicts: true }).map((region): MergePart => {
    if (region.ok !== undefined) return { kind: "same", lines: region.ok };
    const { a: theirLines = [], o: baseLines = [], b: myLines = [] } = region.conflict ?? {};
    return { kind: "conflict", base: baseLines, theirs: theirLines, mine: myLines };
  });
  const isClean = parts.every(({ kind }) => kind === "same");
  return {
    text: isClean ? parts.flatMap((part) => (part.kind === "same" ? part.lines : [])).join("") : null,
    parts,
  };
}

function merged(text: string): Merge {
  return { text, parts: [{ kind: "same", lines: linesOf(text) }] };
}

/** Lines with their line ends, so that joining them gives the text again. */
export function linesOf(text: string): string[] {
  const lines = text.split(/(?<=\n)/);
  return text === "" ? [] : lines;
}

/** Pairs of equal lines: what comparing two texts costs. */
export function pairsOf(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  return other.reduce((pairs, line) => pairs + (counts.get(line) ?? 0), 0);
}
