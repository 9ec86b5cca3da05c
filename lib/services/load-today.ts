import { readCourses } from "@/lib/db/content-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { readDays, readDueCounts } from "@/lib/db/progress-store";
import { type Locale, pickText } from "@/lib/i18n/locale";
import { forecastDue } from "@/lib/progress/forecast";
import { currentStreak, longestStreak } from "@/lib/progress/streak";
import type { LearnerId } from "@/lib/quiz/ids";
import { minutesFor } from "@/lib/quiz/minutes-for";
import { recallAt } from "@/lib/scheduling/schedule-review";
import { isAfterMidnight, isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { loadPace } from "./learner-pace";
import { type LearnerQueue, loadLearnerQueue } from "./learner-queue";
import { findNextReading, type NextReading } from "./next-reading";

const forecastDays = 7;
const lastDays = 28;

export type TodayView = {
  readonly studyDay: number;
  readonly isoDate: string;
  /** Whether the wall clock is a date further already: the day then ends within hours. */
  readonly isAfterMidnight: boolean;
  readonly due: number;
  readonly new: number;
  /** Due as well, but not today any more: beyond the day's limit, or close to what was asked today. */
  readonly waiting: number;
  /** Whether the learner is in any course. */
  readonly isEnrolled: boolean;
  /** Estimated from the learner's own pace. */
  readonly minutes: number;
  readonly courses: readonly {
    readonly slug: string;
    readonly title: string;
    readonly due: number;
    readonly new: number;
    readonly minutes: number;
    /** Mean recall of what is due, 0 to 1; null if nothing is. */
    readonly recall: number | null;
  }[];
  /** Null where nothing new is left. */
  readonly reading: NextReading | null;
  /** Seven days, today first. */
  readonly forecast: readonly { readonly isoDate: string; readonly due: number; readonly new: number }[];
  readonly streakDays: number;
  readonly longestStreakDays: number;
  /** 28 days, oldest first. */
  readonly lastDays: readonly { readonly isoDate: string; readonly reviews: number }[];
};

function courseRows(
  queue: LearnerQueue,
  courses: Awaited<ReturnType<typeof readCourses>>,
  locale: Locale,
  answerMs: number,
) {
  return courses.flatMap((course) => {
    const own = queue.queue.filter((c) => c.courseId === course.id);
    const due = own.filter((c) => c.memory !== null);
    if (own.length === 0) return [];
    const recalls = due.map((c) => recallAt(c.memory!, queue.studyDay, queue.preset) ?? 1);
    return [
      {
        slug: course.slug,
        title: pickText(course.title, locale).text,
        due: due.length,
        new: own.length - due.length,
        minutes: minutesFor(own.length, answerMs),
        recall: recalls.length === 0 ? null : recalls.reduce((a, b) => a + b, 0) / recalls.length,
      },
    ];
  });
}

/** Everything of the page `/today`. */
export async function loadToday(input: {
  learnerId: LearnerId;
  locale: Locale;
  now: Date;
}): Promise<TodayView> {
  const { learnerId, locale, now } = input;
  const db = getPrisma();
  const queue = await loadLearnerQueue(learnerId, now);
  const today = queue.studyDay;
  const [courses, days, dueCounts, answerMs, reading] = await Promise.all([
    readCourses(db, learnerId),
    readDays(db, learnerId),
    readDueCounts(db, learnerId, today + forecastDays - 1),
    loadPace(db, learnerId),
    findNextReading(db, learnerId, locale),
  ]);
  const { due, new: fresh } = queue.counts;
  const reviewed = new Map(days.map((d) => [d.studyDay, d.reviews]));
  const forecast = forecastDue(dueCounts, today, forecastDays);
  const studyDays = days.map((d) => d.studyDay as StudyDay);
  return {
    studyDay: today,
    isoDate: isoDateOfStudyDay(today),
    isAfterMidnight: isAfterMidnight(now, queue.settings.timeZone),
    due,
    new: fresh,
    waiting: forecast[0]! - due,
    isEnrolled: courses.some(({ enrolled }) => enrolled),
    minutes: minutesFor(due + fresh, answerMs),
    courses: courseRows(queue, courses, locale, answerMs),
    reading,
    forecast: forecast.map((dueThen, i) => ({
      isoDate: isoDateOfStudyDay((today + i) as StudyDay),
      due: i === 0 ? due : dueThen,
      new: i === 0 ? fresh : 0,
    })),
    streakDays: currentStreak(studyDays, today),
    longestStreakDays: longestStreak(studyDays),
    lastDays: Array.from({ length: lastDays }, (_, i) => {
      const day = (today - lastDays + 1 + i) as StudyDay;
      return { isoDate: isoDateOfStudyDay(day), reviews: reviewed.get(day) ?? 0 };
    }),
  };
}
