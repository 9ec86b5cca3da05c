/** Who may write which course. */
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
