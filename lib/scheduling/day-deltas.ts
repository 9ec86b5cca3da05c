/** The counters of a learner's study days are sums over the log; this file computes what an event adds to them. */
import { again } from "./memory";
import type { ReviewEvent } from "./memory-event";

/** The counters of a study day. */
export type DayCounters = {
  readonly studyDay: number;
  readonly reviews: number;
  /** Items met for the first time. */
  readonly newItems: number;
  readonly correct: number;
  readonly elapsedMs: number;
};

/** What a change of an item adds to the counters of a study day. */
export type DayDelta = DayCounters & { readonly itemId: number };

/** The counters that these deltas add up to, by study day. */
export function countDays(deltas: readonly DayDelta[]): Map<number, DayCounters> {
  const counters = new Map<number, DayCounters>();
  for (const { itemId: _, ...delta } of deltas) {
    const sum = counters.get(delta.studyDay);
    counters.set(
      delta.studyDay,
      sum === undefined
        ? delta
        : {
            studyDay: delta.studyDay,
            reviews: sum.reviews + delta.reviews,
            newItems: sum.newItems + delta.newItems,
            correct: sum.correct + delta.correct,
            elapsedMs: sum.elapsedMs + delta.elapsedMs,
          },
    );
  }
  return counters;
}

type Counted = Pick<ReviewEvent, "studyDay" | "rating" | "elapsedMs">;

/** The study days on which an item counted as new before a change, and the one after it; null if it was not met. */
export type FirstDays = { readonly before: readonly (number | null)[]; readonly after: number | null };

/**
 * How adding and undoing these reviews of one item changes the counters. An item counts as new on the study day of its
 * first review; that day may move when reviews arrive late, are undone, or come from two histories.
 */
export function dayDeltas(
  itemId: number,
  firstDays: FirstDays,
  added: readonly Counted[],
  takenBack: readonly Counted[] = [],
): DayDelta[] {
  const reviewDelta = (sign: 1 | -1) => (review: Counted) => ({
    itemId,
    studyDay: review.studyDay,
    reviews: sign,
    newItems: 0,
    correct: review.rating > again ? sign : 0,
    elapsedMs: sign * review.elapsedMs,
  });
  return [
    ...added.map(reviewDelta(1)),
    ...takenBack.map(reviewDelta(-1)),
    ...firstDayDeltas(itemId, firstDays),
  ];
}

function firstDayDeltas(itemId: number, { before, after }: FirstDays): DayDelta[] {
  const newItems = new Map<number, number>();
  const count = (day: number | null, change: 1 | -1) => {
    if (day !== null) newItems.set(day, (newItems.get(day) ?? 0) + change);
  };
  for (const day of before) count(day, -1);
  count(after, 1);
  return [...newItems].flatMap(([studyDay, change]) =>
    change === 0 ? [] : [{ itemId, studyDay, newItems: change, reviews: 0, correct: 0, elapsedMs: 0 }],
  );
}
