import type { DayDelta } from "@/lib/db/review-store";
import type { ItemId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";

type Counted = { readonly studyDay: number; readonly rating: number; readonly elapsedMs: number };

/**
 * What adding (`sign` 1) or taking back (−1) these reviews of one item changes in the day counters. An item counts
 * as new on the study day of its first review, so that day may move when reviews arrive late or are taken back.
 */
export function dayDeltas(
  itemId: ItemId,
  before: Memory | null,
  after: Memory,
  reviews: readonly Counted[],
  sign: 1 | -1,
): DayDelta[] {
  const deltas: DayDelta[] = reviews.map((r) => ({
    itemId,
    studyDay: r.studyDay,
    reviews: sign,
    newItems: 0,
    correct: r.rating > 1 ? sign : 0,
    elapsedMs: sign * r.elapsedMs,
  }));
  const was = before?.firstStudyDay ?? null;
  const is = after.firstStudyDay;
  if (was !== is) {
    const moved = { itemId, reviews: 0, correct: 0, elapsedMs: 0 };
    if (was !== null) deltas.push({ ...moved, studyDay: was, newItems: -1 });
    if (is !== null) deltas.push({ ...moved, studyDay: is, newItems: 1 });
  }
  return deltas;
}
