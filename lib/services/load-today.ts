import { readReviewedDays } from "@/lib/db/counter-store";
import { readCourses } from "@/lib/db/course-store";
import { readDueCounts } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { countUnmet } from "@/lib/db/queue-store";
import { inLanguage, type Locale } from "@/lib/i18n/locale";
import { forecastDue, forecastNew } from "@/lib/progress/forecast";
import { returnDays } from "@/lib/progress/life-of-an-item";
import { currentStreak, longestStreak } from "@/lib/progress/streak";
import { countQueue } from "@/lib/quiz/build-queue";
import type { LearnerId } from "@/lib/quiz/ids";
import { minutesFor, type Pace, type Workload } from "@/lib/quiz/workload";
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
  /** Whether the wall clock is already on the next date: the study day then ends within hours. */
  readonly isAfterMidnight: boolean;
  /** The work of today's session. */
  readonly work: Workload;
  /** Due, but not asked today: beyond the day's limit, or a sibling of an item asked today. */
  readonly waiting: number;
  /** Whether the learner is enrolled in any course. */
  readonly isEnrolled: boolean;
  /** Estimated from the learner's own pace. */
  readonly minutes: number;
  readonly courses: readonly {
    readonly slug: string;
    readonly title: string;
    readonly work: Workload;
    readonly minutes: number;
    /** Mean recall of the due items, 0 to 1; null if none is. */
    readonly recall: number | null;
  }[];
  /** Null if no new items are left. */
  readonly reading: NextReading | null;
  /** Seven days, today first: reviews already known, and new items together with the reviews they will cause. */
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
  pace: Pace,
) {
  return courses.flatMap((course) => {
    const own = queue.queue.filter((c) => c.courseId === course.id);
    const due = own.filter((c) => c.memory !== null);
    if (own.length === 0) return [];
    const recalls = due.map((c) => recallAt(c.memory!, queue.studyDay, queue.preset) ?? 1);
    return [
      {
        slug: course.slug,
        title: inLanguage(course.title, locale),
        work: countQueue(own),
        minutes: minutesFor(countQueue(own), pace),
        recall: recalls.length === 0 ? null : recalls.reduce((a, b) => a + b, 0) / recalls.length,
      },
    ];
  });
}

/** All data of the page `/today`. */
export async function loadToday(input: {
  learnerId: LearnerId;
  locale: Locale;
  now: Date;
}): Promise<TodayView> {
  const { learnerId, locale, now } = input;
  const db = getPrisma();
  const queue = await loadLearnerQueue(learnerId, now);
  const today = queue.studyDay;
  const [courses, days, dueCounts, unmet, pace, reading] = await Promise.all([
    readCourses(db, learnerId),
    readReviewedDays(db, learnerId),
    readDueCounts(db, learnerId, { firstDay: null, lastDay: today + forecastDays - 1 }),
    countUnmet(db, learnerId, queue.settings.newPerDay * forecastDays),
    loadPace(db, learnerId),
    findNextReading(db, learnerId, locale),
  ]);
  const work = queue.workload;
  const reviewed = new Map(days.map((d) => [d.studyDay, d.reviews]));
  const known = forecastDue(dueCounts, today, forecastDays);
  const brought = forecastNew(
    {
      today: work.new,
      perDay: queue.settings.newPerDay,
      unmet,
      returnDays: returnDays(queue.preset, forecastDays),
    },
    forecastDays,
  );
  const studyDays = days.map((d) => d.studyDay as StudyDay);
  return {
    studyDay: today,
    isoDate: isoDateOfStudyDay(today),
    isAfterMidnight: isAfterMidnight(now, queue.settings),
    work,
    waiting: known[0]! - work.due - work.learning,
    isEnrolled: courses.some(({ enrolled }) => enrolled),
    minutes: minutesFor(work, pace),
    courses: courseRows(queue, courses, locale, pace),
    reading,
    forecast: known.map((due, i) => ({
      isoDate: isoDateOfStudyDay((today + i) as StudyDay),
      due: i === 0 ? work.due + work.learning : due,
      new: brought[i]!,
    })),
    streakDays: currentStreak(studyDays, today),
    longestStreakDays: longestStreak(studyDays),
    lastDays: Array.from({ length: lastDays }, (_, i) => {
      const day = (today - lastDays + 1 + i) as StudyDay;
      return { isoDate: isoDateOfStudyDay(day), reviews: reviewed.get(day) ?? 0 };
    }),
  };
}
