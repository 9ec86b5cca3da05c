/**
 * An invented learner, whose charts are shown as examples until there is something to tell. Everything follows from a
 * few curves, so that an example looks the same at every visit.
 */
import { originalLocale } from "@/lib/i18n/locale";
import type { StudyDay } from "@/lib/scheduling/study-day";
import type { ChartContext } from "./chart";
import { forecastDays } from "./charts/forecast";
import { yearStart } from "./charts/year";
import type { BinCounts, DayCounts, MistakeCounts, ProgressCounters } from "./counters";
import { type Distributed, edges } from "./edges";
import { minutesOf, noStock, phases, reviewsOf } from "./phases";

const exampleDays = 90;

export function exampleContext(context: ChartContext): ChartContext {
  const { today } = context;
  return {
    ...context,
    choice: exampleDays,
    period: { from: (today - exampleDays + 1) as StudyDay, to: today },
    grain: "week",
  };
}

/** The concepts are the learner's own, with an invented recall. */
export function exampleCounters({ today }: ChartContext, { concepts }: ProgressCounters): ProgressCounters {
  const since = yearStart(today);
  const days = Array.from({ length: today - since + 1 }, (_, i) => exampleDay((since + i) as StudyDay, i));
  return {
    days,
    since,
    before: noStock,
    reviewedDays: days
      .map((day) => ({ studyDay: day.studyDay, reviews: reviewsOf(day), minutes: minutesOf(day) }))
      .filter(({ reviews }) => reviews > 0),
    binsFrom: (today - exampleDays) as StudyDay,
    recallBins,
    benchmarkBins: recallBins,
    hours: [8, 9, 12, 19, 20, 21, 22].map((hour, i) => {
      const reviews = 60 + 40 * i;
      return { hour, reviews, recalled: Math.round(reviews * (0.93 - 0.015 * i)) };
    }),
    answerTimes: [20, 140, 320, 410, 260, 90, 30, 10],
    memories: { ...exampleMemories, items: exampleItems, meanRecall: 0.91 },
    due: Array.from({ length: forecastDays }, (_, ahead) => ({
      dueDay: (today + ahead) as StudyDay,
      items: Math.round(24 + 10 * wave(ahead, 7) - ahead / 3),
    })),
    concepts: concepts.map((concept, i) => {
      const isMet = i < Math.max(3, concepts.length * 0.7);
      return {
        ...concept,
        met: isMet ? concept.items : 0,
        recall: isMet ? 0.87 + 0.1 * wave(i, 7.3) : null,
      };
    }),
    mistakes: exampleMistakes(today),
  };
}

/** −1 to 1. */
function wave(x: number, length: number): number {
  return Math.sin((2 * Math.PI * x) / length);
}

function exampleDay(studyDay: StudyDay, i: number): DayCounts {
  const rests = i % 11 === 3 || i % 29 === 7;
  const reviews = rests ? 0 : Math.round(26 + 12 * wave(i, 7) + 8 * wave(i, 45) + i / 20);
  const share = { new: 0.12, learning: 0.18, relearning: 0.06, young: 0.34, mature: 0.3 };
  const recall = {
    new: 0.6,
    learning: 0.85,
    relearning: 0.9,
    young: 0.87 + 0.03 * wave(i, 60),
    mature: 0.92,
  };
  const counted = phases.map((phase) => {
    const count = Math.round(reviews * share[phase]);
    return [phase, { reviews: count, right: Math.round(count * recall[phase]), ms: count * 14_000 }];
  });
  return {
    studyDay,
    phases: Object.fromEntries(counted) as DayCounts["phases"],
    predicted: reviews,
    logLossMicro: reviews * 290_000,
    change: {
      learning: i < 6 ? 2 : 0,
      young: rests ? 0 : i < 60 ? 3 : i % 2,
      mature: i > 40 && !rests ? 1 : 0,
      suspended: i % 90 === 80 ? 1 : 0,
    },
  };
}

const recallBins: readonly (BinCounts & { readonly bin: number })[] = Array.from({ length: 14 }, (_, i) => {
  const bin = 26 + i;
  const predicted = (bin + 0.5) / 40;
  const reviews = 12 + i * i;
  return {
    bin,
    reviews,
    predicted: predicted * reviews,
    recalled: Math.round(reviews * (predicted + 0.02 * wave(i, 9))),
  };
});

const exampleItems = 214;

/** Spread like a bell around one of the groups. */
function bell(of: Distributed, middle: number): readonly number[] {
  return Array.from({ length: edges[of].length + 1 }, (_, i) =>
    Math.round((exampleItems / 4) * Math.exp(-(((i - middle) / 1.8) ** 2))),
  );
}

const exampleMemories = {
  stability: bell("stability", 5),
  difficulty: bell("difficulty", 4),
  recall: bell("recall", 7),
  interval: bell("interval", 4),
};

function exampleMistakes(today: StudyDay): readonly MistakeCounts[] {
  const mistake = (misconception: string, daysAgo: number, recent: readonly boolean[]): MistakeCounts => ({
    item: `example/${misconception}`,
    title: misconception,
    misconception,
    words: null,
    locale: originalLocale,
    times: recent.filter(Boolean).length,
    lastDay: (today - daysAgo) as StudyDay,
    recent,
    answers: [],
    source: null,
  });
  const [wrong, right] = [true, false];
  return [
    mistake("padding", 9, [wrong, right, wrong, wrong, wrong, right, right, right, right]),
    mistake("bias", 2, [right, right, wrong, right, right, wrong, right, wrong]),
  ];
}
