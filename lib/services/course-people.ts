/** Who writes a course. For everybody but its authors it does not exist; only its owner asks and removes people. */
import { AppError } from "@/lib/app-error";
import {
  type CourseAuthor,
  deleteCourseInvitation,
  giveCourseRole,
  inviteToCourse,
  readCourseAuthors,
  readCourseInvitations,
  takeCourseInvitation,
  takeCourseRole,
} from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { lockCourse } from "@/lib/db/publishing-store";
import { recordAct } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { type AuthorRights, getAuthoredCourse, lockAuthoredCourse } from "./authored-course";
import { inOneLanguage, type TaughtCourse } from "./load-teaching";

export type CoursePeople = {
  readonly course: TaughtCourse;
  /** The owner first. */
  readonly authors: readonly CourseAuthor[];
  /** Addresses that were asked and have not answered; for the owner alone. */
  readonly invited: readonly string[];
};

/** `not-found` also for a course of a folder: it has no authors. */
export async function loadCoursePeople(
  userId: LearnerId,
  slug: string,
  locale: Locale,
): Promise<CoursePeople> {
  const db = getPrisma();
  const course = await getAuthoredCourse(db, userId, slug);
  if (course.source === "files") throw new AppError("not-found");
  return {
    course: inOneLanguage(course, locale),
    authors: await readCourseAuthors(db, course.id),
    invited: course.role === "owner" ? await readCourseInvitations(db, course.id) : [],
  };
}

/**
 * Asks an address to write the course, too. Whether an account has it, the owner does not learn before it accepts.
 * Returns the course and the address as they are in its link (invitations.ts).
 */
export async function inviteAuthor(
  userId: LearnerId,
  slug: string,
  email: string,
  now: Date,
): Promise<{ readonly course: number; readonly email: string }> {
  return getPrisma().$transaction(async (tx) => {
    const course = await lockAuthoredCourse(tx, userId, slug, { role: "owner", source: "editor" });
    const address = email.toLowerCase();
    await inviteToCourse(tx, { courseId: course.id, email: address, now });
    const act = { actorId: userId, type: "course.invite", courseId: course.id } as const;
    await recordAct(tx, { ...act, detail: { email: address } }, now);
    return { course: course.id, email: address };
  });
}

export async function withdrawAuthorInvitation(
  userId: LearnerId,
  slug: string,
  email: string,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const course = await lockAuthoredCourse(tx, userId, slug, { role: "owner", source: "editor" });
    if (!(await deleteCourseInvitation(tx, course.id, email))) return;
    const act = { actorId: userId, type: "course.uninvite", courseId: course.id } as const;
    await recordAct(tx, { ...act, detail: { email } }, now);
  });
}

/** Accepts or declines one's own invitation; `not-found` without one, and for guests. */
export async function answerAuthorInvitation(
  userId: LearnerId,
  slug: string,
  accepts: boolean,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    await lockCourse(tx, slug);
    const courseId = await takeCourseInvitation(tx, userId, slug);
    if (courseId === null) throw new AppError("not-found");
    // Whoever asks themselves stays what they are.
    const already = (await readCourseAuthors(tx, courseId)).some((author) => author.userId === userId);
    if (!accepts || already) return;
    await giveCourseRole(tx, { userId, courseId, role: "author", now });
    await recordAct(tx, { actorId: userId, type: "course.write", courseId }, now);
  });
}

/**
 * The owner removes an author, or an author leaves; what they wrote stays. The owner can't leave (`conflict`): they hand
 * the course over first.
 */
export async function removeAuthor(
  userId: LearnerId,
  slug: string,
  personId: LearnerId,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const isLeaving = personId === userId;
    const rights: AuthorRights = isLeaving ? { source: "editor" } : { role: "owner", source: "editor" };
    const course = await lockAuthoredCourse(tx, userId, slug, rights);
    const person = (await readCourseAuthors(tx, course.id)).find((author) => author.userId === personId);
    if (person === undefined) throw new AppError("not-found");
    if (person.role === "owner") throw new AppError("conflict");
    await takeCourseRole(tx, course.id, personId);
    const act = { actorId: userId, courseId: course.id } as const;
    if (isLeaving) await recordAct(tx, { ...act, type: "course.stop-writing" }, now);
    else await recordAct(tx, { ...act, type: "course.remove", subjectId: personId }, now);
  });
}

/** Makes one of its authors the course's owner; who owned it stays an author. */
export async function handOverCourse(
  userId: LearnerId,
  slug: string,
  personId: LearnerId,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const course = await lockAuthoredCourse(tx, userId, slug, { role: "owner", source: "editor" });
    const person = (await readCourseAuthors(tx, course.id)).find((author) => author.userId === personId);
    if (person?.role !== "author") throw new AppError("not-found");
    await giveCourseRole(tx, { userId: personId, courseId: course.id, role: "owner", now });
    await giveCourseRole(tx, { userId, courseId: course.id, role: "author", now });
    const act = { actorId: userId, type: "course.hand-over", courseId: course.id } as const;
    await recordAct(tx, { ...act, subjectId: personId }, now);
  });
}
