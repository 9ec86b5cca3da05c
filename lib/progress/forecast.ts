/** How many items come due on the days ahead. */
import type { StudyDay } from "@/lib/scheduling/study-day";

export type DueCount = { readonly dueDay: StudyDay; readonly items: number };

/** Items due a day from today on, as many days as wanted. What is overdue waits for the learner today. */
export function forecastDue(counts: readonly DueCount[], today: StudyDay, days = 7): number[] {
  const forecast = new Array<number>(days).fill(0);
  for (const { dueDay, items } of counts) {
    const daysAhead = Math.max(0, dueDay - today);
    if (daysAhead < days) forecast[daysAhead]! += items;
  }
  return forecast;
}
