/** Whose answers somebody who teaches may see. */
import { findAuthoredCourse } from "@/lib/db/authorship-store";
import { readClassPeople } from "@/lib/db/class-store";
import type { InsightScope } from "@/lib/db/insight-store";
import type { Database } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse } from "./authored-course";
import { getTaughtClass } from "./taught-class";

/** A room of insights: everybody in a course, for its authors; or a class, for its teachers. */
export type InsightPlace = { readonly course: string } | { readonly class: string };

export type InsightAccess = {
  readonly scope: InsightScope;
  /** Of the summaries of this scope. */
  readonly key: string;
  /** The course, or the class. */
  readonly title: string;
  readonly course: {
    readonly id: number;
    readonly slug: string;
    readonly title: string;
    /** Whether this person may open its notes in the editor. */
    readonly isEdited: boolean;
  };
  /** Null for a course: its authors learn no names, and nothing of few. */
  readonly class: { readonly id: string; readonly examDay: number | null } | null;
};

/** Throws `not-found` for whoever may not see these answers, as for a place that does not exist. */
export async function getInsightAccess(
  db: Database,
  userId: LearnerId,
  place: InsightPlace,
  locale: Locale,
): Promise<InsightAccess> {
  if ("course" in place) {
    const { id, slug, title, source } = await getAuthoredCourse(db, userId, place.course);
    return {
      scope: { courseId: id, classId: null },
      key: `course:${id}`,
      title: inLanguage(title, locale),
      course: { id, slug, title: inLanguage(title, locale), isEdited: source === "editor" },
      class: null,
    };
  }
  const { id, courseId, courseSlug, courseTitle, name, examDay } = await getTaughtClass(
    db,
    userId,
    place.class,
  );
  const authored = await findAuthoredCourse(db, userId, courseSlug);
  return {
    scope: { courseId, classId: id },
    key: `class:${id}`,
    title: name,
    course: {
      id: courseId,
      slug: courseSlug,
      title: inLanguage(courseTitle, locale),
      isEdited: authored?.source === "editor",
    },
    class: { id, examDay },
  };
}

/** The names of a class's learners, as it knows them; none for a course. */
export async function namesIn(db: Database, access: InsightAccess): Promise<ReadonlyMap<LearnerId, string>> {
  if (access.class === null) return new Map();
  const people = await readClassPeople(db, access.class.id);
  return new Map(people.map(({ userId, name }) => [userId, name]));
}
