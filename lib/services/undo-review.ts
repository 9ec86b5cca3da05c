import { setTimeout as delay } from "node:timers/promises";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { findCandidate } from "@/lib/db/queue-store";
import { findUndoContext, lockMemories, type StoredReview, writeUndo } from "@/lib/db/review-store";
import type { Locale } from "@/lib/i18n/locale";
import type { UndoResult } from "@/lib/quiz/entry-view";
import { reviewEvent } from "@/lib/scheduling/review-event";
import { emptyMemory, replayReviews } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { dayDeltas } from "./day-deltas";
import { drawEntries } from "./draw-entries";
import { loadLearnerDay } from "./learner-queue";

/** Attempts with optimistic versions before the row is locked instead. */
const optimisticAttempts = 3;

const maximumAttempts = 20;

/**
 * Takes back the learner's latest review that still counts. The review stays, an `undo` is added, and the memory
 * becomes the replay of what is left, which is what it was before. Null if there is nothing to take back.
 */
export async function undoReview({
  learnerId,
}: {
  readonly learnerId: string;
}): Promise<StoredReview | null> {
  for (let tries = 0; tries < maximumAttempts; tries += 1) {
    if (tries > 0) await delay(2 ** Math.min(tries, 5) * (0.5 + Math.random()));
    const undone =
      tries < optimisticAttempts
        ? await attempt(getPrisma(), learnerId)
        : await getPrisma().$transaction((tx) => attemptLocked(tx, learnerId));
    if (undone !== "collided") return undone;
  }
  throw new Error(`undo of ${learnerId} collided ${maximumAttempts} times`);
}

async function attempt(
  db: Database,
  learnerId: string,
  lockedItem: number | null = null,
): Promise<StoredReview | null | "collided"> {
  const context = await findUndoContext(db, learnerId);
  if (!context) return null;
  const { last, current, presets } = context;
  // Writing to a second item while the first is locked could end in a deadlock with somebody who does the reverse.
  if (lockedItem !== null && last.itemId !== lockedItem) return "collided";
  const left = context.history.filter((r) => r.id !== last.id);
  const events = left.map((r) => reviewEvent(r, presets));
  const memory =
    events.length > 0 ? replayReviews(events, String(last.itemId)) : emptyMemory(last.studyDay as StudyDay);
  const change = { itemId: last.itemId, memory, fromVersion: current.version };
  const days = dayDeltas(last.itemId, current.memory, memory, [last], -1);
  return (await writeUndo(db, learnerId, last.id, change, days)) ? last : "collided";
}

async function attemptLocked(db: Database, learnerId: string): Promise<StoredReview | null | "collided"> {
  const before = await findUndoContext(db, learnerId);
  if (!before) return null;
  await lockMemories(db, learnerId, [before.last.itemId]);
  return attempt(db, learnerId, before.last.itemId);
}

/** Takes back the latest review and brings its item again, with new numbers if it draws any. */
export async function undoLastReview(input: {
  learnerId: string;
  locale: Locale;
  now: Date;
}): Promise<UndoResult> {
  const undone = await undoReview(input);
  if (!undone) return { undone: null, entry: null };
  const candidate = await findCandidate(getPrisma(), input.learnerId, undone.itemId);
  const day = await loadLearnerDay(getPrisma(), input.learnerId, input.now);
  const [entry] = candidate ? await drawEntries(getPrisma(), [candidate], { ...input, ...day }) : [];
  return {
    undone: { reviewId: undone.id, itemId: entry?.itemId ?? "", rating: undone.rating },
    entry: entry ?? null,
  };
}
