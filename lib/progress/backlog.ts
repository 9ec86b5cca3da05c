/** When a learner who was away is up to date again. */
import type { StudyDay } from "@/lib/scheduling/study-day";
import { type DueCount, forecastDue } from "./forecast";

/** Nobody plans further ahead, and memories change meanwhile. */
const furthestDays = 365;

/**
 * The number of study days until nothing is left over at the end of one, if `perDay` reviews are made on each: 0 if today
 * is enough, null if it takes more than a year. What is reviewed comes back after `returnsAfter` days (usually later,
 * since intervals grow with right answers).
 */
export function daysOfBacklog(
  counts: readonly DueCount[],
  { today, perDay, returnsAfter }: { today: StudyDay; perDay: number; returnsAfter: number },
): number | null {
  const due = forecastDue(counts, today, furthestDays);
  let left = 0;
  for (let day = 0; day < furthestDays; day += 1) {
    left += due[day]!;
    const done = Math.min(perDay, left);
    left -= done;
    if (left === 0) return day;
    const back = day + Math.max(1, Math.round(returnsAfter));
    if (back < furthestDays) due[back]! += done;
  }
  return null;
}
