import { readReviewedDays } from "@/lib/db/counter-store";
import { readCourses } from "@/lib/db/course-store";
import { readDueCounts } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { countUnmet } from "@/lib/db/queue-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import { daysOfBacklog } from "@/lib/progress/backlog";
import { type DueCount, forecastDue, forecastNew } from "@/lib/progress/forecast";
import { returnDays } from "@/lib/progress/life-of-an-item";
import { type Streak, streakOf } from "@/lib/progress/streak";
import { countQueue } from "@/lib/quiz/build-queue";
import type { LearnerId } from "@/lib/quiz/ids";
import { mostNewPerDay, newGroups, newOfADay } from "@/lib/quiz/new-items";
import { minutesFor, type Pace, type Workload } from "@/lib/quiz/workload";
import { recallAt } from "@/lib/scheduling/schedule-review";
import { isAfterMidnight, isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { loadPace } from "./learner-pace";
import { type LearnerQueue, loadLearnerQueue } from "./learner-queue";
import { loadClocks } from "./load-clocks";
import { findNextReading, type NextReading } from "./next-reading";

const forecastDays = 7;
const lastDays = 28;

export type TodayView = {
  readonly studyDay: number;
  readonly isoDate: string;
  /** Whether the wall clock is already on the next date: the study day then ends within hours. */
  readonly isAfterMidnight: boolean;
  /** On the wall clock, such as 04:00. */
  readonly dayEndsAt: string;
  /** The work of today's session. */
  readonly work: Workload;
  /** Due, but not asked today: beyond the day's limit, or a sibling of an item asked today. */
  readonly waiting: number;
  /**
   * If more reviews are due than a day allows: the date on which nothing will be left over, at the limit a day; null if
   * that is more than a year away. Undefined without a backlog.
   */
  readonly backlogClearsOn: string | null | undefined;
  readonly reviewsPerDay: number;
  /** Whether new items wait for it. */
  readonly newWaitForBacklog: boolean;
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
  readonly streak: Omit<Streak, "restDays">;
  /** 28 days, oldest first; rest days are those that the streak forgives. */
  readonly lastDays: readonly {
    readonly isoDate: string;
    readonly reviews: number;
    readonly isRestDay: boolean;
  }[];
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

/** New items of the queue, by course. */
function newByCourse({ queue }: LearnerQueue): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const item of queue)
    if (countQueue([item]).new > 0) counts.set(item.courseId, (counts.get(item.courseId) ?? 0) + 1);
  return counts;
}

/** See `backlogClearsOn`. Only a learner who has one pays for reading what falls due in the year ahead. */
async function loadBacklog(
  { settings, studyDay, queue, learnerId }: LearnerQueue,
  newADay: number,
  dueSoon: readonly DueCount[],
): Promise<string | null | undefined> {
  const isDue = ({ dueDay }: DueCount) => dueDay <= studyDay;
  const due = dueSoon.filter(isDue).reduce((sum, { items }) => sum + items, 0);
  const perDay = settings.reviewsPerDay - (settings.newInBacklog ? newADay : 0);
  if (due <= settings.reviewsPerDay) return undefined;
  const counts = await readDueCounts(getPrisma(), learnerId, { firstDay: null, lastDay: studyDay + 365 });
  const intervals = queue.flatMap(({ memory }) => (memory?.state === "review" ? [memory.intervalDays] : []));
  const returnsAfter = intervals.reduce((sum, days) => sum + days, 0) / Math.max(1, intervals.length);
  const days = daysOfBacklog(counts, { today: studyDay, perDay: Math.max(1, perDay), returnsAfter });
  return days === null ? null : isoDateOfStudyDay((studyDay + days) as StudyDay);
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
  const newPerDay = { shared: queue.settings.newPerDay, own: queue.ownNewPerDay };
  const [courses, days, dueCounts, unmet, pace, reading, clocks] = await Promise.all([
    readCourses(db, learnerId),
    readReviewedDays(db, learnerId),
    readDueCounts(db, learnerId, { firstDay: null, lastDay: today + forecastDays - 1 }),
    countUnmet(db, learnerId, today, mostNewPerDay(newPerDay) * forecastDays),
    loadPace(db, learnerId),
    findNextReading(db, learnerId, locale),
    loadClocks(db, learnerId, queue.settings),
  ]);
  const work = queue.workload;
  const groups = newGroups(newPerDay, unmet, newByCourse(queue));
  const backlog = await loadBacklog(queue, newOfADay(groups), dueCounts);
  const reviewed = new Map(days.map((d) => [d.studyDay, d.reviews]));
  const known = forecastDue(dueCounts, today, forecastDays);
  const returns = returnDays(queue.preset, forecastDays);
  const brought = groups.map((group) => forecastNew({ ...group, returnDays: returns }, forecastDays));
  const studyDays = days.map((d) => d.studyDay as StudyDay);
  const { restDays, ...streak } = streakOf(studyDays, today, clocks);
  return {
    studyDay: today,
    isoDate: isoDateOfStudyDay(today),
    dayEndsAt: `${String(queue.settings.rolloverHour).padStart(2, "0")}:00`,
    isAfterMidnight: isAfterMidnight(now, queue.settings),
    work,
    waiting: known[0]! - work.due - work.learning,
    backlogClearsOn: backlog,
    reviewsPerDay: queue.settings.reviewsPerDay,
    newWaitForBacklog: backlog !== undefined && !queue.settings.newInBacklog,
    isEnrolled: courses.some(({ enrolled }) => enrolled),
    minutes: minutesFor(work, pace),
    courses: courseRows(queue, courses, locale, pace),
    reading,
    forecast: known.map((due, i) => ({
      isoDate: isoDateOfStudyDay((today + i) as StudyDay),
      due: i === 0 ? work.due + work.learning : due,
      new: brought.reduce((sum, each) => sum + each[i]!, 0),
    })),
    streak,
    lastDays: Array.from({ length: lastDays }, (_, i) => {
      const day = (today - lastDays + 1 + i) as StudyDay;
      return {
        isoDate: isoDateOfStudyDay(day),
        reviews: reviewed.get(day) ?? 0,
        isRestDay: restDays.includes(day),
      };
    }),
  };
}
