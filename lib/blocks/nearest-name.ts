/**
 * The known name that `written` was most likely meant to be, or null if none is close: at most one typo (a letter too
 * many, too few, wrong, or two swapped) for every three letters, and never more than three.
 */
export function nearestName(written: string, known: Iterable<string>): string | null {
  return nearestNames(written, known, 1)[0] ?? null;
}

/** Up to `limit` similar names, the closest first. */
export function nearestNames(written: string, known: Iterable<string>, limit: number): string[] {
  const allowed = Math.min(3, Math.max(1, Math.ceil(written.length / 3)));
  return [...known]
    .map((name) => ({ name, slips: slipsBetween(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= allowed && slips < name.length)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one substring). */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const replaced = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        replaced,
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
        swapped ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return cell(a.length, b.length);
}
