import { type DayDelta, dayDeltas } from "./day-deltas";
import type { Memory } from "./memory";
import { inOrder, type MemoryEvent, type MovingEvent, type ReviewEvent } from "./memory-event";
import { runningDay } from "./running-day";
import { emptyMemory, scheduleReview } from "./schedule-review";
import type { StudyDay } from "./study-day";

/** The memory after an event that comes later than all events in `memory`. */
export function applyEvent(memory: Memory, event: MovingEvent, itemId: string): Memory {
  switch (event.type) {
    case "review":
      return scheduleReview(memory, event, itemId);
  }
}

/** The events of a log that are not undone, in order. */
export function eventsThatCount(log: readonly MemoryEvent[]): MovingEvent[] {
  const takenBack = new Set(log.flatMap((event) => (event.type === "undo" ? [event.takesBack] : [])));
  return log
    .filter((event): event is MovingEvent => event.type !== "undo" && !takenBack.has(event.id))
    .sort(inOrder);
}

/** The memory that results from an item's log. If no event counts: new, and due on `newDueDay`. */
export function replay(
  log: readonly MemoryEvent[],
  itemId: string,
  newDueDay: StudyDay = 0 as StudyDay,
): Memory {
  return eventsThatCount(log).reduce(
    (memory, event) => applyEvent(memory, event, itemId),
    emptyMemory(newDueDay),
  );
}

/**
 * A review to be added. `studyDay` is the learner's own at its instant; `promisedDay` the one whose intervals the
 * learner was shown, if known.
 */
export type NewReviewEvent = ReviewEvent & { readonly promisedDay: number | undefined };

/** The memory and the counter changes that result from adding events to an item's log. */
export type Projection = {
  readonly memory: Memory;
  /** The study days of the added reviews, by review id. */
  readonly studyDays: ReadonlyMap<string, StudyDay>;
  readonly days: readonly DayDelta[];
};

/**
 * Adds events to the log of an item whose memory is `current`: one by one if they come after everything in it, else by
 * replay, which needs the events `before`.
 */
export function project(
  itemId: number,
  current: Memory | null,
  before: readonly MemoryEvent[],
  added: readonly (NewReviewEvent | Exclude<MemoryEvent, ReviewEvent>)[],
): Projection {
  const last = current?.lastReviewedAt ?? null;
  const isLatest = added.every((event) => event.type !== "undo" && (last === null || event.at > last));
  const events = eventsThatCount(isLatest ? added : [...before, ...added]);
  let memory = (isLatest ? current : null) ?? emptyMemory(0 as StudyDay);
  const studyDays = new Map<string, StudyDay>();
  const counted: ReviewEvent[] = [];
  for (const event of events) {
    const dated = isNew(event) ? { ...event, studyDay: studyDayOf(memory, event) } : event;
    memory = applyEvent(memory, dated, String(itemId));
    if (!isNew(event)) continue;
    studyDays.set(event.id, dated.studyDay);
    counted.push(dated);
  }
  const takenBack = new Set(added.flatMap((event) => (event.type === "undo" ? [event.takesBack] : [])));
  const uncounted = eventsThatCount(before).filter(({ id }) => takenBack.has(id));
  const firstDays = { before: [current?.firstStudyDay ?? null], after: memory.firstStudyDay };
  return { memory, studyDays, days: dayDeltas(itemId, firstDays, counted, uncounted) };
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
