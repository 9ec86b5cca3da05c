import { mayMakeCourses, readAuthoredCourses, readOwnCourseInvitations } from "@/lib/db/authorship-store";
import { readOwnInvitations, readTaughtClasses } from "@/lib/db/class-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import type { AuthoredCourse } from "./authored-course";
import { classRow, type TaughtClassRow } from "./load-class";

export type TaughtCourse = Omit<AuthoredCourse, "title" | "summary"> & {
  readonly title: string;
  readonly summary: string;
};

export type Teaching = {
  /** And open classes. */
  readonly mayMakeCourses: boolean;
  readonly courses: readonly TaughtCourse[];
  readonly classes: readonly TaughtClassRow[];
  /** Classes that this person was asked to teach. */
  readonly invitations: readonly {
    readonly classId: string;
    readonly name: string;
    readonly term: string;
    readonly course: string;
  }[];
  /** Courses that this person was asked to write. */
  readonly courseInvitations: readonly { readonly slug: string; readonly title: string }[];
};

/** What this person teaches, or may begin to; null for everybody else. */
export async function findTeaching(userId: LearnerId, locale: Locale): Promise<Teaching | null> {
  const db = getPrisma();
  const [may, courses, classes, invitations, courseInvitations] = await Promise.all([
    mayMakeCourses(db, userId),
    readAuthoredCourses(db, userId),
    readTaughtClasses(db, userId),
    readOwnInvitations(db, userId),
    readOwnCourseInvitations(db, userId),
  ]);
  const things = [courses, classes, invitations, courseInvitations];
  if (!may && things.every(({ length }) => length === 0)) return null;
  return {
    mayMakeCourses: may,
    courses: courses.map((course) => inOneLanguage(course, locale)),
    classes: classes.map((taught) => classRow(taught, locale)),
    invitations: invitations.map(({ id, name, term, courseTitle }) => ({
      classId: id,
      name,
      term,
      course: inLanguage(courseTitle, locale),
    })),
    courseInvitations: courseInvitations.map(({ slug, title }) => ({
      slug,
      title: inLanguage(title, locale),
    })),
  };
}

/** Where somebody goes who has just stopped teaching something, or declined to: Teach is only for those who teach. */
export async function homeOfTeacher(userId: LearnerId, locale: Locale): Promise<"/teach" | "/today"> {
  return (await findTeaching(userId, locale)) === null ? "/today" : "/teach";
}

export function inOneLanguage(course: AuthoredCourse, locale: Locale): TaughtCourse {
  return {
    ...course,
    title: inLanguage(course.title, locale),
    summary: inLanguage(course.summary, locale),
  };
}
