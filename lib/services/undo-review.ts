import { getPrisma } from "@/lib/db/prisma-client";
import { findUndoContext, type StoredReview, writeUndo } from "@/lib/db/review-store";
import { emptyMemory, replayReviews } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { dayDeltas, reviewEvent } from "./project-item";

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
    const memory = events.length > 0 ? replayReviews(events, String(last.itemId)) : emptyMemory(last.studyDay as StudyDay);
    const change = { itemId: last.itemId, memory, fromVersion: current.version };
    const days = dayDeltas(last.itemId, current.memory, memory, [last], -1);
    if (await writeUndo(getPrisma(), input.learnerId, last.id, change, days)) return last;
  }
  throw new Error(`undo of ${input.learnerId} collided ${maximumAttempts} times`);
}
