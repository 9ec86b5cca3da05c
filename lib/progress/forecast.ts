/** How many items are due on the days ahead: those already known, and those not met yet. */
import type { StudyDay } from "@/lib/scheduling/study-day";

export type DueCount = { readonly dueDay: StudyDay; readonly items: number };

/** Items due on each day from today on. Overdue items count as due today. */
export function forecastDue(counts: readonly DueCount[], today: StudyDay, days = 7): number[] {
  const forecast = new Array<number>(days).fill(0);
  for (const { dueDay, items } of counts) {
    const daysAhead = Math.max(0, dueDay - today);
    if (daysAhead < days) forecast[daysAhead]! += items;
  }
  return forecast;
}

/**
 * Reviews per day that items not met yet will cause, today first: items met on the day itself, and those met on earlier
 * days that come back. `returnDays`: days after its first on which an item is asked again.
 */
export function forecastNew(
  input: {
    /** Items to be met today; on later days as many as `perDay` allows, until all of `unmet` are met. */
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
