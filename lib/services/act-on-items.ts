import { AppError } from "@/lib/app-error";
import { findActionGroup, type StoredAction } from "@/lib/db/action-store";
import { writeEvents } from "@/lib/db/event-store";
import { findEnrolledItems } from "@/lib/db/item-store";
import { readMemories } from "@/lib/db/memory-store";
import type { Database } from "@/lib/db/prisma-client";
import { readLog } from "@/lib/db/review-store";
import { isOpenLearner } from "@/lib/db/user-store";
import { appendEvents } from "@/lib/event-log/append-events";
import { allSituations, logsOf, settle } from "@/lib/event-log/item-logs";
import type { ActionsResult } from "@/lib/quiz/api";
import type { ActionId, ItemId, LearnerId } from "@/lib/quiz/ids";
import { actionChanges } from "@/lib/scheduling/act-on-memory";
import { type ActionType, actionEvent } from "@/lib/scheduling/memory-event";
import { project } from "@/lib/scheduling/replay";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { loadLearnerDay } from "./learner-queue";
import { seededUuid } from "./seeded-uuid";

/** An item may be put off for ten years at most. */
const furthestDays = 3_650;

/** A browser's clock may differ from ours by this much. */
const clockToleranceMs = 60_000;

export type ActionRequest = {
  readonly learnerId: LearnerId;
  /** Made by the client: sent twice, it counts once. All actions of the group are undone together. */
  readonly groupId: ActionId;
  readonly type: ActionType;
  /** `course/item` each. */
  readonly items: readonly string[];
  /** The study day until which the items are buried (tomorrow if it is missing), or on which they are due. */
  readonly untilDay?: number | undefined;
  /** ISO instant by the browser's clock; `now` if it is missing. */
  readonly actedAt?: string | undefined;
  /** The author who asks for it; by default the learner. */
  readonly actorId?: LearnerId | undefined;
  readonly now: Date;
};

/**
 * Suspends, resumes, buries, resets items or sets when they are due; as many as given at one stroke. Items that it would
 * leave unchanged are left out. Throws `not-found` if one of them is not an item of a course that the learner is
 * enrolled in, `invalid-input` for a day that has passed, is too far away or is missing, and `signed-out` for a guest
 * who has signed up meanwhile.
 */
export async function actOnItems(request: ActionRequest): Promise<ActionsResult> {
  const { learnerId, groupId } = request;
  const { applied } = await appendEvents<ActingState>(
    learnerId,
    { pending: null, applied: 0 },
    {
      isDone: ({ pending }) => pending?.length === 0,
      attempt: (db, state) => attempt(db, request, state),
      itemsToLock: async (db, { pending }) => pending ?? (await namedItems(db, request)),
    },
  );
  return { groupId, applied };
}

type ActingState = {
  /** Items that are still to be acted on; null before the first attempt. */
  readonly pending: readonly ItemId[] | null;
  readonly applied: number;
};

async function namedItems(db: Database, { learnerId, items }: ActionRequest): Promise<ItemId[]> {
  const names = [...new Set(items)];
  const found = await findEnrolledItems(db, learnerId, names);
  if (found.length < names.length) throw new AppError("not-found", "items");
  return found;
}

async function attempt(
  db: Database,
  request: ActionRequest,
  { pending, applied }: ActingState,
): Promise<ActingState> {
  const { learnerId, groupId, type, now, actorId = null } = request;
  const asked = pending ?? (await namedItems(db, request));
  const day = await loadLearnerDay(db, learnerId, now);
  const untilDay = dayOf(request, day.studyDay);
  const memories = await readMemories(db, learnerId, asked);
  // After the memories: what the same group has changed by then is no reason to say that nothing was changed.
  const known = await findActionGroup(db, learnerId, groupId);
  if (known !== null && applied === 0) return { pending: [], applied: known.actions.length };
  const acting = asked.filter((itemId) =>
    actionChanges(type, memories.get(itemId)?.memory ?? null, day.studyDay),
  );
  if (acting.length === 0) return { pending: [], applied };
  const log = await readLog(db, learnerId, acting);
  const logs = logsOf(log);
  const projections = acting.map((itemId) => {
    const action: Omit<StoredAction, "transition"> = {
      id: seededUuid(`${groupId}:${itemId}`),
      groupId,
      itemId,
      type,
      untilDay,
      actedAt: instantOf(request),
      studyDay: day.studyDay,
      actorId,
    };
    const current = memories.get(itemId);
    const projection = project(itemId, current?.memory ?? null, logs.get(itemId) ?? [], [
      actionEvent(action),
    ]);
    const change = { itemId, memory: projection.memory, fromVersion: current?.version ?? 0 };
    return { change, projection, action: { ...action, transition: projection.actions.get(action.id)! } };
  });
  const settled = settle(log, allSituations(projections.map(({ projection }) => projection)));
  const written = await writeEvents(db, learnerId, {
    changes: projections.map(({ change }) => change),
    reviews: [],
    actions: projections.map(({ action }) => action),
    settledReviews: settled.reviews,
    settledActions: settled.actions,
  });
  if (written.size === 0 && !(await isOpenLearner(db, learnerId))) throw new AppError("signed-out");
  return { pending: acting.filter((itemId) => !written.has(itemId)), applied: applied + written.size };
}

/**
 * Reviews have instants of the browser's clock. Were an action's instant ours, a clock that differs by seconds would
 * put it before the answer that it followed, and a reset would be undone by a review of before.
 */
function instantOf({ actedAt, now }: ActionRequest): Date {
  if (actedAt === undefined) return now;
  const [earliest, latest] = [now.getTime() - clockToleranceMs, now.getTime() + clockToleranceMs];
  return new Date(Math.min(latest, Math.max(earliest, Date.parse(actedAt))));
}

function dayOf({ type, untilDay }: ActionRequest, today: StudyDay): number | null {
  if (type !== "bury" && type !== "set-due") return null;
  const first = type === "bury" ? today + 1 : today;
  const day = untilDay ?? (type === "bury" ? today + 1 : undefined);
  if (day === undefined || day < first || day > today + furthestDays)
    throw new AppError("invalid-input", "untilDay");
  return day;
}
