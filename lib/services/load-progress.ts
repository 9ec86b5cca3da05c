/** The dashboard of a learner: counters and memories in, charts out. */
import { AppError } from "@/lib/app-error";
import { blockDays } from "@/lib/db/counter-store";
import { readCourses } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import {
  type BinRow,
  type DayRow,
  type HistoryRow,
  type HourRow,
  type MemoryRow,
  readBins,
  readDays,
  readHistory,
  readHours,
  readMemoryCounts,
  readMistakes,
} from "@/lib/db/progress-store";
import { languages } from "@/lib/i18n/languages";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import { translate } from "@/lib/i18n/translate";
import type { ChartContext, Finding } from "@/lib/progress/chart";
import { chartCsv } from "@/lib/progress/chart-csv";
import {
  type ChartName,
  chartKinds,
  isChartName,
  type ShownCharts,
  shownCharts,
} from "@/lib/progress/chart-kinds";
import { forecastDays } from "@/lib/progress/charts/forecast";
import type {
  BinCounts,
  ConceptCounts,
  DayCounts,
  MistakeCounts,
  ProgressCounters,
  Stock,
} from "@/lib/progress/counters";
import { edges } from "@/lib/progress/edges";
import { returnDays } from "@/lib/progress/life-of-an-item";
import {
  daysIn,
  type Grain,
  grainsFor,
  grainWithin,
  type PeriodChoice,
  periodOf,
} from "@/lib/progress/period";
import { phases, stockStages } from "@/lib/progress/phases";
import { summariseToday, type TodayFigures } from "@/lib/progress/today-figures";
import type { LearnerId } from "@/lib/quiz/ids";
import { newGroups } from "@/lib/quiz/new-items";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { loadPace } from "./learner-pace";
import { loadLearnerDay } from "./learner-queue";
import { loadClocks } from "./load-clocks";
import { type CourseConcepts, loadConcepts } from "./load-concepts";
import { loadMistakes } from "./load-mistakes";

/** Mistakes shown, with a name and without. */
const mostMistakes = { named: 8, unnamed: 6 };

/** What the address of the dashboard chooses. */
export type ProgressChoice = {
  /** Slug; null means all courses. */
  readonly course: string | null;
  readonly days: PeriodChoice;
  /** Of the retention; null leaves it to the period. */
  readonly by: Grain | null;
};

/** A chart with its sentence in the learner's language. */
type Told<Shown> = Omit<Shown, "finding"> & { readonly finding: string };

export type ProgressView = {
  readonly courses: readonly { readonly slug: string; readonly title: string }[];
  readonly course: string | null;
  readonly days: PeriodChoice;
  readonly by: Grain;
  readonly grains: readonly Grain[];
  readonly from: StudyDay;
  readonly today: StudyDay;
  /** From this day on, calibration and hours count. */
  readonly binsFrom: StudyDay;
  readonly figures: TodayFigures;
  readonly charts: { readonly [Name in ChartName]: Told<ShownCharts[Name]> };
  /** Whether there is nothing but examples. */
  readonly isNew: boolean;
};

type Input = {
  readonly learnerId: LearnerId;
  readonly locale: Locale;
  readonly now: Date;
  readonly choice: ProgressChoice;
};

/** All of the page `/progress`. Throws `not-found` for a course that the learner is not in. */
export async function loadProgress(input: Input): Promise<ProgressView> {
  const { counters, context, courses } = await loadCounters(input);
  const shown = shownCharts(counters, context);
  const charts = Object.fromEntries(
    Object.entries(shown).map(([name, chart]) => [
      name,
      { ...chart, finding: sentence(chart.finding, input.locale) },
    ]),
  );
  return {
    courses: courses.map(({ slug, title }) => ({ slug, title: inLanguage(title, input.locale) })),
    course: input.choice.course,
    days: context.choice,
    by: context.grain,
    grains: grainsFor(context.period),
    from: context.period.from,
    today: context.today,
    binsFrom: counters.binsFrom,
    figures: summariseToday(counters, context),
    // Each entry has the data of its own kind.
    charts: charts as ProgressView["charts"],
    isNew: Object.values(shown).every(
      ({ exampleUntil }, i) => exampleUntil !== null || Object.keys(shown)[i] === "forecast",
    ),
  };
}

