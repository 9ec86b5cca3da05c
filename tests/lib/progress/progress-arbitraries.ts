import fc from "fast-check";
import type { ChartContext } from "@/lib/progress/chart";
import type { DayCounts, ProgressCounters } from "@/lib/progress/counters";
import { edges } from "@/lib/progress/edges";
import type { DaySpan } from "@/lib/progress/period";
import { noStock, phases } from "@/lib/progress/phases";
import { clockIn, type StudyDay } from "@/lib/scheduling/study-day";

export const today = 20_700 as StudyDay;

const zeros = (length: number) => new Array<number>(length).fill(0);

/** Nothing at all. */
export const noCounters: ProgressCounters = {
  days: [],
  since: today,
  before: noStock,
  reviewedDays: [],
  binsFrom: today,
  recallBins: [],
  benchmarkBins: [],
  hours: [],
  answerTimes: zeros(edges.answerSeconds.length + 1),
  memories: {
    stability: zeros(edges.stability.length + 1),
    difficulty: zeros(edges.difficulty.length + 1),
    recall: zeros(edges.recall.length + 1),
    interval: zeros(edges.interval.length + 1),
    items: 0,
    meanRecall: null,
  },
  due: [],
  concepts: [],
  mistakes: [],
};

export function contextOf(period: DaySpan = { from: (today - 89) as StudyDay, to: today }): ChartContext {
  return {
    today,
    clocks: { past: [], present: clockIn("UTC") },
    choice: 90,
    period,
    grain: "week",
    desiredRetention: 0.9,
    pace: { answerMs: 15_000, answersEach: { new: 3, learning: 2, due: 1.3 } },
    newGroups: [{ perDay: 20, unmet: 100, today: 0 }],
    returnDays: [2, 13],
  };
}

const phaseCounts = fc
  .record({ reviews: fc.nat(40), wrong: fc.nat(40), ms: fc.nat(600_000) })
  .map(({ reviews, wrong, ms }) => ({ reviews, right: Math.max(0, reviews - wrong), ms }));

/** A day `ago` days before today. */
export function dayBefore(ago: number, given: Partial<DayCounts> = {}): DayCounts {
  const none = Object.fromEntries(phases.map((phase) => [phase, { reviews: 0, right: 0, ms: 0 }]));
  return {
    studyDay: (today - ago) as StudyDay,
    phases: none as DayCounts["phases"],
    predicted: 0,
    logLossMicro: 0,
    change: noStock,
    ...given,
  };
}

const change = fc.integer({ min: -3, max: 6 });

/** Days with counts, ascending, from at most 400 days ago on. */
export const someDays = fc
  .uniqueArray(
    fc.record({
      ago: fc.nat(400),
      phases: fc.record({
        new: phaseCounts,
        learning: phaseCounts,
        relearning: phaseCounts,
        young: phaseCounts,
        mature: phaseCounts,
      }),
      change: fc.record({ learning: change, young: change, mature: change, suspended: change }),
    }),
    { selector: ({ ago }) => ago, maxLength: 60 },
  )
  .map((days) =>
    days
      .toSorted((a, b) => b.ago - a.ago)
      .map(({ ago, ...counts }) => dayBefore(ago, { phases: counts.phases, change: counts.change })),
  );

/** A span of at most 400 days that ends today. */
export const somePeriod = fc.nat(400).map((ago): DaySpan => ({ from: (today - ago) as StudyDay, to: today }));
