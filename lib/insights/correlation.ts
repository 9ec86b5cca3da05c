/** Sums of n pairs about their means: Σ(x − x̄)², Σ(y − ȳ)², Σ(x − x̄)(y − ȳ). Postgres has them as `regr_sxx` and so on. */
export type CentredSums = {
  readonly n: number;
  readonly sxx: number;
  readonly syy: number;
  readonly sxy: number;
};

/** What rounding leaves of a sum of squares of shares that are all alike. */
const nothing = 1e-9;

/** Pearson's correlation; null where one of the two does not vary. */
export function correlationOf({ sxx, syy, sxy }: CentredSums): number | null {
  if (sxx < nothing || syy < nothing) return null;
  return Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy)));
}

export function centredSums(pairs: readonly (readonly [x: number, y: number])[]): CentredSums {
  const n = pairs.length;
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let [sxx, syy, sxy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    sxx += (x - meanX) ** 2;
    syy += (y - meanY) ** 2;
    sxy += (x - meanX) * (y - meanY);
  }
  return { n, sxx, syy, sxy };
}

/**
 * The interval of a correlation at 95 %, by Fisher's transformation: tanh(artanh r ± 1.96 / √(n − 3)); from −1 to 1 for
 * fewer than four pairs. R. A. Fisher, On the "Probable Error" of a Coefficient of Correlation, Metron 1 (1921).
 */
export function correlationInterval(
  correlation: number,
  n: number,
): { readonly low: number; readonly high: number } {
  if (n < 4) return { low: -1, high: 1 };
  const half = 1.959963984540054 / Math.sqrt(n - 3);
  const middle = Math.atanh(correlation);
  return { low: Math.tanh(middle - half), high: Math.tanh(middle + half) };
}
