/** How many items are being learned, young, mature and suspended, over time. */
import type { ChartKind } from "../chart";
import type { DayCounts, ProgressCounters, Stock } from "../counters";
import { type DaySpan, daysIn, type Grain, grainWithin, inBuckets } from "../period";
import { noStock, plus, stockStages } from "../phases";

/** As they were at the end of `to`. */
export type StockPoint = DaySpan & Stock;

/** More days are drawn by weeks. */
const mostDays = 92;

export function grainOverTime(span: DaySpan): Grain {
  return grainWithin(span, daysIn(span) <= mostDays ? "day" : "week");
}

export const stock: ChartKind<readonly StockPoint[]> = {
  isEmpty: (counters, { period }) => stockAt(counters, period.to).every((items) => items === 0),
  speaksFrom: (_, { today }) => today,
  chart: (counters, { period }) => {
    let now = counters.days
      .filter(({ studyDay }) => studyDay < period.from)
      .reduce((sum, { change }) => plus(sum, change), counters.before);
    const start = now;
    const points = inBuckets(counters.days, period, grainOverTime(period)).map(({ content, ...span }) => {
      now = content.reduce((sum, { change }) => plus(sum, change), now);
      return { ...span, ...now };
    });
    return {
      data: points,
      finding: {
        says: "stock.finding",
        values: {
          mature: now.mature,
          young: now.young,
          learning: now.learning,
          gained: now.mature - start.mature,
          direction: now.mature > start.mature ? "more" : now.mature < start.mature ? "fewer" : "same",
          fewer: start.mature - now.mature,
          days: daysIn(period),
        },
      },
      table: {
        columns: [
          { name: "day", unit: "day" },
          ...stockStages.map((stage) => ({ name: stage, unit: "count" }) as const),
        ],
        rows: points.map((point) => [point.to, ...stockStages.map((stage) => point[stage])]),
      },
    };
  },
};

function stockAt({ before, days }: ProgressCounters, day: number): number[] {
  const until = days.filter((each: DayCounts) => each.studyDay <= day);
  const sum = until.reduce((all, { change }) => plus(all, change), before ?? noStock);
  return stockStages.map((stage) => sum[stage]);
}
