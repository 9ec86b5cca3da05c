/** The summary of a session, from its reviews alone. */

import type { ItemId } from "@/lib/quiz/ids";
import type { SessionSummary } from "@/lib/quiz/session-summary";
import { again } from "../scheduling/memory";

/**
 * The part of a review that the summary uses. Wrong is Again and Again is wrong, for graded and self-graded items
 * alike.
 */
export type SessionReview = {
  readonly itemId: ItemId;
  readonly rating: number;
  readonly isNew: boolean;
  /** Whether the item was missed earlier on the same study day, in any session. */
  readonly missedBefore: boolean;
  readonly elapsedMs: number;
  /** Id of the misconception behind a wrong answer, if one matched. */
  readonly misconception: string | null;
};

/** A named mistake of the session; the caller looks up its text and its place in the notes. */
export type SessionMistake<Review> = {
  /** The last review with this mistake. */
  readonly review: Review;
  readonly times: number;
  /** Right answers to the same item since then. */
  readonly rightAfter: number;
};

export type SessionFigures<Review> = Pick<
  SessionSummary,
  "reviews" | "items" | "firstTryRight" | "elapsedMs" | "newItems" | "timeline"
> & { readonly mistakes: readonly SessionMistake<Review>[] };

/** In a very long session only this many last answers are shown one by one. */
const longestTimeline = 300;

/** `reviews` are the session's reviews that still count, in order. */
export function summariseSession<Review extends SessionReview>(
  reviews: readonly Review[],
): SessionFigures<Review> {
  const firstTries = firstByItem(reviews);
  return {
    reviews: reviews.length,
    items: firstTries.length,
    firstTryRight: firstTries.filter((first) => isRight(first) && !first.missedBefore).length,
    elapsedMs: reviews.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
    newItems: firstTries.filter(({ isNew }) => isNew).length,
    timeline: reviews.slice(-longestTimeline).map((review) => ({
      right: isRight(review),
      seconds: Math.round(review.elapsedMs / 1000),
      isNew: review.isNew,
    })),
    mistakes: mistakesOf(reviews),
  };
}

function isRight({ rating }: SessionReview): boolean {
  return rating > again;
}

function firstByItem<Review extends SessionReview>(reviews: readonly Review[]): Review[] {
  const first = new Map<number, Review>();
  for (const review of reviews) if (!first.has(review.itemId)) first.set(review.itemId, review);
  return [...first.values()];
}

/** Most frequent first; among equals, the earliest. */
function mistakesOf<Review extends SessionReview>(reviews: readonly Review[]): SessionMistake<Review>[] {
  const rights = new Map<number, number>();
  for (const { itemId } of reviews.filter(isRight)) rights.set(itemId, (rights.get(itemId) ?? 0) + 1);
  const rightSoFar = new Map<number, number>();
  const mistakes = new Map<string, SessionMistake<Review>>();
  for (const review of reviews) {
    const { itemId, misconception } = review;
    const before = rightSoFar.get(itemId) ?? 0;
    if (isRight(review)) rightSoFar.set(itemId, before + 1);
    else if (misconception !== null) {
      const key = `${itemId}/${misconception}`;
      const times = (mistakes.get(key)?.times ?? 0) + 1;
      mistakes.set(key, { review, times, rightAfter: (rights.get(itemId) ?? 0) - before });
    }
  }
  return [...mistakes.values()].toSorted((a, b) => b.times - a.times);
}
