/** Sums over the counts of days. */
import type { Phase } from "@/lib/scheduling/situation";
import type { DayCounts, PhaseCounts, Stock } from "./counters";

const minuteMs = 60_000;

export const phases = [
  "new",
  "learning",
  "relearning",
  "young",
  "mature",
] as const satisfies readonly Phase[];

export const stockStages = [
  "learning",
  "young",
  "mature",
  "suspended",
] as const satisfies readonly (keyof Stock)[];

export const noStock: Stock = { learning: 0, young: 0, mature: 0, suspended: 0 };

export function reviewsOf(day: DayCounts): number {
  return phases.reduce((sum, phase) => sum + day.phases[phase].reviews, 0);
}

export function minutesOf(day: DayCounts): number {
  return phases.reduce((sum, phase) => sum + day.phases[phase].ms, 0) / minuteMs;
}

/** One phase over several days. */
export function phaseOver(
  days: readonly DayCounts[],
  phase: Phase,
): PhaseCounts & { readonly minutes: number } {
  let [reviews, right, ms] = [0, 0, 0];
  for (const { phases: counts } of days) {
    reviews += counts[phase].reviews;
    right += counts[phase].right;
    ms += counts[phase].ms;
  }
  return { reviews, right, ms, minutes: ms / minuteMs };
}

export function plus(stock: Stock, change: Stock): Stock {
  return {
    learning: stock.learning + change.learning,
    young: stock.young + change.young,
    mature: stock.mature + change.mature,
    suspended: stock.suspended + change.suspended,
  };
}
