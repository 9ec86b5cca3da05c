import { readExams } from "@/lib/db/class-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { loadLearnerDay } from "./learner-queue";

export type Exam = {
  readonly course: string;
  readonly isoDate: string;
  /** 0: today. */
  readonly inDays: number;
};

/** The exams that somebody's classes have ahead, the next first. */
export async function loadExams(learnerId: LearnerId, locale: Locale, now: Date): Promise<Exam[]> {
  const db = getPrisma();
  const { studyDay } = await loadLearnerDay(db, learnerId, now);
  const exams = await readExams(db, learnerId, studyDay);
  return exams.map(({ courseTitle, examDay }) => ({
    course: inLanguage(courseTitle, locale),
    isoDate: isoDateOfStudyDay(examDay as StudyDay),
    inDays: examDay - studyDay,
  }));
}
