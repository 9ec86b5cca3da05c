import { fewestLearners } from "./few-learners";

/** Expected recall of a concept's items: over learners, the mean of each one's mean and the squared deviations' sum. */
export type RecallSums = { readonly learners: number; readonly mean: number; readonly squares: number };

export type ExpectedRecall = {
  readonly learners: number;
  /** 0 to 1. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
};

/**
 * What a class is expected to recall, each learner counting once, and the interval of that mean at 95 %:
 * mean ± 1.96 s / √n. Null for too few.
 */
export function expectedRecall({ learners, mean, squares }: RecallSums): ExpectedRecall | null {
  if (learners < fewestLearners) return null;
  const half = 1.959963984540054 * Math.sqrt(squares / (learners - 1) / learners);
  return { learners, mean, low: Math.max(0, mean - half), high: Math.min(1, mean + half) };
}
