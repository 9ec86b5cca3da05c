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
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
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
  /** Of a single item: where to practise more. */
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
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
    const since = missedSince(day);
    return { ...nameless, day, items: await readMissedPool(db, learnerId, { since, now }) };
  }
  if (scope.of === "search") {
    const names = readsAsQuery(scope.text)
      ? await browseNames({ learnerId, locale, now, text: scope.text, sort: usualSort })
      : [];
    return { ...nameless, day, items: await readNamedPool(db, learnerId, names) };
  }
  const course = await findCourse(db, learnerId, scope.course);
  if (course === null) throw new AppError("not-found", "course");
  const pool = await namedPool(learnerId, course.id, scope, locale);
  if (pool.items.length === 0 || pool.title === null) throw new AppError("not-found", scope.of);
  return {
    ...nameless,
    ...pool,
    day,
    course: { slug: course.slug, title: inLanguage(course.title, locale) },
  };
}

const nameless = { title: null, course: null, concepts: [] } as const;

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
): Promise<Pick<PracticePool, "items" | "title"> & Partial<Pick<PracticePool, "concepts">>> {
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
      const [items, concepts] = await Promise.all([
        readNamedPool(db, learnerId, [`${scope.course}/${scope.item}`]),
        readConcepts(db, courseId),
      ]);
      const [item] = items;
      if (item === undefined) return { items, title: null };
      const { itemId, version, kind } = item;
      const titles = await loadItemTitles([{ id: itemId, version, kind }], locale);
      return {
        items,
        title: titles.get(itemId) ?? item.key,
        concepts: concepts
          .filter(({ id }) => item.concepts.includes(id))
          .map(({ id, name }) => ({ id, name: inLanguage(name, locale) })),
      };
    }
  }
}
