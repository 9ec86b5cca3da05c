import type { Vocabulary } from "@/lib/browse/complete-query";
import { readConceptNames, readCourses, readNotes } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { rememberPublished } from "./remember-published";

/** The names of courses, notes and concepts that a learner can search by, in their language. */
export async function loadVocabulary(learnerId: LearnerId, locale: Locale): Promise<Vocabulary> {
  const db = getPrisma();
  const courses = (await readCourses(db, learnerId)).filter(({ enrolled }) => enrolled);
  const parts = await Promise.all(
    courses.map(async (course) => {
      const published = `${course.id}:${course.edition}:${locale}`;
      const [notes, concepts] = await Promise.all([
        rememberPublished(`notes:${published}`, () => readNotes(db, course.id, locale)),
        rememberPublished(`concepts:${published}`, () => readConceptNames(db, course.id)),
      ]);
      return {
        notes: notes.map(({ slug, title }) => ({ id: slug, name: title })),
        concepts: [...concepts].map(([id, name]) => ({ id, name: inLanguage(name, locale) })),
      };
    }),
  );
  return {
    course: courses.map(({ slug, title }) => ({ id: slug, name: inLanguage(title, locale) })),
    note: parts.flatMap(({ notes }) => notes),
    concept: parts.flatMap(({ concepts }) => concepts),
  };
}
