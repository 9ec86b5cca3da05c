import { fewestLearners } from "./few-learners";

/** Sums over later reviews, each with R₀: FSRS's prediction of recall under the product's default weights. */
export type ResidualSums = {
  readonly n: number;
  readonly learners: number;
  readonly recalled: number;
  readonly predicted: number;
  /** Σ R₀ (1 − R₀) */
  readonly variance: number;
};

/** Recalled less than predicted, as a share; −1 to 1. */
export type Surprise = {
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Whether 0 lies outside the interval. */
  readonly isClear: boolean;
};

/**
 * The mean of outcome − R₀: what the scheduler did not expect. It says nothing about an item's quality: whatever is hard
 * has been asked more often, and so is expected to be. The interval is that of a sum of independent outcomes with the
 * predicted probabilities, at 95 %.
 */
export function surpriseOf(sums: ResidualSums): Surprise | null {
  const { n, learners, recalled, predicted, variance } = sums;
  if (learners < fewestLearners) return null;
  const mean = (recalled - predicted) / n;
  const half = (1.959963984540054 * Math.sqrt(variance)) / n;
  return { n, mean, low: mean - half, high: mean + half, isClear: Math.abs(mean) > half };
}
