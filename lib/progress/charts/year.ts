/** Answers on each day of a year, by weeks. */
import type { StudyDay } from "@/lib/scheduling/study-day";
import type { ChartKind } from "../chart";
import type { ProgressCounters, ReviewedDay } from "../counters";
import { bucketStart, daysIn, periodOf, within } from "../period";

export const weeksShown = 53;
/** Levels of the scale; 0 means no answer. */
const levels = 5;
/** As many answers reach the highest level only in a year without busier days. */
const leastFull = 10;

export type YearDay = { readonly studyDay: StudyDay; readonly reviews: number; readonly level: number };

export type YearData = {
  /** Monday to Sunday, oldest first; days to come are null. */
  readonly weeks: readonly (readonly (YearDay | null)[])[];
  /** From this many answers on, a day has the highest level. */
  readonly full: number;
};

/** The first day of the heat-map. */
export function yearStart(today: StudyDay): StudyDay {
  return (bucketStart(today, "week") - (weeksShown - 1) * 7) as StudyDay;
}

export const year: ChartKind<YearData> = {
  isEmpty: ({ reviewedDays }) => reviewedDays.length === 0,
  speaksFrom: (_, { today }) => today,
  chart: (counters, { today }) => {
    const start = yearStart(today);
    const days = within(counters.reviewedDays, { from: start, to: today });
    const busiest = days.toSorted((a, b) => b.reviews - a.reviews);
    const full = Math.max(leastFull, ninthDecile(busiest));
    const counts = new Map(days.map(({ studyDay, reviews }) => [studyDay, reviews]));
    const dayOf = (studyDay: StudyDay): YearDay | null => {
      if (studyDay > today) return null;
      const reviews = counts.get(studyDay) ?? 0;
      return { studyDay, reviews, level: Math.min(levels, Math.ceil((reviews / full) * levels)) };
    };
    const weeks = Array.from({ length: weeksShown }, (_, week) =>
      Array.from({ length: 7 }, (_, day) => dayOf((start + week * 7 + day) as StudyDay)),
    );
    return {
      data: { weeks, full },
      finding: finding(counters, busiest, today),
      table: {
        columns: [
          { name: "day", unit: "day" },
          { name: "reviews", unit: "count" },
          { name: "minutes", unit: "minutes" },
        ],
        rows: days.map(({ studyDay, reviews, minutes }) => [studyDay, reviews, minutes]),
      },
    };
  },
};

function ninthDecile(busiest: readonly ReviewedDay[]): number {
  return busiest[Math.floor(busiest.length / 10)]?.reviews ?? 0;
}

function finding({ reviewedDays }: ProgressCounters, [busiest]: readonly ReviewedDay[], today: StudyDay) {
  const span = periodOf(365, reviewedDays[0]?.studyDay ?? null, today);
  const active = within(reviewedDays, span).length;
  if (busiest === undefined) return { says: "year.none", values: {} };
  return {
    says: "year.finding",
    values: { active, days: daysIn(span), most: busiest.reviews, date: { day: busiest.studyDay } },
  };
}
