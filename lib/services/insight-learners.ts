/** How the learners of a class are getting on: who may need a word, for their own teachers. */
import { AppError } from "@/lib/app-error";
import { type LearnerProgress, readLearnerProgress } from "@/lib/db/insight-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { type Locale, languageTag } from "@/lib/i18n/locale";
import { type Measured, measured } from "@/lib/progress/wilson";
import type { LearnerId } from "@/lib/quiz/ids";
import { getInsightAccess, type InsightAccess, type InsightPlace, namesIn } from "./insight-access";
import { loadSummary, type Summary } from "./insight-summary";
import { loadLearnerDay } from "./learner-queue";

/** Days that the retention is measured over. */
const retentionDays = 30;
/** From so many due items or days away on, somebody may need help. */
const heavyLoad = 100;
const longAway = 7;

export type ClassLearner = {
  readonly learnerId: LearnerId;
  readonly name: string;
  readonly met: number;
  readonly due: number;
  /** Null if they have not begun. */
  readonly daysAway: number | null;
  /** Of items with an interval of at least a day. */
  readonly retention: Measured;
  /** Whether much is due, or they have been away, or have not begun, for a week or more. */
  readonly isBehind: boolean;
};

export type LearnersView = {
  readonly access: InsightAccess;
  readonly computedAt: Date;
  /** Those who are behind first, then by name. */
  readonly learners: readonly ClassLearner[];
};

/** Throws `not-found` for a course: its authors learn no names. */
export async function loadInsightLearners(
  userId: LearnerId,
  place: InsightPlace,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<LearnersView> {
  const db = getPrisma();
  const access = await getInsightAccess(db, userId, place, locale);
  if (access.class === null) throw new AppError("not-found", "class");
  const { studyDay } = await loadLearnerDay(db, userId, now);
  const [{ data, computedAt }, names] = await Promise.all([
    loadProgressOf(access, now, studyDay),
    namesIn(db, access),
  ]);
  const learners = data.flatMap((progress) => {
    const name = names.get(progress.learnerId);
    return name === undefined ? [] : [learnerOf(progress, name, studyDay)];
  });
  return {
    access,
    computedAt,
    learners: learners.sort(
      (a, b) => Number(b.isBehind) - Number(a.isBehind) || a.name.localeCompare(b.name, languageTag(locale)),
    ),
  };
}

/** Of everybody in the class, whose summaries have this key. */
export function loadProgressOf(
  { key, scope }: Pick<InsightAccess, "key" | "scope">,
  now: Date,
  today: number,
): Promise<Summary<LearnerProgress[]>> {
  return loadSummary({ scope: key, view: "learners" }, now, (tx) =>
    readLearnerProgress(tx, scope, { today, sinceDay: today - retentionDays }),
  );
}

export function learnerOf(progress: LearnerProgress, name: string, today: number): ClassLearner {
  const { learnerId, met, due, lastDay, joinedDay, spaced, recalled } = progress;
  const daysAway = lastDay === null ? null : Math.max(0, today - lastDay);
  return {
    learnerId,
    name,
    met,
    due,
    daysAway,
    retention: measured(recalled, spaced),
    // Who has just come may not have begun yet.
    isBehind: due >= heavyLoad || (daysAway ?? today - (joinedDay ?? today)) >= longAway,
  };
}
