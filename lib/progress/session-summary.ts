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

/** An item that was missed; the caller looks up its texts and its place in the notes. */
export type MissedItem<Review> = {
  /** The last miss. */
  readonly last: Review;
  readonly misses: number;
  /** Right answers since then. */
  readonly rightAfter: number;
  /** Named mistakes, the most frequent first: the last review with each. */
  readonly mistakes: readonly { readonly review: Review; readonly times: number }[];
};

export type SessionFigures<Review> = Pick<
  SessionSummary,
  "reviews" | "items" | "firstTryRight" | "elapsedMs" | "newItems" | "timeline"
> & { readonly missed: readonly MissedItem<Review>[] };

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
    missed: missedItems(reviews),
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

/** Most misses first; among equals, the earliest. */
function missedItems<Review extends SessionReview>(reviews: readonly Review[]): MissedItem<Review>[] {
  type Missed = {
    last: Review;
    misses: number;
    rightAfter: number;
    mistakes: Map<string, { review: Review; times: number }>;
  };
  const missed = new Map<ItemId, Missed>();
  for (const review of reviews) {
    const { itemId, misconception } = review;
    const before = missed.get(itemId);
    if (isRight(review)) {
      if (before !== undefined) before.rightAfter += 1;
      continue;
    }
    const mistakes = before?.mistakes ?? new Map<string, { review: Review; times: number }>();
    if (misconception !== null) {
      const times = (mistakes.get(misconception)?.times ?? 0) + 1;
      mistakes.set(misconception, { review, times });
    }
    missed.set(itemId, { last: review, misses: (before?.misses ?? 0) + 1, rightAfter: 0, mistakes });
  }
  return [...missed.values()]
    .toSorted((a, b) => b.misses - a.misses)
    .map((item) => ({
      ...item,
      mistakes: [...item.mistakes.values()].toSorted((a, b) => b.times - a.times),
    }));
}
