import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { updateAccess } from "@/lib/db/authorship-store";
import { isInClassOf } from "@/lib/db/class-store";
import { enrol, findCourse, findLinkedCourse, unenrol } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { recordAct } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { lockAuthoredCourse } from "./authored-course";

export const visibilities = ["private", "link", "public"] as const;
export type Visibility = (typeof visibilities)[number];

export function visibilityOf(course: {
  readonly isOpen: boolean;
  readonly linkToken: string | null;
}): Visibility {
  if (course.isOpen) return "public";
  return course.linkToken === null ? "private" : "link";
}

/** Only its owner may; `not-found` for everybody else, and `conflict` for a course of a folder. */
export async function setVisibility(
  userId: LearnerId,
  slug: string,
  visibility: Visibility,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const course = await lockAuthoredCourse(tx, userId, slug, { role: "owner", source: "editor" });
    if (visibilityOf(course) === visibility) return;
    const linkToken = visibility === "link" ? randomBytes(18).toString("base64url") : null;
    await updateAccess(tx, course.id, { open: visibility === "public", linkToken });
    const act = { actorId: userId, type: "course.visibility", courseId: course.id } as const;
    await recordAct(tx, { ...act, detail: { visibility } }, now);
  });
}

/** An archived course is offered to nobody; those who are enrolled keep it. Rights as for `setVisibility`. */
export async function archiveCourse(
  userId: LearnerId,
  slug: string,
  isArchived: boolean,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const course = await lockAuthoredCourse(tx, userId, slug, { role: "owner", source: "editor" });
    if (course.isArchived === isArchived) return;
    await updateAccess(tx, course.id, { archivedAt: isArchived ? now : null });
    const type = isArchived ? "course.archive" : "course.restore-archived";
    await recordAct(tx, { actorId: userId, type, courseId: course.id }, now);
  });
}

/** Enrols somebody in a course that they may read. */
export async function enrolInCourse(learnerId: LearnerId, slug: string): Promise<void> {
  const course = await findCourse(getPrisma(), learnerId, slug);
  if (course === null) throw new AppError("not-found");
  await enrol(getPrisma(), learnerId, course.id);
}

/** Leaves a course; memories stay. `conflict` while one is in a class of it. */
export async function leaveCourse(learnerId: LearnerId, slug: string): Promise<void> {
  const course = await findCourse(getPrisma(), learnerId, slug);
  if (course === null || !course.enrolled) throw new AppError("not-found");
  if (await isInClassOf(getPrisma(), learnerId, course.id)) throw new AppError("conflict");
  await unenrol(getPrisma(), learnerId, course.id);
}

/** The course that a link opens; `not-found` for one that is wrong or revoked. */
export async function loadLinkedCourse(token: string, locale: Locale): Promise<{ readonly title: string }> {
  const course = await findLinkedCourse(getPrisma(), token);
  if (course === null) throw new AppError("not-found");
  return { title: inLanguage(course.title, locale) };
}

/** Enrols whoever has the link; returns the course's name. */
export async function enrolByLink(learnerId: LearnerId, token: string): Promise<string> {
  const course = await findLinkedCourse(getPrisma(), token);
  if (course === null) throw new AppError("not-found");
  await enrol(getPrisma(), learnerId, course.id);
  return course.slug;
}
