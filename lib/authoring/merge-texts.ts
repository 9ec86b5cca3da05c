/** Merges what two people wrote at the same time (three-way merge by lines, by node-diff3). */
import { diff3Merge } from "node-diff3";
import { isTooMuchToCompare, linesOf, sharedEnds } from "./lines";

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

/**
 * Merges two texts that both come from `base`. Where both changed the same lines in different ways there is a conflict.
 * Each line of either text is in the result, but those that the other has deleted and this one has left alone. Texts
 * that would take too long to compare are one conflict.
 */
export function mergeTexts(base: string, theirs: string, mine: string): Merge {
  if (theirs === mine || mine === base) return merged(theirs);
  if (theirs === base) return merged(mine);
  const all = [base, theirs, mine].map(linesOf);
  const { start, end } = sharedEnds(all);
  const [o, a, b] = all.map((lines) => lines.slice(start, lines.length - end)) as [
    string[],
    string[],
    string[],
  ];
  const parts = [
    ...untouched(all[0]!.slice(0, start)),
    ...mergeLines(o, a, b),
    ...untouched(all[0]!.slice(all[0]!.length - end)),
  ];
  const isClean = parts.every(({ kind }) => kind === "same");
  return {
    text: isClean ? parts.flatMap((part) => (part.kind === "same" ? part.lines : [])).join("") : null,
    parts,
  };
}

function merged(text: string): Merge {
  return { text, parts: [{ kind: "same", lines: linesOf(text) }] };
}

function untouched(lines: readonly string[]): MergePart[] {
  return lines.length === 0 ? [] : [{ kind: "same", lines }];
}

function mergeLines(base: string[], theirs: string[], mine: string[]): MergePart[] {
  if (isTooMuchToCompare(base, theirs) || isTooMuchToCompare(base, mine))
    return [{ kind: "conflict", base, theirs, mine }];
  return diff3Merge(theirs, base, mine, { excludeFalseConflicts: true }).map((region): MergePart => {
    if (region.ok !== undefined) return { kind: "same", lines: region.ok };
    const { a: theirLines = [], o: baseLines = [], b: myLines = [] } = region.conflict ?? {};
    return { kind: "conflict", base: baseLines, theirs: theirLines, mine: myLines };
  });
}
