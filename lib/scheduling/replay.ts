import { actOnMemory } from "./act-on-memory";
import type { Memory } from "./memory";
import {
  inOrder,
  type MemoryEvent,
  type MovingEvent,
  type RegradeEvent,
  type ReviewEvent,
} from "./memory-event";
import { runningDay } from "./running-day";
import { emptyMemory, scheduleReview } from "./schedule-review";
import { type Situation, situationOf, type Transition, transitionOf } from "./situation";
import type { StudyDay } from "./study-day";

/** The memory after an event that comes later than all events in `memory`. */
export function applyEvent(memory: Memory, event: MovingEvent, itemId: string): Memory {
  switch (event.type) {
    case "review":
      return scheduleReview(memory, event, itemId);
    case "action":
      return actOnMemory(memory, event);
  }
}

/** The events of a log that are not undone, in order, and each review as it counts: by its latest regrading, if any. */
export function eventsThatCount(log: readonly MemoryEvent[]): MovingEvent[] {
  const takenBack = new Set(log.flatMap((event) => (event.type === "undo" ? [event.takesBack] : [])));
  const regrades = log.filter((event) => event.type === "regrade" && !takenBack.has(event.id));
  const latest = new Map((regrades as RegradeEvent[]).sort(inOrder).map((event) => [event.of, event]));
  return log
    .filter((event): event is MovingEvent => isMoving(event) && !takenBack.has(event.id))
    .map((event) => (event.type === "review" ? regradedBy(latest.get(event.id), event) : event))
    .sort(inOrder);
}

function isMoving(event: MemoryEvent): event is MovingEvent {
  return event.type === "review" || event.type === "action";
}

function regradedBy(regrade: RegradeEvent | undefined, review: ReviewEvent): ReviewEvent {
  if (regrade === undefined) return review;
  const { rating, verdict, misconception } = regrade;
  return { ...review, rating, regraded: { rating, verdict, misconception } };
}

/** The memory that results from an item's log. */
export function replay(log: readonly MemoryEvent[], itemId: string): Memory {
  return eventsThatCount(log).reduce((memory, event) => applyEvent(memory, event, itemId), unmet);
}

/** Before the first event. A new memory is due on no day. */
const unmet = emptyMemory(0 as StudyDay);

/**
 * A review to be added. `studyDay` is the learner's own at its instant; `promisedDay` the one whose intervals the
 * learner was shown, if known.
 */
export type NewReviewEvent = ReviewEvent & { readonly promisedDay: number | undefined };

/** What replayed events found and left, by their ids. */
export type Situations = {
  readonly reviews: ReadonlyMap<string, Situation>;
  readonly actions: ReadonlyMap<string, Transition>;
};

/** What results from replaying events. */
export type Projection = Situations & {
  readonly memory: Memory;
  /** The study days of the added reviews, by review id. */
  readonly studyDays: ReadonlyMap<string, StudyDay>;
};

/** The memory and the situations that result from an item's log. */
export function replayAll(
  log: readonly MemoryEvent[],
  itemId: number,
): Situations & { readonly memory: Memory } {
  return advance(unmet, eventsThatCount(log), itemId);
}

/**
 * Adds events to the log of an item whose memory is `current`: one by one if they come after everything in it, else by
 * replay, which needs the events `before`. The situations are those of all events that were replayed: one that arrives
 * late changes those of the events after it.
 */
export function project(
  itemId: number,
  current: Memory | null,
  before: readonly MemoryEvent[],
  added: readonly (NewReviewEvent | Exclude<MemoryEvent, ReviewEvent>)[],
): Projection {
  const last = current?.lastEventAt ?? null;
  const isLatest = added.every((event) => isMoving(event) && (last === null || event.at > last));
  return isLatest
    ? advance(current ?? unmet, eventsThatCount(added), itemId)
    : advance(unmet, eventsThatCount([...before, ...added]), itemId);
}

function advance(begin: Memory, events: readonly MovingEvent[], itemId: number): Projection {
  let memory = begin;
  const studyDays = new Map<string, StudyDay>();
  const reviews = new Map<string, Situation>();
  const actions = new Map<string, Transition>();
  for (const event of events) {
    const dated = isNew(event) ? { ...event, studyDay: studyDayOf(memory, event) } : event;
    const after = applyEvent(memory, dated, String(itemId));
    if (isNew(event)) studyDays.set(event.id, dated.studyDay);
    if (dated.type === "review") reviews.set(dated.id, situationOf(memory, after, dated));
    else actions.set(dated.id, transitionOf(memory, after));
    memory = after;
  }
  return { memory, studyDays, reviews, actions };
}

function isNew(event: MovingEvent): event is NewReviewEvent {
  return "promisedDay" in event;
}

/**
 * The study day of a new review of `memory`: that of the intervals which the learner was shown, so that they come true
 * even if the day turned, or the zone changed, between showing and answering; neither moves it by more than one day. If
 * unknown, the day that would have been shown.
 */
function studyDayOf(memory: Memory, { promisedDay, at, studyDay }: NewReviewEvent): StudyDay {
  if (promisedDay !== undefined && Math.abs(promisedDay - studyDay) <= 1) return promisedDay as StudyDay;
  return runningDay(memory, at, studyDay);
}
