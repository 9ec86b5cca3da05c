import { fewestLearners } from "./few-learners";
import { mondayOf } from "./study-week";

/** Weeks of a trend, the present one included. */
export const trendWeeks = 8;
/** Weeks whose share is ranked, and compared with that of as many before. */
const recentWeeks = 4;

/** Wrong answers in a week: of one misconception, or with the empty name of none. */
export type WeekOfMistakes = {
  readonly itemId: number;
  readonly misconception: string;
  /** Its Monday. */
  readonly week: number;
  readonly wrong: number;
};

/** Learners who made a mistake during the weeks of the trend. */
export type MistakenLearners = {
  readonly itemId: number;
  readonly misconception: string;
  readonly learners: number;
};

export type RankedMisconception = {
  readonly itemId: number;
  /** Empty for wrong answers that none explains. */
  readonly misconception: string;
  readonly learners: number;
  /** During the weeks of the trend. */
  readonly wrong: number;
  /** Of the item's wrong answers, by week, the oldest first; null in a week without any. */
  readonly weeks: readonly { readonly week: number; readonly wrong: number; readonly share: number | null }[];
  /** Of the item's wrong answers of the last four weeks; null without any. */
  readonly share: number | null;
  /** The share less that of the four weeks before; null if one of the two is missing. */
  readonly change: number | null;
};

/**
 * Mistakes that at least five learners made during the last eight weeks, those that most learners made first. The share
 * is of the wrong answers to the item, so that it does not follow how often the item is asked.
 */
export function rankMisconceptions(
  mistakes: readonly WeekOfMistakes[],
  learners: readonly MistakenLearners[],
  today: number,
): RankedMisconception[] {
  const last = mondayOf(today);
  const mondays = Array.from({ length: trendWeeks }, (_, i) => last - 7 * (trendWeeks - 1 - i));
  const ofItem = sums(mistakes, ({ itemId, week }) => `${itemId} ${week}`);
  const ofMistake = sums(mistakes, ({ itemId, misconception, week }) => `${itemId} ${week} ${misconception}`);
  return learners
    .filter((one) => one.learners >= fewestLearners)
    .map(({ itemId, misconception, learners }) => {
      const weeks = mondays.map((week) => {
        const wrong = ofMistake.get(`${itemId} ${week} ${misconception}`) ?? 0;
        const all = ofItem.get(`${itemId} ${week}`) ?? 0;
        return { week, wrong, all, share: all === 0 ? null : wrong / all };
      });
      const share = shareOf(weeks.slice(-recentWeeks));
      const before = shareOf(weeks.slice(-2 * recentWeeks, -recentWeeks));
      return {
        itemId,
        misconception,
        learners,
        wrong: weeks.reduce((sum, { wrong }) => sum + wrong, 0),
        weeks: weeks.map(({ week, wrong, share }) => ({ week, wrong, share })),
        share,
        change: share === null || before === null ? null : share - before,
      };
    })
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.learners - a.learners || b.wrong - a.wrong || a.itemId - b.itemId);
}

function sums(mistakes: readonly WeekOfMistakes[], keyOf: (one: WeekOfMistakes) => string) {
  const summed = new Map<string, number>();
  for (const one of mistakes) summed.set(keyOf(one), (summed.get(keyOf(one)) ?? 0) + one.wrong);
  return summed;
}

function shareOf(weeks: readonly { readonly wrong: number; readonly all: number }[]): number | null {
  const all = weeks.reduce((sum, week) => sum + week.all, 0);
  return all === 0 ? null : weeks.reduce((sum, week) => sum + week.wrong, 0) / all;
}
