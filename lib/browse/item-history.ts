/** What has happened to a memory, told from its log. */
import type { Interval, Memory, Rating } from "@/lib/scheduling/memory";
import { type ActionType, inOrder, type MemoryEvent, type MovingEvent } from "@/lib/scheduling/memory-event";
import { applyEvent, eventsThatCount } from "@/lib/scheduling/replay";
import { emptyMemory, recallAt, recallCurve } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";

export type HistoryEvent = {
  readonly id: string;
  readonly at: Date;
  readonly studyDay: number;
  /** Whether it was undone; then it left nothing. */
  readonly isUndone: boolean;
} & (
  | {
      readonly type: "review";
      readonly rating: Rating;
      readonly elapsedMs: number;
      /** Probability of recall when it was asked; null for a new item, and if undone. */
      readonly recall: number | null;
      /** Stability afterwards, in days; null if undone. */
      readonly stability: number | null;
      /** Time until it came back; null if undone. */
      readonly next: Interval | null;
    }
  | { readonly type: ActionType; readonly untilDay: number | null }
);

/** The time between two reviews: R(t) = (1 + factor · t / stability) ^ decay, t in days since `fromDay`. */
export type Stretch = {
  readonly fromDay: number;
  /** Null if it goes on. */
  readonly toDay: number | null;
  readonly stability: number;
  readonly curve: { readonly decay: number; readonly factor: number };
  readonly rating: Rating;
};

export type ItemHistory = {
  /** Oldest first. */
  readonly events: readonly HistoryEvent[];
  /** The forgetting curve so far. Reviews of one study day count as its last one. */
  readonly stretches: readonly Stretch[];
};

/** `itemId` seeds the fuzz, as in every replay. */
export function historyOf(log: readonly MemoryEvent[], itemId: number): ItemHistory {
  const counting = new Set(eventsThatCount(log).map(({ id }) => id));
  const moving = log.filter((event): event is MovingEvent => event.type !== "undo").toSorted(inOrder);
  const events: HistoryEvent[] = [];
  let stretches: Stretch[] = [];
  let memory = emptyMemory(0 as StudyDay);
  for (const event of moving) {
    const before = memory;
    if (counting.has(event.id)) {
      memory = applyEvent(memory, event, String(itemId));
      stretches = continued(stretches, memory, event);
    }
    events.push(told(event, counting.has(event.id) ? { before, after: memory } : null));
  }
  return { events, stretches };
}

function told(
  event: MovingEvent,
  step: { readonly before: Memory; readonly after: Memory } | null,
): HistoryEvent {
  const common = { id: event.id, at: event.at, studyDay: event.studyDay, isUndone: step === null };
  if (event.type === "action") return { ...common, type: event.action, untilDay: event.untilDay };
  const { rating, elapsedMs } = event;
  return {
    ...common,
    type: "review",
    rating,
    elapsedMs,
    recall: step && recallAt(step.before, event.studyDay, event.preset),
    stability: step?.after.stability ?? null,
    next: step && intervalOf(step.after, event),
  };
}

function intervalOf({ dueAt, dueDay }: Memory, { at, studyDay }: MovingEvent): Interval {
  return dueAt === null
    ? { days: dueDay - studyDay }
    : { minutes: (dueAt.getTime() - at.getTime()) / 60_000 };
}

function continued(before: readonly Stretch[], memory: Memory, event: MovingEvent): Stretch[] {
  if (event.type === "action" && event.action !== "reset") return [...before];
  const last = before.at(-1);
  // Reviews of one day follow each other at once.
  const isSameDay = last?.toDay === null && last.fromDay >= event.studyDay;
  const ended = isSameDay
    ? before.slice(0, -1)
    : before.map((each) => (each.toDay === null ? { ...each, toDay: event.studyDay } : each));
  if (event.type === "action") return ended;
  const { studyDay, preset, rating } = event;
  const fromDay = isSameDay ? last.fromDay : studyDay;
  const { stability } = memory;
  return [...ended, { fromDay, toDay: null, stability, curve: recallCurve(preset), rating }];
}
