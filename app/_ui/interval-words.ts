import type { Interval } from "@/lib/scheduling/memory";

/** Key in `ui.interval` and the values of its message. */
export type IntervalWords = {
  readonly key: "minutes" | "hours" | "days" | "months" | "years";
  readonly count: number;
};

const daysOfMonth = 30.44;
const daysOfYear = 365.25;

/** Days are exact up to 99; beyond that, a month or year with one decimal reads better. */
export function intervalWords(interval: Interval): IntervalWords {
  if ("minutes" in interval) {
    return interval.minutes < 60
      ? { key: "minutes", count: Math.max(1, Math.round(interval.minutes)) }
      : { key: "hours", count: oneDecimal(interval.minutes / 60) };
  }
  if (interval.days < 100) return { key: "days", count: interval.days };
  return interval.days < 2 * daysOfYear
    ? { key: "months", count: oneDecimal(interval.days / daysOfMonth) }
    : { key: "years", count: oneDecimal(interval.days / daysOfYear) };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
