/** Who may write which course, and who was asked to. */
import { z } from "zod";
import type { LocalizedText } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import { localizedText } from "./json-columns";
import type { Database } from "./prisma-client";
import { withdrawn } from "./publishing-store";

export type CourseRoleName = "owner" | "author";

/** SQL: whether the person `$1` owns the installation. */
const ownsInstallation = `EXISTS (SELECT 1 FROM "user" p
  WHERE p.id = $1::text AND p.role = 'owner' AND p.banned IS NOT TRUE)`;

/** SQL: the role that the person `$1` has in the course `c`; null for none. A folder's course has one owner. */
export const roleInCourse = `CASE WHEN c.source = 'files' THEN CASE WHEN ${ownsInstallation} THEN 'owner' END
  ELSE (SELECT r.role FROM course_role r JOIN "user" p ON p.id = r.user_id AND p.banned IS NOT TRUE
    WHERE r.user_id = $1::text AND r.course_id = c.id) END`;

export type AuthoredCourse = {
  readonly id: number;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly source: "files" | "editor";
  /** The reader's. */
  readonly role: CourseRoleName;
  readonly isOpen: boolean;
  readonly forEverybody: boolean;
  readonly linkToken: string | null;
  readonly isArchived: boolean;
  /** Whether learners see it. */
  readonly isPublished: boolean;
  readonly publishedRevision: number | null;
};

const authoredCourse: z.ZodType<AuthoredCourse> = z.strictObject({
  id: z.int(),
  slug: z.string(),
  title: localizedText,
  summary: localizedText,
  source: z.enum(["files", "editor"]),
  role: z.enum(["owner", "author"]),
  isOpen: z.boolean(),
  forEverybody: z.boolean(),
  linkToken: z.string().nullable(),
  isArchived: z.boolean(),
  isPublished: z.boolean(),
  publishedRevision: z.int().nullable(),
});

const columns = `c.id, c.slug, c.title, c.summary, c.source, ${roleInCourse} AS role, c.open AS "isOpen",
  c.for_everybody AS "forEverybody", c.link_token AS "linkToken", c.archived_at IS NOT NULL AS "isArchived",
  c.source_hash <> '' AS "isPublished", c.published_revision AS "publishedRevision"`;

/** The course, if this person is one of its authors or owners; null if not, and if there is none. */
export async function findAuthoredCourse(
  db: Database,
  userId: LearnerId,
  slug: string,
): Promise<AuthoredCourse | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT * FROM (SELECT ${columns} FROM course c WHERE c.slug = $2) x WHERE role IS NOT NULL`,
    userId,
    slug,
  );
  return checked(z.array(authoredCourse), rows)[0] ?? null;
}

/** The courses that this person writes, the latest first, archived ones last. */
export async function readAuthoredCourses(db: Database, userId: LearnerId): Promise<AuthoredCourse[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT * FROM (SELECT ${columns} FROM course c) x WHERE role IS NOT NULL ORDER BY "isArchived", id DESC`,
    userId,
  );
  return checked(z.array(authoredCourse), rows);
}

/** Whether this account may make courses. */
export async function mayMakeCourses(db: Database, userId: LearnerId): Promise<boolean> {
  const role = { in: ["owner", "instructor"] };
  return (await db.user.count({ where: { id: userId, role, banned: { not: true } } })) > 0;
}

export async function giveCourseRole(
  db: Database,
  { userId, courseId, role, now }: { userId: LearnerId; courseId: number; role: CourseRoleName; now: Date },
): Promise<void> {
  await db.courseRole.upsert({
    where: { userId_courseId: { userId, courseId } },
    create: { userId, courseId, role, since: now },
    update: { role },
  });
}

/** Adds a course without anything published; its owner and first revision are to follow. */
export async function createEditedCourse(
  db: Database,
  course: {
    readonly slug: string;
    readonly title: LocalizedText;
    readonly summary: LocalizedText;
    readonly now: Date;
  },
): Promise<number> {
  const { slug, title, summary, now } = course;
  const { id } = await db.course.create({
    data: {
      slug,
      title,
      summary,
      concepts: [],
      open: false,
      forEverybody: false,
      sourceHash: withdrawn,
      publishedAt: now,
      source: "editor",
    },
    select: { id: true },
  });
  return id;
}

/** From now on the course is written in the editor, and its folder is left alone. */
export async function moveToEditor(db: Database, courseId: number): Promise<void> {
  await db.course.update({ where: { id: courseId }, data: { source: "editor" } });
}

/** A course that is written in the editor, with one of its owners; null if there is none of that name. */
export async function findEditedCourse(
  db: Database,
  slug: string,
): Promise<{ readonly id: number; readonly ownerId: LearnerId } | null> {
  const [row] = await db.$queryRawUnsafe<{ id: number; ownerId: LearnerId }[]>(
    `SELECT c.id, r.user_id AS "ownerId" FROM course c JOIN course_role r ON r.course_id = c.id AND r.role = 'owner'
     WHERE c.slug = $1 AND c.source = 'editor' ORDER BY r.since, r.user_id LIMIT 1`,
    slug,
  );
  return row ?? null;
}

