import type { ChartContext } from "./chart";
import type { ProgressCounters } from "./counters";
import { within } from "./period";
import { minutesOf, phaseOver, reviewsOf } from "./phases";
import { type Streak, streakOf } from "./streak";
import { type Measured, measured } from "./wilson";

/** The figures above the charts. */
export type TodayFigures = {
  /** Answers of the study day, and the minutes that they took. */
  readonly done: number;
  readonly minutes: number;
  /** Items waiting now, beyond any limit. */
  readonly due: number;
  readonly streak: Streak;
  /** Young and mature items in the period. */
  readonly retention: Measured;
  /** 0 to 1. */
  readonly desired: number;
  /** Mean recall of the items met, now; null without any. */
  readonly recall: number | null;
  readonly items: number;
};

export function summariseToday(counters: ProgressCounters, context: ChartContext): TodayFigures {
  const { today, clocks, period, desiredRetention } = context;
  const { days, due, reviewedDays, memories } = counters;
  const studyDays = reviewedDays.map(({ studyDay }) => studyDay);
  const now = within(days, { from: today, to: today });
  const inPeriod = within(days, period);
  const [young, mature] = [phaseOver(inPeriod, "young"), phaseOver(inPeriod, "mature")];
  return {
    done: now.reduce((sum, day) => sum + reviewsOf(day), 0),
    minutes: now.reduce((sum, day) => sum + minutesOf(day), 0),
    due: due.find(({ dueDay }) => dueDay === today)?.items ?? 0,
    streak: streakOf(studyDays, today, clocks),
    retention: measured(young.right + mature.right, young.reviews + mature.reviews),
    desired: desiredRetention,
    recall: memories.meanRecall,
    items: memories.items,
  };
}
