/**
 * How many days a learner has studied with no more than a few days missed. Study days are those stored with the
 * reviews.
 */
import { type ClockHistory, hadWholeDay } from "@/lib/scheduling/clock-history";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";

/** Missed days that a streak forgives in each calendar month. */
const restDaysAMonth = 2;

export type Streak = {
  /** Days with answers in the present streak; rest days do not count. */
  readonly days: number;
  /** Of the longest streak so far. */
  readonly longest: number;
  /** Missed days within the present streak that it forgives, ascending. */
  readonly restDays: readonly StudyDay[];
  /** How many more it forgives in the month of today. */
  readonly restDaysLeft: number;
};

/**
 * The streak that ends today. A streak is the longest stretch of study days that begins with a day studied and has at
 * most `restDaysAMonth` missed days in any calendar month; a missed day belongs to the month of its own date, so that
 * two at the end of one month and two at the beginning of the next are all forgiven. With a third in one month, the
 * streak is what was studied since the first of the three. By this definition, studying one day more never makes a
 * streak shorter.
 *
 * Today is missed only when it is over; a day that the learner never had 24 hours of (`hadWholeDay`) never is.
 * `reviewedDays`: all study days with reviews, ascending and unique; there may be one after today, of a learner who has
 * flown west since.
 */
export function streakOf(reviewedDays: readonly StudyDay[], today: StudyDay, clocks: ClockHistory): Streak {
  let begin = 0;
  let restDays: StudyDay[] = [];
  let longest = 0;
  /** The days after `last` and before `until` are without reviews; `next` is the index of the reviewed day after them. */
  const missBetween = (last: StudyDay, until: StudyDay, next: number) => {
    for (let day = (last + 1) as StudyDay; day < until && begin < next; day++) {
      if (!hadWholeDay(day, clocks)) continue;
      restDays.push(day);
      const inMonth = restDays.filter((each) => monthOf(each) === monthOf(day));
      if (inMonth.length <= restDaysAMonth) continue;
      while (begin < next && reviewedDays[begin]! < inMonth[0]!) begin++;
      restDays = begin < next ? restDays.filter((each) => each > reviewedDays[begin]!) : [];
    }
  };
  for (const [i, day] of reviewedDays.entries()) {
    if (i > 0) missBetween(reviewedDays[i - 1]!, Math.min(day, today) as StudyDay, i);
    longest = Math.max(longest, i + 1 - begin);
  }
  const last = reviewedDays.at(-1);
  if (last !== undefined) missBetween(last, today, reviewedDays.length);
  const restedThisMonth = restDays.filter((day) => monthOf(day) === monthOf(today)).length;
  return {
    days: reviewedDays.length - begin,
    longest,
    restDays,
    restDaysLeft: restDaysAMonth - restedThisMonth,
  };
}

/** Such as "2026-03". */
function monthOf(day: StudyDay): string {
  return isoDateOfStudyDay(day).slice(0, 7);
}
