import { again, good, type Rating } from "./memory";
import type { Regraded } from "./memory-event";

/** How a review was graded, and counts now. */
export type GradedReview = {
  /** As it was given. */
  readonly rating: Rating;
  readonly verdict: "correct" | "wrong";
  readonly misconception: string | null;
  readonly regraded: Regraded | null;
};

/**
 * The score that a review gets by a corrected grading; null if it counts as that already. A wrong answer is Again. One
 * that was right from the start keeps its learner's rating; one that is right only now is Good.
 */
export function regradeScore(
  review: GradedReview,
  score: { readonly verdict: "correct" | "wrong"; readonly misconception: string | null },
): Regraded | null {
  const { verdict, misconception } = score;
  const present = review.regraded ?? review;
  if (present.verdict === verdict && present.misconception === misconception) return null;
  const right = review.verdict === "correct" ? review.rating : good;
  return { rating: verdict === "wrong" ? again : right, verdict, misconception };
}
