import { type CentredSums, correlationInterval, correlationOf } from "./correlation";
import { fewestLearners } from "./few-learners";

/** A learner counts if they met at least this many other items. */
export const fewestOthers = 5;

/** Below it, an item does not tell those who know from those who don't. As in Moodle's quiz report. */
const weakIndex = 0.2;

export type Discrimination = {
  readonly n: number;
  /** −1 to 1. */
  readonly index: number;
  readonly low: number;
  readonly high: number;
  /**
   * `reversed`: the better learners miss it more often, beyond chance, which questions the key. `weak`: below 0.2 beyond
   * chance. Else null.
   */
  readonly doubt: "reversed" | "weak" | null;
};

/**
 * Moodle's discrimination index: the correlation of an item's first outcome with the learner's mean first outcome on
 * the *other* items, over learners who met at least five others. A mean and not a sum, since learners meet different
 * items. Null for too few learners, and where the item or the means do not vary.
 * https://docs.moodle.org/dev/Quiz_statistics_calculations, “Discrimination index”
 */
export function discriminationOf(sums: CentredSums): Discrimination | null {
  const index = correlationOf(sums);
  if (index === null || sums.n < fewestLearners) return null;
  const { low, high } = correlationInterval(index, sums.n);
  return {
    n: sums.n,
    index,
    low,
    high,
    doubt: high < 0 ? "reversed" : high < weakIndex ? "weak" : null,
  };
}
