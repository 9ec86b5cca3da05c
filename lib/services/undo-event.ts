import { AppError } from "@/lib/app-error";
import { findActionGroup, type StoredAction } from "@/lib/db/action-store";
import { writeUndo } from "@/lib/db/event-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { findCandidate } from "@/lib/db/queue-store";
import { findReview, type StoredReview } from "@/lib/db/review-store";
import { findUndoContext, type UndoContext } from "@/lib/db/undo-store";
import { isOpenLearner } from "@/lib/db/user-store";
import { appendEvents } from "@/lib/event-log/append-events";
import { itemLogs } from "@/lib/event-log/item-logs";
import type { Locale } from "@/lib/i18n/locale";
import type { UndoResult } from "@/lib/quiz/api";
import type { ActionId, ItemId, LearnerId, ReviewId } from "@/lib/quiz/ids";
import { project } from "@/lib/scheduling/replay";
import { drawEntries } from "./draw-entries";
import { loadLearnerDay } from "./learner-queue";

export type UndoRequest = {
  readonly learnerId: LearnerId;
  /** The review, or the group of actions, to undo; by default the latest event that counts. */
  readonly reviewId?: ReviewId | undefined;
  readonly groupId?: ActionId | undefined;
};

/** What was undone: a review, or actions that were taken at one stroke. */
export type Undone = { readonly review: StoredReview } | { readonly actions: readonly StoredAction[] };

/**
 * Undoes the learner's latest event that still counts. It stays, an `undo` is added, and the memory becomes the replay
 * of what is left, which is its previous state. Actions taken at one stroke are undone together. Null if there is
 * nothing to undo.
 *
 * With an id it undoes only that one, and asking again changes nothing: one that was undone before is returned as it
 * was then. Throws `conflict` if a later event counts, `not-found` if the learner has no such event, and `signed-out`
 * for a guest who has signed up meanwhile.
 */
export async function undoLast(request: UndoRequest): Promise<Undone | null> {
  const { learnerId } = request;
  const { undone } = await appendEvents<UndoProgress>(
    learnerId,
    {},
    {
      isDone: ({ undone }) => undone !== undefined,
      attempt: (db, state, locked) => attempt(db, request, state, locked),
      itemsToLock: async (db) => {
        const context = await findUndoContext(db, learnerId);
        return context ? itemsOf(context.last) : [];
      },
    },
  );
  return undone ?? null;
}

type UndoProgress = {
  /** What was undone, null if there was nothing to undo; undefined until that is known. */
  readonly undone?: Undone | null;
  /** Actions of the group that are undone already, while others collided with another writer. */
  readonly begun?: readonly StoredAction[];
};

function eventsOf(undone: Undone): readonly { readonly id: string; readonly itemId: ItemId }[] {
  return "review" in undone ? [undone.review] : undone.actions;
}

function itemsOf(undone: Undone): ItemId[] {
  return eventsOf(undone).map(({ itemId }) => itemId);
}

function isAsked(last: UndoContext["last"], { reviewId, groupId }: UndoRequest): boolean {
  if (reviewId !== undefined) return "review" in last && last.review.id === reviewId;
  return groupId === undefined || ("actions" in last && last.actions[0]?.groupId === groupId);
}

async function attempt(
  db: Database,
  request: UndoRequest,
  { begun = [] }: UndoProgress,
  locked: readonly ItemId[] | null,
): Promise<UndoProgress> {
  const { learnerId } = request;
  const begunGroup = begun[0]?.groupId;
  const asked = begunGroup === undefined ? request : { learnerId, groupId: begunGroup };
  const context = await findUndoContext(db, learnerId);
  if (!context || !isAsked(context.last, asked)) {
    if (begun.length > 0) return { undone: { actions: begun } };
    return { undone: context === null && !isNamed(request) ? null : await undoneBefore(db, request) };
  }
  const { last, reviews, actions, presets, memories } = context;
  // Writing a second item while the first is locked could deadlock with somebody who does the reverse.
  if (locked !== null && itemsOf(last).some((itemId) => !locked.includes(itemId))) return { begun };
  const logs = itemLogs({ reviews, actions }, presets);
  const events = eventsOf(last);
  const changes = [...new Set(itemsOf(last))].map((itemId) => {
    const { memory: current, version } = memories.get(itemId)!;
    const undos = events.flatMap((event) =>
      event.itemId === itemId ? [{ type: "undo" as const, takesBack: event.id }] : [],
    );
    const { memory } = project(itemId, current, logs.get(itemId) ?? [], undos);
    return { itemId, memory, fromVersion: version };
  });
  const written = await writeUndo(db, learnerId, changes, events);
  if (written.size === changes.length)
    return { undone: "review" in last ? last : { actions: [...begun, ...last.actions] } };
  if (!(await isOpenLearner(db, learnerId))) throw new AppError("signed-out");
  const taken = "review" in last ? [] : last.actions.filter(({ itemId }) => written.has(itemId));
  return { begun: [...begun, ...taken] };
}

function isNamed({ reviewId, groupId }: UndoRequest): boolean {
  return reviewId !== undefined || groupId !== undefined;
}

/** An event that is not the latest one that counts: it was undone before, or cannot be. */
async function undoneBefore(
  db: Database,
  { learnerId, reviewId, groupId }: UndoRequest,
): Promise<Undone | null> {
  if (reviewId !== undefined) {
    const found = await findReview(db, learnerId, reviewId);
    if (!found) throw new AppError("not-found", "reviewId");
    if (!found.isUndone) throw new AppError("conflict", "reviewId");
    return { review: found.review };
  }
  if (groupId === undefined) return null;
  const group = await findActionGroup(db, learnerId, groupId);
  if (group === null) throw new AppError("not-found", "groupId");
  if (!group.isUndone) throw new AppError("conflict", "groupId");
  return { actions: group.actions };
}

/** Undoes an event (see `undoLast`); the item of a review comes back for asking again, with new numbers if it draws any. */
export async function undoLastEvent(
  input: UndoRequest & { readonly locale: Locale; readonly now: Date },
): Promise<UndoResult> {
  const undone = await undoLast(input);
  if (!undone) return { undone: null, actions: null, entry: null };
  const [first, ...others] = eventsOf(undone);
  const candidate =
    others.length === 0 ? await findCandidate(getPrisma(), input.learnerId, first!.itemId) : null;
  const day = await loadLearnerDay(getPrisma(), input.learnerId, input.now);
  const [entry = null] = candidate ? await drawEntries(getPrisma(), [candidate], { ...input, ...day }) : [];
  if ("review" in undone) {
    const { id: reviewId, rating } = undone.review;
    return { undone: { reviewId, itemId: entry?.itemId ?? "", rating }, actions: null, entry };
  }
  const { groupId, type } = undone.actions[0]!;
  return { undone: null, actions: { groupId, type, items: undone.actions.length }, entry };
}
