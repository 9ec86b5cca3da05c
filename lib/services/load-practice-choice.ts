import { type CourseRow, readConcepts, readCourses, readNotes } from "@/lib/db/course-store";
import { type ItemWithMemory, readCourseItems } from "@/lib/db/item-store";
import { readMissedPool } from "@/lib/db/practice-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { recallAt } from "@/lib/scheduling/schedule-review";
import { type LearnerDayContext, loadLearnerDay } from "./learner-queue";
import { missedSince } from "./practice-pool";

export type PracticeChoice = {
  /** Items missed this week. */
  readonly missed: number;
  /** The learner's. */
  readonly timeZone: string;
  readonly courses: readonly {
    readonly slug: string;
    readonly title: string;
    /** Those with items. */
    readonly notes: readonly {
      readonly slug: string;
      readonly title: string;
      readonly locale: Locale;
      readonly items: number;
      /** Items that the program grades, which a rehearsal can ask. */
      readonly graded: number;
      /** Those whose first item stands in this note, in the order of the items. */
      readonly concepts: readonly {
        readonly id: string;
        readonly name: string;
        /** Mean recall of the items met; null without any. */
        readonly recall: number | null;
      }[];
    }[];
  }[];
};

/** What there is to practise: the week's misses, and the notes and concepts of every course that may be read. */
export async function loadPracticeChoice(input: {
  readonly learnerId: LearnerId;
  readonly locale: Locale;
  readonly now: Date;
}): Promise<PracticeChoice> {
  const { learnerId, locale, now } = input;
  const db = getPrisma();
  const [day, courses] = await Promise.all([loadLearnerDay(db, learnerId, now), readCourses(db, learnerId)]);
  const [missed, chosen] = await Promise.all([
    readMissedPool(db, learnerId, { since: missedSince(day), now }),
    Promise.all(courses.map((course) => courseChoice(learnerId, course, day, locale))),
  ]);
  const { timeZone } = day.settings;
  return { missed: missed.length, timeZone, courses: chosen.filter(({ notes }) => notes.length > 0) };
}

async function courseChoice(
  learnerId: LearnerId,
  course: CourseRow,
  day: LearnerDayContext,
  locale: Locale,
): Promise<PracticeChoice["courses"][number]> {
  const db = getPrisma();
  const [notes, concepts, items] = await Promise.all([
    readNotes(db, course.id, locale),
    readConcepts(db, course.id),
    readCourseItems(db, learnerId, course.id),
  ]);
  const byConcept = new Map<string, ItemWithMemory[]>();
  for (const item of items)
    for (const concept of item.concepts) byConcept.set(concept, [...(byConcept.get(concept) ?? []), item]);
  const names = new Map(concepts.map(({ id, name }) => [id, inLanguage(name, locale)]));
  const firstIn = (noteId: number) =>
    [...byConcept]
      .filter(([id, [first]]) => first?.noteId === noteId && names.has(id))
      .map(([id, own]) => ({ id, name: names.get(id) ?? id, recall: meanRecall(own, day) }));
  return {
    slug: course.slug,
    title: inLanguage(course.title, locale),
    notes: notes.flatMap((note) => {
      const own = items.filter(({ noteId }) => noteId === note.id);
      const graded = own.filter((item) => item.graded).length;
      const { slug, title } = note;
      return own.length === 0
        ? []
        : [{ slug, title, locale: note.locale, items: own.length, graded, concepts: firstIn(note.id) }];
    }),
  };
}

function meanRecall(items: readonly ItemWithMemory[], day: LearnerDayContext): number | null {
  const recalls = items.flatMap(({ memory }) =>
    memory === null ? [] : [recallAt(memory, day.studyDay, day.preset) ?? 1],
  );
  return recalls.length === 0 ? null : recalls.reduce((a, b) => a + b, 0) / recalls.length;
}
