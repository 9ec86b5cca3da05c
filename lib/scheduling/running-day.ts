import { longestStepMinutes, type Memory } from "./memory";
import type { StudyDay } from "./study-day";

/** So long after its last review an item is still in the same session: its steps, and an hour for what comes between. */
const sameSessionMs = (longestStepMinutes + 60) * 60_000;

/**
 * The study day that is running for an item at `now`, where `studyDay` runs for its learner: for as long as a session, the
 * one of its last review. A step that is asked at 03:55 and again at 04:06 so stays within one day, as it would at noon:
 * FSRS is told that no day has passed, and what then is next in a day comes tomorrow, not at once. The same holds where
 * a learner has moved to a zone with another date in between.
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
