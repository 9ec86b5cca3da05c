/**
 * True retention: of the answers to items whose last interval was at least a day, those that were not Again, as Anki
 * counts them; young and mature items apart, as measured, beside the retention that the learner asked for.
 */
import type { Chart, ChartContext, ChartKind, Finding } from "../chart";
import type { DayCounts, ProgressCounters } from "../counters";
import { firstReturn } from "../first-return";
import { type DaySpan, inBuckets, within } from "../period";
import { phaseOver } from "../phases";
import { type Measured, measured } from "../wilson";

export const ripeness = ["young", "mature"] as const;
export type Ripeness = (typeof ripeness)[number];

type Both = Readonly<Record<Ripeness, Measured>>;

export type RetentionData = {
  readonly buckets: readonly (DaySpan & Both)[];
  readonly whole: Both;
  readonly desired: number;
};

export const retention: ChartKind<RetentionData> = {
  isEmpty: (counters, { period }) => {
    const { young, mature } = both(within(counters.days, period));
    return young.reviews + mature.reviews === 0;
  },
  speaksFrom: firstReturn,
  chart: (counters, context) => {
    const buckets = inBuckets(counters.days, context.period, context.grain).map(({ content, ...span }) => ({
      ...span,
      ...both(content),
    }));
    return { ...told(counters, context, buckets) };
  },
};

function both(days: readonly DayCounts[]): Both {
  const of = (phase: Ripeness) => {
    const { right, reviews } = phaseOver(days, phase);
    return measured(right, reviews);
  };
  return { young: of("young"), mature: of("mature") };
}

function told(
  { days }: ProgressCounters,
  { period, desiredRetention: desired }: ChartContext,
  buckets: readonly (DaySpan & Both)[],
): Chart<RetentionData> {
  const whole = both(within(days, period));
  return {
    data: { buckets, whole, desired },
    finding: finding(whole, desired),
    table: {
      columns: [
        { name: "from", unit: "day" },
        { name: "to", unit: "day" },
        { name: "kind", unit: "term" },
        { name: "reviews", unit: "count" },
        { name: "recalled", unit: "count" },
        { name: "recall", unit: "share" },
        { name: "low", unit: "share" },
        { name: "high", unit: "share" },
      ],
      rows: buckets.flatMap(({ from, to, ...counts }) =>
        ripeness
          .filter((kind) => counts[kind].reviews > 0)
          .map((kind) => {
            const { reviews, recalled, share, low, high } = counts[kind];
            return [from, to, kind, reviews, recalled, share, low, high];
          }),
      ),
    },
  };
}

/** About mature items as soon as there are any. */
function finding({ young, mature }: Both, desired: number): Finding {
  const kind = mature.reviews > 0 ? "mature" : "young";
  const { reviews, share, low, high } = kind === "mature" ? mature : young;
  return {
    says: "retention.finding",
    values: {
      kind,
      recalled: Math.round((share ?? 0) * 100),
      low: Math.round(low * 100),
      high: Math.round(high * 100),
      reviews,
      desired: Math.round(desired * 100),
      verdict: desired < low ? "more" : desired > high ? "less" : "fits",
    },
  };
}
