import { AppError } from "@/lib/app-error";
import { type AuthoredCourse, findAuthoredCourse } from "@/lib/db/authorship-store";
import type { Database } from "@/lib/db/prisma-client";
import { lockCourse } from "@/lib/db/publishing-store";
import type { LearnerId } from "@/lib/quiz/ids";

export type { AuthoredCourse };

/** What a person must be in a course, and the state that it must be in. */
export type AuthorRights = {
  /** By default an author is enough. */
  readonly role?: "owner";
  /** `editor`: it must be written in the editor. */
  readonly source?: "editor";
};

/** The course, if this person may write it; `not-found` for everybody else, as for a course that does not exist. */
export async function getAuthoredCourse(
  db: Database,
  userId: LearnerId,
  slug: string,
  { role, source }: AuthorRights = {},
): Promise<AuthoredCourse> {
  const course = await findAuthoredCourse(db, userId, slug);
  if (course === null || (role === "owner" && course.role !== "owner")) throw new AppError("not-found");
  if (source !== undefined && course.source !== source) throw new AppError("conflict");
  return course;
}

/** The same, inside a transaction in which nobody else writes or publishes the course. */
export async function lockAuthoredCourse(
  tx: Database,
  userId: LearnerId,
  slug: string,
  rights: AuthorRights = {},
): Promise<AuthoredCourse> {
  await lockCourse(tx, slug);
  return getAuthoredCourse(tx, userId, slug, rights);
}
