/** The rating that an answer gets, and the ratings that a learner may choose. */
import { again, easy, good, hard, type Rating } from "./memory";

export type RatingRefusal =
  /** Again was asked for, but the answer was correct, or the learner had said that they knew it. */
  | "again-for-correct"
  /** A self-graded item came without a rating. */
  | "rating-missing"
  /** The learner's two-button mode has no such rating. */
  | "rating-not-offered";

export type RatingDecision = { readonly rating: Rating } | { readonly refused: RatingRefusal };

/** The rating of an answer with a verdict; `wanted` is what the learner asked for, if anything. */
export function rateScore(verdict: "correct" | "wrong", wanted?: Rating): RatingDecision {
  if (verdict === "wrong") return { rating: again };
  if (wanted === again) return { refused: "again-for-correct" };
  return { rating: wanted ?? good };
}

/** The ratings on offer for a self-graded item. */
export function offeredRatings(buttons: 2 | 4): readonly Rating[] {
  return buttons === 2 ? [again, good] : [again, hard, good, easy];
}

/** The rating of a self-graded item. */
export function rateSelf(wanted: Rating | undefined, buttons: 2 | 4): RatingDecision {
  if (wanted === undefined) return { refused: "rating-missing" };
  return offeredRatings(buttons).includes(wanted) ? { rating: wanted } : { refused: "rating-not-offered" };
}
