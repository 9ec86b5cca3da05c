/** What a session amounted to, from its reviews alone. */
import type { Verdict } from "@/lib/items/item-kind";
import type { SessionSummary } from "@/lib/quiz/entry-view";
import { again, type MemoryState, type Rating } from "../scheduling/memory";

/** A review as the summary needs it. */
export type SessionReview = {
  readonly itemId: string;
  readonly rating: Rating;
  /** Null for an item that the learner graded. */
  readonly verdict: Exclude<Verdict, "invalid"> | null;
  readonly misconceptionId: string | null;
  readonly elapsedMs: number;
  readonly stateBefore: MemoryState;
};

/** A named mistake of the session; its words and its place in the notes are the caller's to find. */
export type SessionMistake = {
  readonly itemId: string;
  readonly misconceptionId: string;
  readonly times: number;
  /** Right answers to the same item after the last time this mistake was made. */
  readonly rightAfter: number;
};

export type SessionFigures = Pick<
  SessionSummary,
  "reviews" | "items" | "firstTryRight" | "elapsedMs" | "newItems" | "strokes"
> & { readonly mistakes: readonly SessionMistake[] };

/** `reviews` are those of the session that still count, in their order. */
export function summariseSession(reviews: readonly SessionReview[]): SessionFigures {
  const firstReviews = firstByItem(reviews);
  return {
    reviews: reviews.length,
    items: firstReviews.length,
    firstTryRight: firstReviews.filter(isRight).length,
    elapsedMs: reviews.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
    newItems: firstReviews.filter(isNew).length,
    strokes: reviews.map((review) => ({
      right: isRight(review),
      seconds: Math.round(review.elapsedMs / 1000),
      isNew: isNew(review),
    })),
    mistakes: mistakesOf(reviews),
  };
}

function isRight({ verdict, rating }: SessionReview): boolean {
  return verdict === null ? rating > again : verdict === "correct";
}

function isNew({ stateBefore }: SessionReview): boolean {
  return stateBefore === "new";
}

function firstByItem(reviews: readonly SessionReview[]): SessionReview[] {
  const first = new Map<string, SessionReview>();
  for (const review of reviews) if (!first.has(review.itemId)) first.set(review.itemId, review);
  return [...first.values()];
}

/** Most frequent first; of equals, the one made first. */
function mistakesOf(reviews: readonly SessionReview[]): SessionMistake[] {
  const byItem = new Map<string, Map<string, { times: number; rightAfter: number }>>();
  for (const review of reviews) {
    const mistakes = byItem.get(review.itemId) ?? new Map();
    byItem.set(review.itemId, mistakes);
    if (isRight(review)) for (const mistake of mistakes.values()) mistake.rightAfter += 1;
    else if (review.misconceptionId !== null) {
      const times = mistakes.get(review.misconceptionId)?.times ?? 0;
      mistakes.set(review.misconceptionId, { times: times + 1, rightAfter: 0 });
    }
  }
  return [...byItem]
    .flatMap(([itemId, mistakes]) =>
      [...mistakes].map(([misconceptionId, counts]) => ({ itemId, misconceptionId, ...counts })),
    )
    .toSorted((a, b) => b.times - a.times);
}
