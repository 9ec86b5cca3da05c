import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/app-error";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { findCandidate } from "@/lib/db/queue-store";
import {
  findReview,
  findUndoContext,
  lockMemories,
  type StoredReview,
  writeUndo,
} from "@/lib/db/review-store";
import { isOpenLearner } from "@/lib/db/user-store";
import type { Locale } from "@/lib/i18n/locale";
import type { UndoResult } from "@/lib/quiz/api";
import type { LearnerId, ReviewId } from "@/lib/quiz/ids";
import { reviewEvent } from "@/lib/scheduling/review-event";
import { emptyMemory, replayReviews } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { dayDeltas } from "./day-deltas";
import { drawEntries } from "./draw-entries";
import { loadLearnerDay } from "./learner-queue";

/** Attempts with optimistic versions before the row is locked instead. */
const optimisticAttempts = 3;

const maximumAttempts = 20;

export type UndoRequest = {
  readonly learnerId: LearnerId;
  /** The review to be taken back; without it the latest one that counts, whichever that is. */
  readonly reviewId?: ReviewId | undefined;
};

/**
 * Takes back the learner's latest review that still counts. The review stays, an `undo` is added, and the memory
 * becomes the replay of what is left, which is what it was before. Null if there is nothing to take back.
 *
 * With `reviewId` it takes back that one or none, and asking again changes nothing: one that was taken back before is
 * given as it was then. Throws `conflict` if a later review counts, `not-found` if the learner has no such review,
 * and `signed-out` for a guest who has signed up meanwhile.
 */
export async function undoReview(request: UndoRequest): Promise<StoredReview | null> {
  const { learnerId } = request;
  for (let tries = 0; tries < maximumAttempts; tries += 1) {
    if (tries > 0) await delay(2 ** Math.min(tries, 5) * (0.5 + Math.random()));
    const undone =
      tries < optimisticAttempts
        ? await attempt(getPrisma(), request)
        : await getPrisma().$transaction((tx) => attemptLocked(tx, request));
    if (undone !== "collided") return undone;
    if (!(await isOpenLearner(getPrisma(), learnerId))) throw new AppError("signed-out");
  }
  throw new Error(`undo of ${learnerId} collided ${maximumAttempts} times`);
}

async function attempt(
  db: Database,
  { learnerId, reviewId }: UndoRequest,
  lockedItem: number | null = null,
): Promise<StoredReview | null | "collided"> {
  const context = await findUndoContext(db, learnerId);
  if (reviewId !== undefined && context?.last.id !== reviewId) return undoneBefore(db, learnerId, reviewId);
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

async function attemptLocked(db: Database, request: UndoRequest): Promise<StoredReview | null | "collided"> {
  const before = await findUndoContext(db, request.learnerId);
  if (before) await lockMemories(db, request.learnerId, [before.last.itemId]);
  return attempt(db, request, before?.last.itemId);
}

/** A review that is not the latest one which counts: it was taken back before, or can't be. */
async function undoneBefore(db: Database, learnerId: LearnerId, reviewId: ReviewId): Promise<StoredReview> {
  const found = await findReview(db, learnerId, reviewId);
  if (!found) throw new AppError("not-found", "reviewId");
  if (!found.isUndone) throw new AppError("conflict", "reviewId");
  return found.review;
}

/** Takes back a review (see `undoReview`) and brings its item again, with new numbers if it draws any. */
export async function undoLastReview(
  input: UndoRequest & { readonly locale: Locale; readonly now: Date },
): Promise<UndoResult> {
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
