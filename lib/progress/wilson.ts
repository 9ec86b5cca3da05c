/** The two-sided quantile of the normal distribution for 95 %. */
const z = 1.959963984540054;

/** Each 0 to 1. */
export type Interval95 = { readonly low: number; readonly high: number };

/**
 * Wilson's score interval, at 95 %, for the probability behind `right` of `n`; from 0 to 1 if n is 0.
 * E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927).
 */
export function wilson(right: number, n: number): Interval95 {
  if (n === 0) return { low: 0, high: 1 };
  const share = right / n;
  const weight = z ** 2 / n;
  const middle = (share + weight / 2) / (1 + weight);
  const half = (z / (1 + weight)) * Math.sqrt((share * (1 - share)) / n + weight / (4 * n));
  // At the ends rounding would leave a hair's breadth.
  return {
    low: right === 0 ? 0 : Math.max(0, middle - half),
    high: right === n ? 1 : Math.min(1, middle + half),
  };
}

/** How many of `n` were recalled, with its interval. */
export type Measured = Interval95 & {
  readonly reviews: number;
  readonly recalled: number;
  /** Null without reviews. */
  readonly share: number | null;
};

export function measured(recalled: number, reviews: number): Measured {
  return {
    reviews,
    recalled,
    share: reviews === 0 ? null : recalled / reviews,
    ...wilson(recalled, reviews),
  };
}
