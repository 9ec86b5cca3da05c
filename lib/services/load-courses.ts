import { readCourses, readNotes } from "@/lib/db/course-store";
import { readCourseItems } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { daysUntilDue } from "@/lib/scheduling/running-day";
import { loadReaderDay } from "./learner-queue";

export type CourseSummary = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly notes: number;
  readonly items: number;
  /** Items due now; 0 for a visitor. */
  readonly due: number;
};

/** The courses that this person (null: a visitor) may read. */
export async function loadCourses(input: {
  learnerId: LearnerId | null;
  locale: Locale;
  now: Date;
}): Promise<CourseSummary[]> {
  const { learnerId, locale, now } = input;
  const db = getPrisma();
  const { studyDay } = await loadReaderDay(db, learnerId, now);
  const courses = await readCourses(db, learnerId);
  return Promise.all(
    courses.map(async (course) => {
      const [notes, items] = await Promise.all([
        readNotes(db, course.id, locale),
        readCourseItems(db, learnerId, course.id),
      ]);
      return {
        slug: course.slug,
        title: inLanguage(course.title, locale),
        summary: inLanguage(course.summary, locale),
        notes: notes.length,
        items: items.length,
        due: items.filter((i) => i.memory && daysUntilDue(i.memory, now, studyDay) <= 0).length,
      };
    }),
  );
}
