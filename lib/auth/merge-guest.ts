import { writeEvents } from "@/lib/db/event-store";
import { lockMemories, type MemoryChange, readMemories } from "@/lib/db/memory-store";
import { moveCounters, moveLearner } from "@/lib/db/merge-store";
import { type Database, getPrisma, isWriteCollision } from "@/lib/db/prisma-client";
import { readLog } from "@/lib/db/review-store";
import { banLearner } from "@/lib/db/user-store";
import { allSituations, logsOf, settle } from "@/lib/event-log/item-logs";
import type { LearnerId } from "@/lib/quiz/ids";
import { eventsThatCount, replayAll, type Situations } from "@/lib/scheduling/replay";

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
  const itemIds = await moveLearner(tx, guestId, learnerId);
  // Memories before counters, as for every event; in the opposite order the two could deadlock.
  await lockMemories(tx, learnerId, itemIds);
  await moveCounters(tx, guestId, learnerId);
  const log = await readLog(tx, learnerId, itemIds);
  const logs = logsOf(log);
  const memories = await readMemories(tx, learnerId, itemIds);
  const changes: MemoryChange[] = [];
  const situations: Situations[] = [];
  for (const itemId of itemIds) {
    const events = logs.get(itemId) ?? [];
    const current = memories.get(itemId);
    // Without events that count, the item is new again.
    if (!current || eventsThatCount(events).length === 0) continue;
    const replayed = replayAll(events, itemId);
    situations.push(replayed);
    changes.push({ itemId, memory: replayed.memory, fromVersion: current.version });
  }
  if (changes.length === 0) return;
  const { reviews: settledReviews, actions: settledActions } = settle(log, allSituations(situations));
  await writeEvents(tx, learnerId, { changes, reviews: [], settledReviews, settledActions });
}
