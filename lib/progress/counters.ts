/** What the dashboard is computed from: sums over a learner's log, and over their memories as they are now. */
import type { Locale } from "@/lib/i18n/locale";
import type { Html } from "@/lib/markdown/markup";
import type { Phase } from "@/lib/scheduling/situation";
import type { StudyDay } from "@/lib/scheduling/study-day";

export type PhaseCounts = { readonly reviews: number; readonly right: number; readonly ms: number };

/** Numbers of items, or changes of them. */
export type Stock = {
  readonly learning: number;
  readonly young: number;
  readonly mature: number;
  readonly suspended: number;
};

export type DayCounts = {
  readonly studyDay: StudyDay;
  /** Reviews by what the item was when it was asked. */
  readonly phases: Readonly<Record<Phase, PhaseCounts>>;
  /** Reviews with a predicted recall, and the sum of their log losses in millionths. */
  readonly predicted: number;
  readonly logLossMicro: number;
  readonly change: Stock;
};

/** The totals of a day with reviews. */
export type ReviewedDay = {
  readonly studyDay: StudyDay;
  readonly reviews: number;
  readonly minutes: number;
};

/** Reviews with a prediction, of one bin. */
export type BinCounts = {
  readonly reviews: number;
  readonly recalled: number;
  /** Sum of the predictions. */
  readonly predicted: number;
};

export type HourCounts = { readonly hour: number; readonly reviews: number; readonly recalled: number };

/** Items by a property of their memory, over the edges of lib/progress/edges.ts. */
export type MemoryCounts = {
  readonly stability: readonly number[];
  readonly difficulty: readonly number[];
  readonly recall: readonly number[];
  readonly interval: readonly number[];
  /** Met, and not suspended. */
  readonly items: number;
  /** Mean over these; null without any. */
  readonly meanRecall: number | null;
};

export type ConceptCounts = {
  /** `<course>/<concept>`. */
  readonly id: string;
  readonly course: string;
  readonly concept: string;
  readonly name: string;
  /** `id`s within the course. */
  readonly prerequisites: readonly string[];
  /** Live items. */
  readonly items: number;
  /** Of these, met and not suspended. */
  readonly met: number;
  /** Mean over these; null without any. */
  readonly recall: number | null;
  /** The address of the note that exercises it first; null if none does. */
  readonly note: string | null;
};

/** What a misconception is called, with the numbers of the last answer that it led to. */
export type MistakeWords = {
  /** Null where the question and the chosen option tell it. */
  readonly name: Html | null;
  readonly says: Html;
  readonly option: Html | null;
};

/** A way of being wrong in an item. */
export type MistakeCounts = {
  /** `<course>/<item>`. */
  readonly item: string;
  /** Plain words. */
  readonly title: string;
  /** Its id; null for wrong answers that none explains. */
  readonly misconception: string | null;
  /** Null without a misconception, or if the item's author has removed it. */
  readonly words: MistakeWords | null;
  /** The language of these words. */
  readonly locale: Locale;
  /** Times in the period. */
  readonly times: number;
  readonly lastDay: StudyDay;
  /** The item's last reviews, oldest first: whether each was this mistake. */
  readonly recent: readonly boolean[];
  /** The last wrong answers that have no name, newest first, in plain words. */
  readonly answers: readonly string[];
  /** The address of its sentence; null for an example. */
  readonly source: string | null;
};

export type ProgressCounters = {
  /** Days with events, ascending, from `since` on. */
  readonly days: readonly DayCounts[];
  readonly since: StudyDay;
  /** Numbers of items before `since`. */
  readonly before: Stock;
  /** All days with reviews, ascending. */
  readonly reviewedDays: readonly ReviewedDay[];
  /** From this day on `bins`, `hours` and `answerTimes` count, since they are kept by blocks of days. */
  readonly binsFrom: StudyDay;
  /** By predicted recall: 40 bins of 2.5 points, of which some may be missing. */
  readonly recallBins: readonly (BinCounts & { readonly bin: number })[];
  /** By the bins of RMSE(bins). */
  readonly benchmarkBins: readonly BinCounts[];
  readonly hours: readonly HourCounts[];
  /** Reviews by the time that they took, over `answerSeconds`. */
  readonly answerTimes: readonly number[];
  readonly memories: MemoryCounts;
  /** Items by the study day from which they are asked, within 30 days; overdue ones on their day. */
  readonly due: readonly { readonly dueDay: StudyDay; readonly items: number }[];
  readonly concepts: readonly ConceptCounts[];
  /** Most frequent first. */
  readonly mistakes: readonly MistakeCounts[];
};
