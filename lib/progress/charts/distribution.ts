/** How items are spread over a property of their memory, and answers over the time that they took. */
import type { ChartKind, Finding } from "../chart";
import type { ProgressCounters } from "../counters";
import { type Distributed, edges } from "../edges";

export type DistributionGroup = {
  /** Null at the open ends; `to` is not part of it. */
  readonly from: number | null;
  readonly to: number | null;
  readonly count: number;
};

export type DistributionData = { readonly of: Distributed; readonly groups: readonly DistributionGroup[] };

const units = {
  stability: "days",
  difficulty: "decimal",
  recall: "share",
  interval: "days",
  answerSeconds: "decimal",
} as const satisfies Readonly<Record<Distributed, string>>;

export function distribution(of: Distributed): ChartKind<DistributionData> {
  return {
    isEmpty: (counters) => countsOf(counters, of).every((count) => count === 0),
    speaksFrom: (_, { today }) => today,
    chart: (counters) => {
      const counts = countsOf(counters, of);
      const groups = counts.map((count, i) => ({
        from: edges[of][i - 1] ?? null,
        to: edges[of][i] ?? null,
        count,
      }));
      return {
        data: { of, groups },
        finding: finding(of, groups, counters),
        table: {
          columns: [
            { name: "from", unit: units[of] },
            { name: "below", unit: units[of] },
            { name: of === "answerSeconds" ? "reviews" : "items", unit: "count" },
          ],
          rows: groups.map(({ from, to, count }) => [from, to, count]),
        },
      };
    },
  };
}

function countsOf({ memories, answerTimes }: ProgressCounters, of: Distributed): readonly number[] {
  return of === "answerSeconds" ? answerTimes : memories[of];
}

/** From this difficulty on, items count as hard. */
const hardFrom = 7;

function finding(
  of: Distributed,
  groups: readonly DistributionGroup[],
  { memories }: ProgressCounters,
): Finding {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const from = (least: number) =>
    groups.reduce((sum, group) => sum + ((group.from ?? 0) >= least ? group.count : 0), 0);
  const says = `${of}.finding`;
  switch (of) {
    case "stability":
      return { says, values: halfReaches(groups, total) };
    case "interval":
      return { says, values: { items: from(21), of: total } };
    case "difficulty":
      return { says, values: { items: from(hardFrom), of: total } };
    case "recall":
      return { says, values: { items: Math.round(total * (memories.meanRecall ?? 0)), of: total } };
    case "answerSeconds":
      return { says, values: halfBelow(groups, total) };
  }
}

/** The largest edge that at least half reach; 0 if half are below the first. */
function halfReaches(groups: readonly DistributionGroup[], total: number) {
  let above = 0;
  for (const { from, count } of groups.toReversed()) {
    above += count;
    if (from !== null && above * 2 >= total) return { edge: from };
  }
  return { edge: 0 };
}

/** The smallest edge below which at least half are; 0 if half are beyond the last. */
function halfBelow(groups: readonly DistributionGroup[], total: number) {
  let below = 0;
  for (const { to, count } of groups) {
    below += count;
    if (to !== null && below * 2 >= total) return { edge: to };
  }
  return { edge: 0 };
}
