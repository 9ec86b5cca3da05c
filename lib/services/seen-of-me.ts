/** What the teachers of a class see of one learner, for that learner: the same numbers, from the same summaries. */
import { AppError } from "@/lib/app-error";
import { readOwnClasses } from "@/lib/db/class-store";
import { readConceptNames } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { loadConceptsData } from "./insight-concepts";
import { type ClassLearner, learnerOf, loadProgressOf } from "./insight-learners";
import { loadLearnerDay } from "./learner-queue";

export type SeenOfMe = {
  readonly name: string;
  readonly course: string;
  /** Null while their lists do not have the learner yet. */
  readonly me: ClassLearner | null;
  /** What is expected to be recalled of each concept met, in whole per cent. */
  readonly concepts: readonly { readonly id: string; readonly name: string; readonly recall: number }[];
};

/** Throws `not-found` for a class that one does not learn in. */
export async function loadSeenOfMe(
  learnerId: LearnerId,
  classId: string,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<SeenOfMe> {
  const db = getPrisma();
  const own = (await readOwnClasses(db, learnerId)).find(
    ({ id, role }) => id === classId && role === "learner",
  );
  if (own === undefined) throw new AppError("not-found", "class");
  const { studyDay } = await loadLearnerDay(db, learnerId, now);
  const access = {
    key: `class:${own.id}`,
    scope: { courseId: own.courseId, classId: own.id },
    class: { id: own.id, examDay: own.examDay },
  };
  const [progress, concepts, names] = await Promise.all([
    loadProgressOf(access, now, studyDay),
    loadConceptsData(access, now, studyDay),
    readConceptNames(db, own.courseId),
  ]);
  const row = progress.data.find((each) => each.learnerId === learnerId);
  const grid = concepts.data.grid;
  const at = grid?.learners.indexOf(learnerId) ?? -1;
  return {
    name: own.name,
    course: inLanguage(own.courseTitle, locale),
    me: row === undefined ? null : learnerOf(row, "", studyDay),
    concepts: [...names].flatMap(([id, name]) => {
      const recall = grid?.recall[id]?.[at] ?? null;
      return recall === null ? [] : [{ id, name: inLanguage(name, locale), recall }];
    }),
  };
}
