import { shownJoinCode } from "@/lib/classes/join-code";
import {
  type CountedClass,
  findJoinCode,
  readClassDates,
  readClassPeople,
  readInvitations,
} from "@/lib/db/class-store";
import { readNotes } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { getTaughtClass } from "./taught-class";

export type TaughtClassView = {
  readonly id: string;
  readonly course: { readonly slug: string; readonly title: string };
  readonly name: string;
  readonly term: string;
  readonly examDate: string | null;
  readonly isArchived: boolean;
  /** Null if no code joins it. */
  readonly join: { readonly code: string; readonly expiresAt: Date } | null;
  readonly people: readonly {
    readonly userId: LearnerId;
    readonly name: string;
    readonly isTeacher: boolean;
    readonly joinedAt: Date;
  }[];
  /** Addresses that were asked to teach it and have not answered. */
  readonly invited: readonly string[];
  /** In reading order, with the date from which they are open; null: at once. */
  readonly notes: readonly {
    readonly slug: string;
    readonly title: string;
    readonly opensOn: string | null;
  }[];
};

/** A class for its teachers; `not-found` for everybody else. */
export async function loadClass(
  userId: LearnerId,
  classId: string,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<TaughtClassView> {
  const db = getPrisma();
  const taught = await getTaughtClass(db, userId, classId);
  const [join, people, invited, notes, dates] = await Promise.all([
    findJoinCode(db, classId, now),
    readClassPeople(db, classId),
    readInvitations(db, classId),
    readNotes(db, taught.courseId, locale),
    readClassDates(db, classId),
  ]);
  return {
    ...briefly(taught, locale),
    examDate: dateOf(taught.examDay),
    join: join && { code: shownJoinCode(join.code), expiresAt: join.expiresAt },
    people: people.map(({ role, ...person }) => ({ ...person, isTeacher: role === "teacher" })),
    invited: invited.map(({ email }) => email),
    notes: notes.map(({ id, slug, title }) => ({ slug, title, opensOn: dateOf(dates.get(id) ?? null) })),
  };
}

export type TaughtClassRow = ReturnType<typeof briefly> & { readonly learners: number };

/** A class in a list. */
export function classRow(taught: CountedClass, locale: Locale): TaughtClassRow {
  return { ...briefly(taught, locale), learners: taught.learners };
}

function briefly(taught: Omit<CountedClass, "learners">, locale: Locale) {
  const { id, name, term, isArchived, courseSlug, courseTitle } = taught;
  return { id, name, term, isArchived, course: { slug: courseSlug, title: inLanguage(courseTitle, locale) } };
}

function dateOf(day: number | null): string | null {
  return day === null ? null : isoDateOfStudyDay(day as StudyDay);
}
