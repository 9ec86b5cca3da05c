import { AppError } from "@/lib/app-error";
import { findCourse, readNotes } from "@/lib/db/course-store";
import { type ItemWithMemory, readCourseItems } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { daysUntilDue } from "@/lib/scheduling/running-day";
import { recallAt } from "@/lib/scheduling/schedule-review";
import { type LearnerDayContext, loadReaderDay } from "./learner-queue";
import { findNextReading, type NextReading } from "./next-reading";

export type CourseView = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly isEnrolled: boolean;
  /** Null if the learner has met everything. */
  readonly reading: NextReading | null;
  readonly notes: readonly {
    readonly slug: string;
    readonly title: string;
    readonly minutes: number;
    readonly items: number;
    /** Items that the learner has met. */
    readonly met: number;
    readonly due: number;
    /** Mean recall of the items met, 0 to 1; null if none was. */
    readonly recall: number | null;
    /** Whether the note exists in the requested language. */
    readonly translated: boolean;
  }[];
};

function held(items: readonly ItemWithMemory[], day: LearnerDayContext, now: Date) {
  const memories = items.flatMap((i) => (i.memory ? [i.memory] : []));
  const recalls = memories.map((m) => recallAt(m, day.studyDay, day.preset) ?? 1);
  return {
    items: items.length,
    met: memories.length,
    due: memories.filter((m) => daysUntilDue(m, now, day.studyDay) <= 0).length,
    recall: recalls.length === 0 ? null : recalls.reduce((a, b) => a + b, 0) / recalls.length,
  };
}

/** A course with the learner's recall of each note. Throws `not-found`. */
export async function loadCourse(input: {
  learnerId: LearnerId | null;
  course: string;
  locale: Locale;
  now: Date;
}): Promise<CourseView> {
  const { learnerId, locale } = input;
  const db = getPrisma();
  const course = await findCourse(db, learnerId, input.course);
  if (!course) throw new AppError("not-found", "course");
  const [day, notes, items, reading] = await Promise.all([
    loadReaderDay(db, learnerId, input.now),
    readNotes(db, course.id, locale),
    readCourseItems(db, learnerId, course.id),
    findNextReading(db, learnerId, locale, course.id),
  ]);
  return {
    slug: course.slug,
    title: inLanguage(course.title, locale),
    summary: inLanguage(course.summary, locale),
    isEnrolled: course.enrolled,
    reading,
    notes: notes.map((note) => ({
      slug: note.slug,
      title: note.title,
      minutes: note.minutes,
      translated: note.locale === locale,
      ...held(
        items.filter((i) => i.noteId === note.id),
        day,
        input.now,
      ),
    })),
  };
}
