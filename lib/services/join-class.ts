import { AppError } from "@/lib/app-error";
import { limitFailures } from "@/lib/auth/rate-limit";
import { readJoinCode, shownJoinCode } from "@/lib/classes/join-code";
import {
  type ClassOfCode,
  endClassMember,
  findClassByCode,
  findClassRole,
  putClassMember,
  readOwnClasses,
  wasInClassOf,
} from "@/lib/db/class-store";
import { lockLearner } from "@/lib/db/counter-store";
import { enrolInClassCourse, leaveUntouchedCourses } from "@/lib/db/course-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { isOpenLearner } from "@/lib/db/user-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { loadLearnerDay } from "./learner-queue";

/** Who shows a code: wrong ones are counted by address and account. */
export type CodeBearer = { readonly learnerId: LearnerId | null; readonly address: string };

/** What a code says to who has it. */
export type JoinView = {
  /** As it is shown. */
  readonly code: string;
  readonly name: string;
  readonly term: string;
  readonly course: string;
  readonly teachers: readonly string[];
  /** Whether the reader is in the class already. */
  readonly isMember: boolean;
};

/** `not-found` for a code that is wrong, expired or revoked, and for one of an archived class. */
async function getClassOfCode(
  db: Database,
  typed: string,
  { learnerId, address }: CodeBearer,
  now: Date,
): Promise<ClassOfCode & { readonly code: string }> {
  return limitFailures("join", address, learnerId, async () => {
    const code = readJoinCode(typed);
    const found = code === null ? null : await findClassByCode(db, code, now);
    if (code === null || found === null) throw new AppError("not-found", "code");
    return { ...found, code };
  });
}

export async function loadClassToJoin(
  typed: string,
  bearer: CodeBearer,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<JoinView> {
  const db = getPrisma();
  const { id, code, name, term, courseTitle, teachers } = await getClassOfCode(db, typed, bearer, now);
  const { learnerId } = bearer;
  return {
    code: shownJoinCode(code),
    name,
    term,
    course: inLanguage(courseTitle, locale),
    teachers,
    isMember: learnerId !== null && (await findClassRole(db, learnerId, id)) !== null,
  };
}

/**
 * Joins the class of a code, and its course. A guest gives the name that the class knows them by. Who is in the class
 * already stays what they are. Other courses that they are in only because everybody is, and have not begun, go. A learner who has studied the course on an earlier day keeps all its notes open.
 */
export async function joinClass(
  typed: string,
  bearer: CodeBearer & { readonly learnerId: LearnerId; readonly guestName: string | null },
  now: Date,
): Promise<void> {
  const { learnerId, guestName } = bearer;
  const { id: classId, courseId } = await getClassOfCode(getPrisma(), typed, bearer, now);
  const { studyDay } = await loadLearnerDay(getPrisma(), learnerId, now);
  await getPrisma().$transaction(async (tx) => {
    // A guest who becomes an account takes the class along, or is refused here.
    await lockLearner(tx, learnerId);
    if (!(await isOpenLearner(tx, learnerId))) throw new AppError("signed-out");
    if ((await findClassRole(tx, learnerId, classId)) !== null) return;
    const isFirst = !(await wasInClassOf(tx, learnerId, courseId));
    await enrolInClassCourse(tx, { learnerId, courseId, ownBefore: isFirst ? studyDay : null });
    await leaveUntouchedCourses(tx, learnerId, courseId);
    await putClassMember(tx, { learnerId, classId, role: "learner", name: guestName, now });
  });
}

export type OwnClassView = {
  readonly id: string;
  readonly name: string;
  readonly term: string;
  readonly course: string;
  readonly examDate: string | null;
  readonly isTeacher: boolean;
};

/** The classes that somebody is in. */
export async function loadOwnClasses(learnerId: LearnerId, locale: Locale): Promise<OwnClassView[]> {
  const classes = await readOwnClasses(getPrisma(), learnerId);
  return classes.map(({ id, name, term, courseTitle, examDay, role }) => ({
    id,
    name,
    term,
    course: inLanguage(courseTitle, locale),
    examDate: examDay === null ? null : isoDateOfStudyDay(examDay as StudyDay),
    isTeacher: role === "teacher",
  }));
}

/** Leaves a class that one learns in; course and memories stay. `not-found` for any other class. */
export async function leaveClass(learnerId: LearnerId, classId: string, now: Date): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    if ((await findClassRole(tx, learnerId, classId)) !== "learner") throw new AppError("not-found");
    await endClassMember(tx, { learnerId, classId, now });
  });
}
