import { getPrisma } from "@/lib/db/prisma-client";
import { findCandidate } from "@/lib/db/queue-store";
import { findUndoContext, type StoredReview, writeUndo } from "@/lib/db/review-store";
import type { Locale } from "@/lib/i18n/locale";
import type { UndoResult } from "@/lib/quiz/entry-view";
import { reviewEvent } from "@/lib/scheduling/review-event";
import { emptyMemory, replayReviews } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { dayDeltas } from "./day-deltas";
import { drawEntries } from "./draw-entries";
import { loadLearnerDay } from "./learner-queue";

const maximumAttempts = 12;

/**
 * Takes back the learner's latest review that still counts. The review stays, an `undo` is added, and the memory
 * becomes the replay of what is left, which is what it was before. Null if there is nothing to take back.
 */
export async function undoReview(input: { readonly learnerId: string }): Promise<StoredReview | null> {
  for (let tries = 0; tries < maximumAttempts; tries += 1) {
    const context = await findUndoContext(getPrisma(), input.learnerId);
    if (!context) return null;
    const { last, current, presets } = context;
    const left = context.history.filter((r) => r.id !== last.id);
    const events = left.map((r) => reviewEvent(r, presets));
    const memory =
      events.length > 0 ? replayReviews(events, String(last.itemId)) : emptyMemory(last.studyDay as StudyDay);
    const change = { itemId: last.itemId, memory, fromVersion: current.version };
    const days = dayDeltas(last.itemId, current.memory, memory, [last], -1);
    if (await writeUndo(getPrisma(), input.learnerId, last.id, change, days)) return last;
  }
  throw new Error(`undo of ${input.learnerId} collided ${maximumAttempts} times`);
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
