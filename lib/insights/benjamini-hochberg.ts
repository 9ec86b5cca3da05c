/**
 * Adjusted p-values: calling all those of at most q findings keeps the expected share of false ones among them at q.
 * Y. Benjamini, Y. Hochberg, Controlling the False Discovery Rate, J. R. Stat. Soc. B 57 (1995).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(m);
  let least = 1;
  for (const [place, { p, index }] of descending.entries()) {
    least = Math.min(least, (p * m) / (m - place));
    adjusted[index] = least;
  }
  return adjusted;
}
