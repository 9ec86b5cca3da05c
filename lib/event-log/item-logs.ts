import type { LearnerLog } from "@/lib/db/review-store";
import type { ItemId } from "@/lib/quiz/ids";
import { type MemoryEvent, reviewEvent } from "@/lib/scheduling/memory-event";

/** A learner's log grouped by item, the events of each in the order read. */
export function itemLogs({
  reviews,
  undone,
  presets,
}: LearnerLog): ReadonlyMap<ItemId, readonly MemoryEvent[]> {
  const isUndone = new Set(undone);
  const logs = new Map<ItemId, MemoryEvent[]>();
  for (const review of reviews) {
    const log = logs.get(review.itemId) ?? [];
    logs.set(review.itemId, log);
    log.push(reviewEvent(review, presets));
    if (isUndone.has(review.id)) log.push({ type: "undo", takesBack: review.id });
  }
  return logs;
}
