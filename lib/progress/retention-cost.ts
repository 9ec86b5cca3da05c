/** What a desired retention costs a learner, by what they know now and how long their answers take. */

/** FSRS's forgetting curve: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
type Curve = { readonly decay: number; readonly factor: number };

export type Stock = {
  /** Sum of 1 / stability over the items in review, stability in days. */
  readonly fading: number;
  /** Reviews of items whose last interval was at least a day, those that were wrong, and the time for all. */
  readonly reviews: number;
  readonly wrong: number;
  readonly reviewMs: number;
  /** Time for relearning what was wrong. */
  readonly relearningMs: number;
};

export type RetentionCost = { readonly retention: number; readonly minutesPerDay: number };

/** Below this many reviews nothing is said: times of single answers differ too much. */
export const leastReviews = 50;

export const comparedRetentions = [0.8, 0.85, 0.9, 0.95] as const;

/**
 * Minutes a day for keeping the present items at each retention. An item comes back after the days in which its recall
 * falls to the retention, i.e. stability · (r^(1/decay) − 1) / factor; each review takes its usual time, and each miss
 * (1 − r of them) relearning. New items come on top. Null as long as too little is known.
 */
export function retentionCosts(stock: Stock, { decay, factor }: Curve): RetentionCost[] | null {
  if (stock.reviews < leastReviews || stock.fading <= 0) return null;
  const reviewMs = stock.reviewMs / stock.reviews;
  const relearningMs = stock.wrong === 0 ? reviewMs : stock.relearningMs / stock.wrong;
  return comparedRetentions.map((retention) => {
    const daysPerStability = (retention ** (1 / decay) - 1) / factor;
    const reviewsPerDay = stock.fading / daysPerStability;
    const ms = reviewsPerDay * (reviewMs + (1 - retention) * relearningMs);
    return { retention, minutesPerDay: ms / 60_000 };
  });
}
