/**
 * The number of consecutive study days with reviews. Input days are ascending, unique, and only those with a review.
 */
import type { StudyDay } from "@/lib/scheduling/study-day";

/** The streak that ends today or, since today is not over yet, yesterday. */
export function currentStreak(reviewedDays: readonly StudyDay[], today: StudyDay): number {
  const goesOn = (reviewedDays.at(-1) ?? Number.NEGATIVE_INFINITY) >= today - 1;
  return goesOn ? (streaks(reviewedDays).at(-1) ?? 0) : 0;
}

export function longestStreak(reviewedDays: readonly StudyDay[]): number {
  return streaks(reviewedDays).reduce((longest, days) => Math.max(longest, days), 0);
}

/** For each day, the number of consecutive days that end with it. */
function streaks(reviewedDays: readonly StudyDay[]): number[] {
  let days = 0;
  return reviewedDays.map((day, i) => {
    days = reviewedDays[i - 1] === day - 1 ? days + 1 : 1;
    return days;
  });
}
