/** Stretches of study days: the period of the dashboard, and the days, weeks or months in it. */
import type { StudyDay } from "@/lib/scheduling/study-day";

/** The choices of a period, in days; null is everything. */
export const periodChoices = [30, 90, 365, null] as const;
export type PeriodChoice = (typeof periodChoices)[number];

/** Both days included. */
export type DaySpan = { readonly from: StudyDay; readonly to: StudyDay };

export const grains = ["day", "week", "month"] as const;
export type Grain = (typeof grains)[number];

/** More marks could not be told apart on a phone. */
const mostBuckets = 120;

const dayMs = 86_400_000;

/** Up to today, but from no day before the first that has anything to tell. */
export function periodOf(choice: PeriodChoice, firstDay: StudyDay | null, today: StudyDay): DaySpan {
  const begin = Math.min(firstDay ?? today, today);
  return { from: Math.max(begin, choice === null ? begin : today - choice + 1) as StudyDay, to: today };
}

export function daysIn({ from, to }: DaySpan): number {
  return to - from + 1;
}

/** The grains by which a span can be drawn. */
export function grainsFor(span: DaySpan): readonly Grain[] {
  const lengths: Record<Grain, number> = { day: 1, week: 7, month: 30 };
  const fitting = grains.filter((grain) => daysIn(span) / lengths[grain] <= mostBuckets);
  return fitting.length === 0 ? ["month"] : fitting;
}

/** The asked grain if the span can be drawn by it, else the next coarser one. */
export function grainWithin(span: DaySpan, asked: Grain): Grain {
  const fitting = grainsFor(span);
  return fitting.includes(asked) ? asked : fitting[0]!;
}

/** The first day of a day's bucket; weeks begin on Monday. */
export function bucketStart(day: StudyDay, grain: Grain): StudyDay {
  if (grain === "day") return day;
  // Day 0 was a Thursday.
  if (grain === "week") return (day - ((((day + 3) % 7) + 7) % 7)) as StudyDay;
  const date = new Date(day * dayMs);
  return (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs) as StudyDay;
}

/** The buckets of a span in order, without gaps; the first and the last may be cut. */
export function bucketsOf({ from, to }: DaySpan, grain: Grain): DaySpan[] {
  const buckets: { from: StudyDay; to: StudyDay }[] = [];
  let start: StudyDay | null = null;
  for (let day = from; day <= to; day = (day + 1) as StudyDay) {
    const own = bucketStart(day, grain);
    if (own === start) buckets.at(-1)!.to = day;
    else buckets.push({ from: day, to: day });
    start = own;
  }
  return buckets;
}

/** What lies in each bucket. */
export function inBuckets<Dated extends { readonly studyDay: StudyDay }>(
  dated: readonly Dated[],
  span: DaySpan,
  grain: Grain,
): readonly (DaySpan & { readonly content: readonly Dated[] })[] {
  const contents = new Map<StudyDay, Dated[]>();
  for (const each of dated) {
    const start = bucketStart(each.studyDay, grain);
    const content = contents.get(start);
    if (content === undefined) contents.set(start, [each]);
    else content.push(each);
  }
  return bucketsOf(span, grain).map((bucket) => ({
    ...bucket,
    content: (contents.get(bucketStart(bucket.from, grain)) ?? []).filter(
      ({ studyDay }) => studyDay >= bucket.from && studyDay <= bucket.to,
    ),
  }));
}

export function within<Dated extends { readonly studyDay: StudyDay }>(
  dated: readonly Dated[],
  { from, to }: DaySpan,
): Dated[] {
  return dated.filter(({ studyDay }) => studyDay >= from && studyDay <= to);
}
