/** What a learner gets wrong: misconceptions and their trend, and the wrong answers that none explains. */
import type { ChartKind } from "../chart";
import type { MistakeCounts } from "../counters";

/** The trend tells the last answers to an item, and the very last of them. */
export const recentReviews = 10;
const lastReviews = 5;

export type Trend = {
  /** Of the last `of` answers to the item, this many were the mistake. */
  readonly times: number;
  readonly of: number;
  /** The same of the very last ones; null where that is all of them. */
  readonly last: { readonly times: number; readonly of: number } | null;
};

export type Mistake = MistakeCounts & { readonly trend: Trend };

export const mistakes: ChartKind<readonly Mistake[]> = {
  isEmpty: ({ mistakes: all }) => all.length === 0,
  speaksFrom: (_, { today }) => today,
  chart: ({ mistakes: all }) => {
    const told = all.map((mistake) => ({ ...mistake, trend: trendOf(mistake.recent) }));
    const over = told.filter(({ trend }) => trend.last?.times === 0);
    return {
      data: told,
      finding:
        told.length === 0
          ? { says: "mistakes.none", values: {} }
          : { says: "mistakes.finding", values: { mistakes: told.length, over: over.length } },
      table: {
        columns: [
          { name: "item", unit: "text" },
          { name: "title", unit: "text" },
          { name: "misconception", unit: "text" },
          { name: "times", unit: "count" },
          { name: "last_day", unit: "day" },
          { name: "of_last", unit: "count" },
          { name: "last", unit: "count" },
          { name: "answers", unit: "text" },
        ],
        rows: told.map((each) => [
          each.item,
          each.title,
          each.misconception,
          each.times,
          each.lastDay,
          each.trend.times,
          each.trend.of,
          each.answers.join(" | "),
        ]),
      },
    };
  },
};

/** `recent`: whether each of the last answers, oldest first, was the mistake. */
export function trendOf(recent: readonly boolean[]): Trend {
  const shown = recent.slice(-recentReviews);
  const last = shown.slice(-lastReviews);
  const count = (answers: readonly boolean[]) => ({
    times: answers.filter(Boolean).length,
    of: answers.length,
  });
  return { ...count(shown), last: last.length < shown.length ? count(last) : null };
}
