import { lockMemories, readMemories } from "@/lib/db/memory-store";
import { moveDays, moveLearner } from "@/lib/db/merge-store";
import { type Database, getPrisma, isWriteCollision } from "@/lib/db/prisma-client";
import { readLog, writeReviews } from "@/lib/db/review-store";
import { banLearner } from "@/lib/db/user-store";
import { itemLogs } from "@/lib/event-log/item-logs";
import type { LearnerId } from "@/lib/quiz/ids";
import { dayDeltas } from "@/lib/scheduling/day-deltas";
import { eventsThatCount, replay } from "@/lib/scheduling/replay";

const mostAttempts = 5;

/**
 * Moves everything of a guest to the account that the guest signs up for or signs in to. Items that both have met get
 * the memory of both histories together, by replay. One transaction: all or nothing.
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
      // Another device of the account was writing at the same time, and the two collided.
      if (attempt === mostAttempts || !isWriteCollision(error)) throw error;
    }
  }
}

async function merge(tx: Database, guestId: LearnerId, learnerId: LearnerId): Promise<void> {
  await banLearner(tx, guestId);
  const both = await moveLearner(tx, guestId, learnerId);
  const itemIds = both.map(({ itemId }) => itemId);
  // Memories before days, as for every review; in the opposite order the two could deadlock.
  await lockMemories(tx, learnerId, itemIds);
  await moveDays(tx, guestId, learnerId);
  const logs = itemLogs(await readLog(tx, learnerId, itemIds));
  const memories = await readMemories(tx, learnerId, itemIds);
  const rebuilt = both.flatMap(({ itemId, guestsFirstDay }) => {
    const log = logs.get(itemId) ?? [];
    const current = memories.get(itemId);
    // Without events that count, the item is new again.
    if (!current || eventsThatCount(log).length === 0) return [];
    const memory = replay(log, String(itemId));
    // Each history counted the item as new on its own first day; the merged one counts it once.
    const firstDays = { before: [guestsFirstDay, current.memory.firstStudyDay], after: memory.firstStudyDay };
    const change = { itemId, memory, fromVersion: current.version };
    return [{ change, days: dayDeltas(itemId, firstDays, []) }];
  });
  if (rebuilt.length === 0) return;
  const changes = rebuilt.map(({ change }) => change);
  await writeReviews(tx, learnerId, { changes, reviews: [], days: rebuilt.flatMap(({ days }) => days) });
}
