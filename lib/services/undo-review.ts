import { AppError } from "@/lib/app-error";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { findCandidate } from "@/lib/db/queue-store";
import { findReview, type StoredReview } from "@/lib/db/review-store";
import { findUndoContext, writeUndo } from "@/lib/db/undo-store";
import { isOpenLearner } from "@/lib/db/user-store";
import { appendEvents } from "@/lib/event-log/append-events";
import type { Locale } from "@/lib/i18n/locale";
import type { UndoResult } from "@/lib/quiz/api";
import type { ItemId, LearnerId, ReviewId } from "@/lib/quiz/ids";
import { reviewEvent } from "@/lib/scheduling/memory-event";
import { project } from "@/lib/scheduling/replay";
import { drawEntries } from "./draw-entries";
import { loadLearnerDay } from "./learner-queue";

export type UndoRequest = {
  readonly learnerId: LearnerId;
  /** The review to undo; by default the latest one that counts. */
  readonly reviewId?: ReviewId | undefined;
};

/**
 * Undoes the learner's latest review that still counts. The review stays, an `undo` is added, and the memory becomes
 * the replay of what is left, which is its previous state. Null if there is nothing to undo.
 *
 * With `reviewId` it undoes only that one, and asking again changes nothing: one that was undone before is returned as
 * it was then. Throws `conflict` if a later review counts, `not-found` if the learner has no such review, and
 * `signed-out` for a guest who has signed up meanwhile.
 */
export async function undoReview(request: UndoRequest): Promise<StoredReview | null> {
  const { learnerId } = request;
  const { undone } = await appendEvents<UndoProgress>(learnerId, collided, {
    isDone: ({ undone }) => undone !== undefined,
    attempt: (db, _, locked) => attempt(db, request, locked),
    itemsToLock: async (db) => {
      const context = await findUndoContext(db, learnerId);
      return context ? [context.last.itemId] : [];
    },
  });
  return undone ?? null;
}

/** The undone review, null if there was none to undo; undefined until that is known. */
type UndoProgress = { readonly undone?: StoredReview | null };

const collided: UndoProgress = {};

async function attempt(
  db: Database,
  { learnerId, reviewId }: UndoRequest,
  locked: readonly ItemId[] | null,
): Promise<UndoProgress> {
  const context = await findUndoContext(db, learnerId);
  if (reviewId !== undefined && context?.last.id !== reviewId)
    return { undone: await undoneBefore(db, learnerId, reviewId) };
  if (!context) return { undone: null };
  const { last, current, presets, history } = context;
  // Writing a second item while the first is locked could deadlock with somebody who does the reverse.
  if (locked !== null && !locked.includes(last.itemId)) return collided;
  const events = history.map((review) => reviewEvent(review, presets));
  const undo = { type: "undo", takesBack: last.id } as const;
  const { memory, days } = project(last.itemId, current.memory, events, [undo]);
  const change = { itemId: last.itemId, memory, fromVersion: current.version };
  if (await writeUndo(db, learnerId, last.id, change, days)) return { undone: last };
  if (!(await isOpenLearner(db, learnerId))) throw new AppError("signed-out");
  return collided;
}

/** A review that is not the latest one that counts: it was undone before, or cannot be. */
async function undoneBefore(db: Database, learnerId: LearnerId, reviewId: ReviewId): Promise<StoredReview> {
  const found = await findReview(db, learnerId, reviewId);
  if (!found) throw new AppError("not-found", "reviewId");
  if (!found.isUndone) throw new AppError("conflict", "reviewId");
  return found.review;
}

/** Undoes a review (see `undoReview`) and returns its item for asking again, with new numbers if it draws any. */
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
