/** How long a study day was for a learner whose clock has changed: they travelled, or chose another rollover hour. */
import { type LearnerClock, type StudyDay, studyDayLengthMs, studyDayStart } from "./study-day";

const dayMs = 86_400_000;

/** A clock that applied until an instant. */
export type PastClock = LearnerClock & { readonly until: Date };

/** A learner's clocks, the earlier ones in order. Before the first known one, it applied always. */
export type ClockHistory = { readonly past: readonly PastClock[]; readonly present: LearnerClock };

/**
 * Whether the learner had 24 hours of a study day, at a stretch. Not so for a day that a flight east cut short or
 * skipped, one that a new rollover hour ended early, and the day on which clocks go forward.
 */
export function hadWholeDay(day: StudyDay, { past, present }: ClockHistory): boolean {
  // A study day begins and ends within two days of midnight UTC, whatever the clock.
  const near = past.filter(({ until }) => Math.abs(until.getTime() - (day + 0.5) * dayMs) < 2.5 * dayMs);
  if (near.length === 0) {
    const clock = past.find(({ until }) => until.getTime() > day * dayMs) ?? present;
    return studyDayLengthMs(day, clock) >= dayMs;
  }
  const after = past[past.indexOf(near.at(-1)!) + 1] ?? present;
  let from = Number.NEGATIVE_INFINITY;
  let stretch = { begin: 0, end: Number.NEGATIVE_INFINITY };
  for (const clock of [...near, { ...after, until: new Date(8.64e15) }]) {
    const begin = Math.max(from, studyDayStart(day, clock).getTime());
    const end = Math.min(clock.until.getTime(), studyDayStart((day + 1) as StudyDay, clock).getTime());
    from = clock.until.getTime();
    if (end <= begin) continue;
    stretch = { begin: stretch.end === begin ? stretch.begin : begin, end };
    if (stretch.end - stretch.begin >= dayMs) return true;
  }
  return false;
}
