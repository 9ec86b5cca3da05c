import type { StoredAction } from "@/lib/db/action-store";
import type { SettledAction, SettledReview } from "@/lib/db/event-store";
import type { StoredRegrade } from "@/lib/db/regrade-store";
import type { LearnerLog, StoredReview } from "@/lib/db/review-store";
import type { ItemId } from "@/lib/quiz/ids";
import type { VersionedPreset } from "@/lib/scheduling/memory";
import { actionEvent, type MemoryEvent, type Regraded, reviewEvent } from "@/lib/scheduling/memory-event";
import type { Situations } from "@/lib/scheduling/replay";
import type { Situation, Transition } from "@/lib/scheduling/situation";

/** Events of one learner as they are stored, none of them undone. */
export type StoredEvents = {
  readonly reviews: readonly StoredReview[];
  readonly actions: readonly StoredAction[];
};

type LoggedRegrade = Omit<StoredRegrade, "actId">;

type WholeLog = StoredEvents & {
  readonly undone: readonly string[];
  readonly regrades: readonly LoggedRegrade[];
};

/**
 * Stored events as events of the logs of their items; `presets` holds every version that they name. If regradings are
 * not among them, each review is regraded as its row says.
 */
export function itemLogs(
  events: StoredEvents | WholeLog,
  presets: readonly VersionedPreset[],
): ReadonlyMap<ItemId, readonly MemoryEvent[]> {
  const { reviews, actions } = events;
  const { undone, regrades } =
    "regrades" in events ? events : { undone: [], regrades: reviews.flatMap(asRegraded) };
  const isUndone = new Set(undone);
  const logs = new Map<ItemId, MemoryEvent[]>();
  const add = (itemId: ItemId, event: Exclude<MemoryEvent, { type: "undo" }>) => {
    const log = logs.get(itemId) ?? [];
    logs.set(itemId, log);
    log.push(event);
    if (isUndone.has(event.id)) log.push({ type: "undo", takesBack: event.id });
  };
  for (const review of reviews) add(review.itemId, reviewEvent(review, presets));
  for (const action of actions) add(action.itemId, actionEvent(action));
  for (const { itemId, ...event } of regrades) add(itemId, { type: "regrade", ...event });
  return logs;
}

function asRegraded({ id, itemId, reviewedAt, situation: { regraded } }: StoredReview): LoggedRegrade[] {
  return regraded === null ? [] : [{ ...regraded, id: `regrade of ${id}`, itemId, of: id, at: reviewedAt }];
}

/** The logs of a learner's whole log. */
export function logsOf(log: LearnerLog): ReadonlyMap<ItemId, readonly MemoryEvent[]> {
  return itemLogs(log, log.presets);
}

/** The situations of several items, as one: ids of events are unique. */
export function allSituations(replayed: readonly Situations[]): Situations {
  return {
    reviews: new Map(replayed.flatMap(({ reviews }) => [...reviews])),
    actions: new Map(replayed.flatMap(({ actions }) => [...actions])),
  };
}

/** The stored events whose situations differ from the replay's, as they should be. */
export function settle(
  { reviews, actions }: StoredEvents,
  replayed: Situations,
): { readonly reviews: SettledReview[]; readonly actions: SettledAction[] } {
  return {
    reviews: reviews.flatMap(({ id, itemId, situation: stored }) => {
      const situation = replayed.reviews.get(id);
      return situation === undefined || isSameSituation(stored, situation) ? [] : [{ id, itemId, situation }];
    }),
    actions: actions.flatMap(({ id, itemId, transition: stored }) => {
      const transition = replayed.actions.get(id);
      return transition === undefined || isSameTransition(stored, transition)
        ? []
        : [{ id, itemId, transition }];
    }),
  };
}

function isSameTransition(a: Transition, b: Transition): boolean {
  return a.stageBefore === b.stageBefore && a.stageAfter === b.stageAfter;
}

function isSameScore(a: Regraded | null, b: Regraded | null): boolean {
  return (
    a?.rating === b?.rating &&
    a?.verdict === b?.verdict &&
    (a?.misconception ?? null) === (b?.misconception ?? null)
  );
}

function isSameSituation(a: Situation, b: Situation): boolean {
  return (
    isSameTransition(a, b) &&
    a.phase === b.phase &&
    a.predictedRecall === b.predictedRecall &&
    a.calibrationBin === b.calibrationBin &&
    a.stabilityBefore === b.stabilityBefore &&
    a.stabilityAfter === b.stabilityAfter &&
    isSameScore(a.regraded, b.regraded)
  );
}
