/** Recall by the hour of the learner's wall clock, for the hours that have enough answers to say anything. */
import type { StudyDay } from "@/lib/scheduling/study-day";
import type { ChartKind, Finding } from "../chart";
import { firstReturn } from "../first-return";
import { type Measured, measured } from "../wilson";

/** An hour is told if half of its 95 % interval is no wider. */
const widestHalf = 0.1;
/** As many answers usually suffice for that, if nine of ten are right. */
const usuallyEnough = 40;

export type HourMeasured = Measured & { readonly hour: number; readonly isTold: boolean };

export const hours: ChartKind<readonly HourMeasured[]> = {
  isEmpty: ({ hours: counts }) =>
    !counts.some(({ recalled, reviews }) => isTold(measured(recalled, reviews))),
  speaksFrom: (counters, context) => {
    const newPerDay = context.newGroups.reduce((sum, { perDay }) => sum + perDay, 0);
    const days = Math.ceil(usuallyEnough / Math.max(1, newPerDay));
    return (firstReturn(counters, context) + days) as StudyDay;
  },
  chart: ({ hours: counts }) => {
    const found = new Map(counts.map((each) => [each.hour, each]));
    const all = Array.from({ length: 24 }, (_, hour) => {
      const { recalled, reviews } = found.get(hour) ?? { recalled: 0, reviews: 0 };
      const own = measured(recalled, reviews);
      return { hour, ...own, isTold: isTold(own) };
    });
    return {
      data: all,
      finding: finding(all.filter((hour) => hour.isTold)),
      table: {
        columns: [
          { name: "hour", unit: "count" },
          { name: "reviews", unit: "count" },
          { name: "recalled", unit: "count" },
          { name: "recall", unit: "share" },
          { name: "low", unit: "share" },
          { name: "high", unit: "share" },
        ],
        rows: all
          .filter(({ reviews }) => reviews > 0)
          .map((h) => [
            h.hour,
            h.reviews,
            h.recalled,
            ...(h.isTold ? [h.share, h.low, h.high] : [null, null, null]),
          ]),
      },
    };
  },
};

function isTold({ low, high }: Measured): boolean {
  return (high - low) / 2 <= widestHalf;
}

/** Only hours whose intervals do not meet differ. */
function finding(told: readonly HourMeasured[]): Finding {
  const byRecall = told.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const [best, worst] = [byRecall[0], byRecall.at(-1)];
  if (best === undefined || worst === undefined) return { says: "hours.none", values: {} };
  if (best.low <= worst.high) return { says: "hours.same", values: { hours: told.length } };
  return {
    says: "hours.differ",
    values: {
      best: best.hour,
      bestEnd: best.hour + 1,
      recalled: Math.round((best.share ?? 0) * 100),
      worst: worst.hour,
      worstEnd: worst.hour + 1,
      fewer: Math.round((worst.share ?? 0) * 100),
    },
  };
}