/**
 * The numbers of one chart as a CSV file; without examples. Throws `not-found` like `loadProgress`, and for a chart that
 * there is not.
 */
export async function loadProgressFile(
  input: Input,
  chart: string,
): Promise<{ readonly name: string; readonly text: string }> {
  if (!isChartName(chart)) throw new AppError("not-found", "chart");
  const { counters, context } = await loadCounters(input);
  const { table } = chartKinds[chart].chart(counters, context);
  const parts = [chart, input.choice.course, isoDateOfStudyDay(context.today)];
  return { name: `${parts.filter((part) => part !== null).join("-")}.csv`, text: chartCsv(table) };
}

const formats = new Map<Locale, Intl.DateTimeFormat>();

function dayAndMonth(locale: Locale): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(languages[locale].dates, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  formats.set(locale, format);
  return format;
}

function sentence({ says, values }: Finding, locale: Locale): string {
  const format = dayAndMonth(locale);
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "object" ? format.format(value.day * 86_400_000) : value,
  ]);
  return translate(locale, "progress", says, Object.fromEntries(written));
}

/** Three waves of statements: who and when; everything that is counted; what a few mistakes are called. */
async function loadCounters({ learnerId, locale, now, choice }: Input) {
  const db = getPrisma();
  const [{ settings, preset, presetOf, ownNewPerDay, studyDay: today }, readable] = await Promise.all([
    loadLearnerDay(db, learnerId, now),
    readCourses(db, learnerId),
  ]);
  const courses = readable.filter(({ enrolled }) => enrolled);
  const course = courses.find(({ slug }) => slug === choice.course) ?? null;
  if (choice.course !== null && course === null) throw new AppError("not-found", "course");
  const whose = { learnerId, courseId: course?.id ?? null };
  const asked = choice.days === null ? 0 : today - choice.days + 1;
  const fromBlock = Math.floor(asked / blockDays);
  const since = Math.min(asked, fromBlock * blockDays);
  const lastDay = today + forecastDays - 1;
  const curve = recallCurve(preset);
  const [days, history, bins, hours, memories, mistakes, pace, clocks, concepts] = await Promise.all([
    readDays(db, whose, since),
    readHistory(db, whose, since),
    readBins(db, whose, fromBlock),
    readHours(db, whose, fromBlock),
    readMemoryCounts(db, whose, { today, lastDay, curve, edges }),
    readMistakes(db, whose, asked, mostMistakes).then((rows) => loadMistakes(db, learnerId, rows, locale)),
    loadPace(db, learnerId),
    loadClocks(db, learnerId, settings),
    Promise.all((course === null ? courses : [course]).map((each) => loadConcepts(db, each))),
  ]);
  const firstDay = (history.reviewed[0]?.[0] ?? days[0]?.study_day ?? today) as StudyDay;
  const period = periodOf(choice.days, firstDay, today);
  const context: ChartContext = {
    today,
    clocks,
    choice: choice.days,
    period,
    grain: grainWithin(period, choice.by ?? (daysIn(period) <= 120 ? "week" : "month")),
    desiredRetention: (course === null ? preset : presetOf(course.id).preset).desiredRetention,
    pace,
    newGroups: newGroups(
      { shared: settings.newPerDay, own: ownNewPerDay },
      new Map(memories.unmet.map(({ courseId, items }) => [courseId, items])),
    ),
    returnDays: returnDays(preset, forecastDays),
  };
  const read = { days, history, bins, hours, memories, mistakes };
  const counters = countersOf(read, {
    since: since as StudyDay,
    binsFrom: Math.max(fromBlock * blockDays, firstDay) as StudyDay,
    today,
    concepts: concepts.flatMap((of) => conceptCounts(of, memories, locale)),
  });
  return { counters, context, courses };
}

