import { longestStepMinutes, type Memory } from "./memory";
import type { StudyDay } from "./study-day";

/**
 * For this long after its last review an item is still in the same session: its steps, and an hour for whatever comes
 * between.
 */
const sameSessionMs = (longestStepMinutes + 60) * 60_000;

/**
 * The study day that applies to an item at `now`, where `studyDay` is the learner's own: within a session, the day of
 * its last review. A step asked at 03:55 and again at 04:06 thus stays within one day, as it would at noon: FSRS is
 * told that no day has passed, and an interval of one day ends tomorrow, not at once. The same applies when a learner
 * moves to a zone with another date.
 */
export function runningDay(
  memory: Pick<Memory, "lastStudyDay" | "lastReviewedAt"> | null,
  now: Date,
  studyDay: StudyDay,
): StudyDay {
  if (memory?.lastStudyDay == null || memory.lastReviewedAt === null) return studyDay;
  return now.getTime() - memory.lastReviewedAt.getTime() < sameSessionMs ? memory.lastStudyDay : studyDay;
}

/** Negative when overdue. */
export function daysUntilDue(
  memory: Pick<Memory, "dueDay" | "lastStudyDay" | "lastReviewedAt">,
  now: Date,
  studyDay: StudyDay,
): number {
  return memory.dueDay - runningDay(memory, now, studyDay);
}

/** Whether the schedule would ask the item on this day: due, not suspended, not buried, and not waiting for a step. */
export function isDueAt(
  memory: Pick<
    Memory,
    "state" | "dueDay" | "dueAt" | "suspended" | "buriedUntil" | "lastStudyDay" | "lastReviewedAt"
  >,
  now: Date,
  studyDay: StudyDay,
): boolean {
  if (memory.state === "new" || memory.suspended) return false;
  if (memory.buriedUntil !== null && memory.buriedUntil > studyDay) return false;
  return daysUntilDue(memory, now, studyDay) <= 0 && (memory.dueAt === null || memory.dueAt <= now);
}
