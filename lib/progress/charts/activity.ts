/** Reviews and minutes a day, by what the items were when they were asked. */
import type { Phase } from "@/lib/scheduling/situation";
import type { ChartKind } from "../chart";
import { type DaySpan, daysIn, inBuckets, within } from "../period";
import { minutesOf, phaseOver, phases, reviewsOf } from "../phases";
import { grainOverTime } from "./stock";

export type ActivityBucket = DaySpan & {
  readonly phases: readonly { readonly phase: Phase; readonly reviews: number; readonly minutes: number }[];
};

export const activity: ChartKind<readonly ActivityBucket[]> = {
  isEmpty: ({ days }, { period }) => within(days, period).every((day) => reviewsOf(day) === 0),
  speaksFrom: (_, { today }) => today,
  chart: ({ days }, { period }) => {
    const buckets = inBuckets(days, period, grainOverTime(period)).map(({ content, ...span }) => ({
      ...span,
      phases: phases.map((phase) => {
        const { reviews, minutes } = phaseOver(content, phase);
        return { phase, reviews, minutes };
      }),
    }));
    const active = within(days, period).filter((day) => reviewsOf(day) > 0);
    return {
      data: buckets,
      finding: {
        says: "activity.finding",
        values: {
          active: active.length,
          days: daysIn(period),
          reviews: Math.round(median(active.map(reviewsOf))),
          minutes: Math.round(median(active.map(minutesOf))),
        },
      },
      table: {
        columns: [
          { name: "from", unit: "day" },
          { name: "to", unit: "day" },
          { name: "kind", unit: "term" },
          { name: "reviews", unit: "count" },
          { name: "minutes", unit: "minutes" },
        ],
        rows: buckets.flatMap(({ from, to, phases: counts }) =>
          counts
            .filter(({ reviews }) => reviews > 0)
            .map(({ phase, reviews, minutes }) => [from, to, phase, reviews, minutes]),
        ),
      },
    };
  },
};

/** 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? 0 : (low + high) / 2;
}
