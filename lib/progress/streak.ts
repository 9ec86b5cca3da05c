/** How many study days in a row a learner has reviewed. Days come ascending, each once, and only those with a review. */
import type { StudyDay } from "@/lib/scheduling/study-day";

/** The streak that ends today or, since today is still open, yesterday. */
export function currentStreak(reviewedDays: readonly StudyDay[], today: StudyDay): number {
  const goesOn = (reviewedDays.at(-1) ?? Number.NEGATIVE_INFINITY) >= today - 1;
  return goesOn ? (streaks(reviewedDays).at(-1) ?? 0) : 0;
}

export function longestStreak(reviewedDays: readonly StudyDay[]): number {
  return streaks(reviewedDays).reduce((longest, days) => Math.max(longest, days), 0);
}

/** For each day, how many days in a row end with it. */
function streaks(reviewedDays: readonly StudyDay[]): number[] {
  let days = 0;
  return reviewedDays.map((day, i) => {
    days = reviewedDays[i - 1] === day - 1 ? days + 1 : 1;
    return days;
  });
}
