import { mayMakeCourses, readAuthoredCourses } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { inLanguage, type Locale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import type { AuthoredCourse } from "./authored-course";

export type TaughtCourse = Omit<AuthoredCourse, "title" | "summary"> & {
  readonly title: string;
  readonly summary: string;
};

export type Teaching = {
  readonly mayMakeCourses: boolean;
  readonly courses: readonly TaughtCourse[];
};

/** What this person teaches, or may begin to; null for everybody else. */
export async function findTeaching(userId: LearnerId, locale: Locale): Promise<Teaching | null> {
  const db = getPrisma();
  const [may, courses] = await Promise.all([mayMakeCourses(db, userId), readAuthoredCourses(db, userId)]);
  if (!may && courses.length === 0) return null;
  return { mayMakeCourses: may, courses: courses.map((course) => inOneLanguage(course, locale)) };
}

export function inOneLanguage(course: AuthoredCourse, locale: Locale): TaughtCourse {
  return {
    ...course,
    title: inLanguage(course.title, locale),
    summary: inLanguage(course.summary, locale),
  };
}