/** Who may see the course, and whether it is offered. */
export async function updateAccess(
  db: Database,
  courseId: number,
  access: { readonly open?: boolean; readonly linkToken?: string | null; readonly archivedAt?: Date | null },
): Promise<void> {
  await db.course.update({ where: { id: courseId }, data: access });
}

export type CourseAuthor = {
  readonly userId: LearnerId;
  readonly name: string;
  readonly role: CourseRoleName;
};

/** Who writes a course: its owner first, the others by the time of joining. Accounts that were disabled are left out. */
export async function readCourseAuthors(db: Database, courseId: number): Promise<CourseAuthor[]> {
  return db.$queryRawUnsafe<CourseAuthor[]>(
    `SELECT r.user_id AS "userId", p.name, r.role FROM course_role r
     JOIN "user" p ON p.id = r.user_id AND p.banned IS NOT TRUE
     WHERE r.course_id = $1::int ORDER BY r.role = 'owner' DESC, r.since, r.user_id`,
    courseId,
  );
}

export async function takeCourseRole(db: Database, courseId: number, userId: LearnerId): Promise<void> {
  await db.courseRole.deleteMany({ where: { courseId, userId } });
}

/** Addresses that were asked to write a course and have not answered. */
export async function readCourseInvitations(db: Database, courseId: number): Promise<string[]> {
  const rows = await db.courseInvitation.findMany({
    where: { courseId },
    select: { email: true },
    orderBy: [{ invitedAt: "asc" }, { email: "asc" }],
  });
  return rows.map(({ email }) => email);
}

/** `email` in lower case; it is kept whether an account has it or not. */
export async function inviteToCourse(
  db: Database,
  { courseId, email, now }: { courseId: number; email: string; now: Date },
): Promise<void> {
  const user = await db.user.findFirst({
    where: { email, isAnonymous: { not: true }, banned: { not: true } },
    select: { id: true },
  });
  const row = { userId: user?.id ?? null, invitedAt: now };
  await db.courseInvitation.upsert({
    where: { courseId_email: { courseId, email } },
    create: { courseId, email, ...row },
    update: row,
  });
}

/** False if the address was not asked. */
export async function deleteCourseInvitation(
  db: Database,
  courseId: number,
  email: string,
): Promise<boolean> {
  return (await db.courseInvitation.deleteMany({ where: { courseId, email } })).count > 0;
}

export type CourseInvited = Pick<AuthoredCourse, "slug" | "title">;

const courseInvited: z.ZodType<CourseInvited> = z.strictObject({ slug: z.string(), title: localizedText });

/** The courses that this person was asked to write. */
export async function readOwnCourseInvitations(db: Database, userId: LearnerId): Promise<CourseInvited[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT c.slug, c.title FROM course_invitation i JOIN course c ON c.id = i.course_id
     JOIN "user" p ON p.id = i.user_id AND p.banned IS NOT TRUE AND p.is_anonymous IS NOT TRUE
     WHERE i.user_id = $1 ORDER BY i.invited_at, c.id`,
    userId,
  );
  return checked(z.array(courseInvited), rows);
}

/** The course that an address was asked to write; null without such a question. */
export async function findCourseInvited(
  db: Database,
  courseId: number,
  email: string,
): Promise<CourseInvited | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT c.slug, c.title FROM course_invitation i JOIN course c ON c.id = i.course_id
     WHERE i.course_id = $1::int AND i.email = $2`,
    courseId,
    email,
  );
  return checked(z.array(courseInvited), rows)[0] ?? null;
}

/** Makes a question to an address one to this account; false if there is none. */
export async function claimCourseInvitation(
  db: Database,
  userId: LearnerId,
  courseId: number,
  email: string,
): Promise<boolean> {
  return (await db.courseInvitation.updateMany({ where: { courseId, email }, data: { userId } })).count > 0;
}

/** Takes this person's invitation away and returns the course's id; null if they were not asked, or are a guest. */
export async function takeCourseInvitation(
  db: Database,
  userId: LearnerId,
  slug: string,
): Promise<number | null> {
  const [row] = await db.$queryRawUnsafe<{ id: number }[]>(
    `DELETE FROM course_invitation i USING course c, "user" p
     WHERE c.slug = $2 AND i.course_id = c.id AND i.user_id = $1 AND p.id = i.user_id
       AND p.banned IS NOT TRUE AND p.is_anonymous IS NOT TRUE
     RETURNING c.id`,
    userId,
    slug,
  );
  return row?.id ?? null;
}

/** The course that this one was copied from, and the revision of it that the copy has; null if it is no copy. */
export async function findOriginal(
  db: Database,
  courseId: number,
): Promise<{ readonly slug: string; readonly revision: number } | null> {
  const [row] = await db.$queryRawUnsafe<{ slug: string; revision: number }[]>(
    `SELECT o.slug, c.copied_revision AS revision FROM course c JOIN course o ON o.id = c.copied_from
     WHERE c.id = $1::int AND c.copied_revision IS NOT NULL`,
    courseId,
  );
  return row ?? null;
}

/** Notes which revision of which course this one has the changes of. */
export async function noteOriginal(
  db: Database,
  courseId: number,
  original: { readonly courseId: number; readonly revision: number },
): Promise<void> {
  const data = { copiedFrom: original.courseId, copiedRevision: original.revision };
  await db.course.update({ where: { id: courseId }, data });
}