function conceptCounts(
  { course, concepts, places }: CourseConcepts,
  memories: MemoryRow,
  locale: Locale,
): ConceptCounts[] {
  const idOf = (concept: string) => `${course.slug}/${concept}`;
  return concepts.map(({ id, name, prerequisites }) => {
    const place = places.find(({ concept }) => concept === id);
    const met = memories.concepts.find(({ courseId, concept }) => courseId === course.id && concept === id);
    return {
      id: idOf(id),
      course: course.slug,
      concept: id,
      name: inLanguage(name, locale),
      prerequisites: prerequisites.map(idOf),
      items: place?.items ?? 0,
      met: met?.met ?? 0,
      recall: met?.recall ?? null,
      note: place === undefined ? null : `/courses/${course.slug}/${place.note}#${place.anchor}`,
    };
  });
}

type Read = {
  readonly days: readonly DayRow[];
  readonly history: HistoryRow;
  readonly bins: readonly BinRow[];
  readonly hours: readonly HourRow[];
  readonly memories: MemoryRow;
  readonly mistakes: readonly MistakeCounts[];
};

function countersOf(
  { days, history, bins, hours, memories, mistakes }: Read,
  known: Pick<ProgressCounters, "since" | "binsFrom" | "concepts"> & { readonly today: StudyDay },
): ProgressCounters {
  const { today, ...rest } = known;
  const groups = (of: MemoryRow["groups"][number]["of"], size: number, first = 0) => {
    const counts = new Array<number>(size).fill(0);
    for (const group of memories.groups) if (group.of === of) counts[group.group - first] = group.items;
    return counts;
  };
  const spread = (of: "stability" | "difficulty" | "recall" | "interval") => groups(of, edges[of].length + 1);
  const isRecallBin = (row: BinRow): row is BinRow & { recallBin: number } => row.recallBin !== null;
  return {
    ...rest,
    days: days.map(dayCounts),
    before: stockOf(history),
    reviewedDays: history.reviewed.map(([day, reviews, ms]) => ({
      studyDay: day as StudyDay,
      reviews,
      minutes: ms / 60_000,
    })),
    recallBins: bins.filter(isRecallBin).map((row) => ({ bin: row.recallBin, ...binCounts(row) })),
    benchmarkBins: bins.filter((row) => !isRecallBin(row)).map(binCounts),
    hours: hours.map(({ hour, reviews, recalled }) => ({ hour, reviews, recalled })),
    answerTimes: Array.from({ length: edges.answerSeconds.length + 1 }, (_, i) =>
      hours.reduce((sum, { times }) => sum + (times[i] ?? 0), 0),
    ),
    memories: {
      stability: spread("stability"),
      difficulty: spread("difficulty"),
      recall: spread("recall"),
      interval: spread("interval"),
      items: memories.items,
      meanRecall: memories.recall,
    },
    due: groups("due", forecastDays, today)
      .slice(0, forecastDays)
      .map((items, ahead) => ({ dueDay: (today + ahead) as StudyDay, items }))
      .filter(({ items }) => items > 0),
    mistakes,
  };
}

function dayCounts(row: DayRow): DayCounts {
  const counts = phases.map((phase) => [
    phase,
    { reviews: row[`${phase}_reviews`], right: row[`${phase}_right`], ms: row[`${phase}_ms`] },
  ]);
  return {
    studyDay: row.study_day as StudyDay,
    // One entry for each phase.
    phases: Object.fromEntries(counts) as DayCounts["phases"],
    predicted: row.predicted,
    logLossMicro: row.log_loss_micro,
    change: stockOf(row),
  };
}

function stockOf(row: Readonly<Record<`${keyof Stock}_change`, number>>): Stock {
  const entries = stockStages.map((stage) => [stage, row[`${stage}_change`]]);
  return Object.fromEntries(entries) as Stock;
}

function binCounts({ reviews, recalled, predicted }: BinRow): BinCounts {
  return { reviews, recalled, predicted };
}
