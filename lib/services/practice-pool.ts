import { AppError } from "@/lib/app-error";
import { parseQuery } from "@/lib/browse/parse-query";
import { usualSort } from "@/lib/browse/sort";
import { findCourse, readConcepts, readNotes } from "@/lib/db/course-store";
import {
  type PoolItem,
  readConceptPool,
  readMissedPool,
  readNamedPool,
  readNotesPool,
} from "@/lib/db/practice-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { inLanguage, type Locale } from "@/lib/i18n/locale";
import type { PracticeScope } from "@/lib/practice/scope";
import type { LearnerId } from "@/lib/quiz/ids";
import { type StudyDay, studyDayStart } from "@/lib/scheduling/study-day";
import { browseNames } from "./browse-items";
import { loadItemTitles } from "./item-titles";
import { type LearnerDayContext, loadLearnerDay } from "./learner-queue";

export type PracticePool = {
  readonly day: LearnerDayContext;
  /** In the order of their courses. */
  readonly items: readonly PoolItem[];
  /** The concept's name, the note's or the item's title; null where the scope has no name of its own. */
  readonly title: string | null;
  readonly course: { readonly slug: string; readonly title: string } | null;
};

type Input = {
  readonly learnerId: LearnerId;
  readonly scope: PracticeScope;
  readonly locale: Locale;
  readonly now: Date;
};

/** Study days that “this week” covers, today included. */
const daysOfWeek = 7;

/**
 * The items of a scope, each with the learner's memory of it. Throws `not-found` for a concept, a note or an item that
 * this learner may not read, that there is not, or that has nothing to practise.
 */
export async function loadPracticePool(input: Input): Promise<PracticePool> {
  const { learnerId, scope, locale, now } = input;
  const db = getPrisma();
  const day = await loadLearnerDay(db, learnerId, now);
  if (scope.of === "week") {
    const from = missedSince(day);
    return { day, items: await readMissedPool(db, learnerId, from), title: null, course: null };
  }
  if (scope.of === "search") {
    const names = readsAsQuery(scope.text)
      ? await browseNames({ learnerId, locale, now, text: scope.text, sort: usualSort })
      : [];
    return { day, items: await readNamedPool(db, learnerId, names), title: null, course: null };
  }
  const course = await findCourse(db, learnerId, scope.course);
  if (course === null) throw new AppError("not-found", "course");
  const { items, title } = await namedPool(learnerId, course.id, scope, locale);
  if (items.length === 0 || title === null) throw new AppError("not-found", scope.of);
  return { day, items, title, course: { slug: course.slug, title: inLanguage(course.title, locale) } };
}

/** A search that cannot be read finds nothing. */
function readsAsQuery(text: string): boolean {
  return parseQuery(text).problems.length === 0;
}

/** The instant from which a miss belongs to this week. */
export function missedSince({ studyDay, settings }: LearnerDayContext): Date {
  return studyDayStart((studyDay - daysOfWeek + 1) as StudyDay, settings);
}

async function namedPool(
  learnerId: LearnerId,
  courseId: number,
  scope: Exclude<PracticeScope, { of: "week" | "search" }>,
  locale: Locale,
): Promise<{ readonly items: readonly PoolItem[]; readonly title: string | null }> {
  const db = getPrisma();
  switch (scope.of) {
    case "concept": {
      const [concepts, items] = await Promise.all([
        readConcepts(db, courseId),
        readConceptPool(db, learnerId, courseId, scope.concept),
      ]);
      const concept = concepts.find(({ id }) => id === scope.concept);
      return { items, title: concept === undefined ? null : inLanguage(concept.name, locale) };
    }
    case "note": {
      const [notes, items] = await Promise.all([
        readNotes(db, courseId, locale),
        readNotesPool(db, learnerId, courseId, [scope.note]),
      ]);
      return { items, title: notes.find(({ slug }) => slug === scope.note)?.title ?? null };
    }
    case "item": {
      const items = await readNamedPool(db, learnerId, [`${scope.course}/${scope.item}`]);
      const versions = items.map(({ itemId, version, kind }) => ({ id: itemId, version, kind }));
      const titles = await loadItemTitles(versions, locale);
      return { items, title: items[0] === undefined ? null : (titles.get(items[0].itemId) ?? null) };
    }
  }
}
