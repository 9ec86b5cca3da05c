/** The charts of the dashboard: one line each, by the names that their addresses have. */

import type { StudyDay } from "@/lib/scheduling/study-day";
import type { Chart, ChartContext, ChartKind } from "./chart";
import { activity } from "./charts/activity";
import { calibration } from "./charts/calibration";
import { concepts } from "./charts/concepts";
import { distribution } from "./charts/distribution";
import { forecast } from "./charts/forecast";
import { hours } from "./charts/hours";
import { mistakes } from "./charts/mistakes";
import { retention } from "./charts/retention";
import { stock } from "./charts/stock";
import { year } from "./charts/year";
import type { ProgressCounters } from "./counters";
import { exampleContext, exampleCounters } from "./example";

export const chartKinds = {
  year,
  retention,
  calibration,
  forecast,
  stock,
  activity,
  concepts,
  mistakes,
  stability: distribution("stability"),
  difficulty: distribution("difficulty"),
  recall: distribution("recall"),
  interval: distribution("interval"),
  answerSeconds: distribution("answerSeconds"),
  hours,
} as const;

export type ChartName = keyof typeof chartKinds;

type DataOf<Name extends ChartName> = (typeof chartKinds)[Name] extends ChartKind<infer Data> ? Data : never;

export type ShownChart<Data> = Chart<Data> & {
  /** Set if the chart is empty yet and an example is shown: the day from which it will not be. */
  readonly exampleUntil: StudyDay | null;
};

export type ShownCharts = { readonly [Name in ChartName]: ShownChart<DataOf<Name>> };

export function isChartName(name: string): name is ChartName {
  return Object.hasOwn(chartKinds, name);
}

/** Every chart of a learner; an example where there is nothing to tell yet. */
export function shownCharts(counters: ProgressCounters, context: ChartContext): ShownCharts {
  let made: ProgressCounters | null = null;
  const example = () => {
    made ??= exampleCounters(context, counters);
    return made;
  };
  const shown = <Data>(kind: ChartKind<Data>): ShownChart<Data> =>
    kind.isEmpty(counters, context)
      ? {
          ...kind.chart(example(), exampleContext(context)),
          exampleUntil: kind.speaksFrom(counters, context),
        }
      : { ...kind.chart(counters, context), exampleUntil: null };
  const entries = Object.entries<ChartKind<unknown>>(chartKinds).map(([name, kind]) => [name, shown(kind)]);
  // Each entry has the data of its own kind.
  return Object.fromEntries(entries) as ShownCharts;
}
