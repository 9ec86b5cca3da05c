import { type MetByBoth, moveDays, moveLearner } from "@/lib/db/merge-store";
import { type Database, getPrisma, isWriteCollision } from "@/lib/db/prisma-client";
import { type DayDelta, findMemory, lockMemories, readHistory, writeReviews } from "@/lib/db/review-store";
import { closeLearner } from "@/lib/db/user-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { reviewEvent } from "@/lib/scheduling/review-event";
import { replayReviews } from "@/lib/scheduling/schedule-review";

const mostAttempts = 5;

/**
 * Gives all that a guest did to the account that the guest signs up for or signs in to. Items that both have met get
 * the memory of both histories together, by replay. One transaction: all of it or nothing.
 */
export async function mergeGuest(guestId: LearnerId, learnerId: LearnerId): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await getPrisma().$transaction((tx) => merge(tx, guestId, learnerId), {
        maxWait: 20_000,
        timeout: 60_000,
      });
      return;
    } catch (error) {
      // Another device of the account was writing at that moment: one of the two was in the other's way.
      if (attempt === mostAttempts || !isWriteCollision(error)) throw error;
    }
  }
}

async function merge(tx: Database, guestId: LearnerId, learnerId: LearnerId): Promise<void> {
  await closeLearner(tx, guestId);
  const both = await moveLearner(tx, guestId, learnerId);
  const itemIds = both.map(({ itemId }) => itemId);
  // Memories before days, as every review takes them; the other way round each might wait for the other.
  await lockMemories(tx, learnerId, itemIds);
  await moveDays(tx, guestId, learnerId);
  const { reviews, presets } = await readHistory(tx, learnerId, itemIds);
  for (const met of both) {
    const events = reviews.filter((r) => r.itemId === met.itemId).map((r) => reviewEvent(r, presets));
    const current = await findMemory(tx, learnerId, met.itemId);
    // Without reviews that count, what is left of both histories is an item not met yet.
    if (!current || events.length === 0) continue;
    const memory = replayReviews(events, String(met.itemId));
    await writeReviews(tx, learnerId, {
      changes: [{ itemId: met.itemId, memory, fromVersion: current.version }],
      reviews: [],
      days: firstMeeting(met, current.memory.firstStudyDay, memory.firstStudyDay),
    });
  }
}

/** Each history counted the item as new on its own first day; together they met it once. */
function firstMeeting(met: MetByBoth, learnersFirst: number | null, first: number | null): DayDelta[] {
  const counted = [
    [met.guestsFirstDay, -1],
    [learnersFirst, -1],
    [first, 1],
  ] as const;
  return counted.flatMap(([studyDay, newItems]) =>
    studyDay === null
      ? []
      : [{ itemId: met.itemId, studyDay, newItems, reviews: 0, correct: 0, elapsedMs: 0 }],
  );
}
