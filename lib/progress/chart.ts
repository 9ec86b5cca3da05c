/** A chart of the dashboard: a pure summary of counters, told in three ways. */

import type { NewGroup } from "@/lib/quiz/new-items";
import type { Pace } from "@/lib/quiz/workload";
import type { ClockHistory } from "@/lib/scheduling/clock-history";
import type { StudyDay } from "@/lib/scheduling/study-day";
import type { ProgressCounters } from "./counters";
import type { DaySpan, Grain, PeriodChoice } from "./period";

/** How a column is written. A term is a message of `progress.terms`; shares are 0 to 1, days study days. */
export type Unit = "text" | "term" | "day" | "count" | "decimal" | "share" | "minutes" | "days";

/** `name` names the column in a CSV file and, in the messages `progress.columns`, on the page. */
export type Column = { readonly name: string; readonly unit: Unit };

export type Cell = string | number | null;

/** The numbers of a chart: what its picture shows, and nothing else. */
export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

/** One sentence: a message of `progress`, and what it is filled with. A day is written as a date. */
export type Finding = {
  readonly says: string;
  readonly values: Readonly<Record<string, number | string | { readonly day: StudyDay }>>;
};

export type Chart<Data> = {
  /** For the picture. */
  readonly data: Data;
  readonly finding: Finding;
  readonly table: Table;
};

/** What charts are drawn under. */
export type ChartContext = {
  readonly today: StudyDay;
  readonly clocks: ClockHistory;
  readonly choice: PeriodChoice;
  readonly period: DaySpan;
  /** Of the retention. */
  readonly grain: Grain;
  /** 0 to 1. */
  readonly desiredRetention: number;
  readonly pace: Pace;
  /** The items of the courses that were not met yet, by the numbers a day that they come in. */
  readonly newGroups: readonly NewGroup[];
  /** Days after its first on which an item comes back if it is always answered Good. */
  readonly returnDays: readonly number[];
};

export type ChartKind<Data> = {
  readonly chart: (counters: ProgressCounters, context: ChartContext) => Chart<Data>;
  readonly isEmpty: (counters: ProgressCounters, context: ChartContext) => boolean;
  /** The day from which an empty chart will have something to say, if its learner begins today. */
  readonly speaksFrom: (counters: ProgressCounters, context: ChartContext) => StudyDay;
};
