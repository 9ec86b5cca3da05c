/** How many items come due on the days ahead: those that are known, and those that are still to be met. */
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

/**
 * What items not met yet will bring on each day, the day itself first: those that are met on it, and those met on the days
 * before that come back. `returnDays`: days after its first on which an item is asked again.
 */
export function forecastNew(
  input: {
    /** Items to be met today; on the days after as many as `perDay` allows, until all of `unmet` are met. */
    readonly today: number;
    readonly perDay: number;
    readonly unmet: number;
    readonly returnDays: readonly number[];
  },
  days = 7,
): number[] {
  const met: number[] = [];
  let left = input.unmet;
  for (let day = 0; day < days; day += 1) {
    const now = Math.min(left, day === 0 ? input.today : input.perDay);
    met.push(now);
    left -= now;
  }
  return met.map((now, day) => input.returnDays.reduce((sum, after) => sum + (met[day - after] ?? 0), now));
}
