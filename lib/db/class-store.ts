/** Classes: who teaches and who learns in them, their codes, invitations and dates. */
import { z } from "zod";
import type { LocalizedText } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import { localizedText } from "./json-columns";
import type { Database } from "./prisma-client";

export type ClassRole = "teacher" | "learner";

export type StoredClass = {
  readonly id: string;
  readonly courseId: number;
  readonly courseSlug: string;
  readonly courseTitle: LocalizedText;
  readonly name: string;
  /** May be empty. */
  readonly term: string;
  readonly examDay: number | null;
  readonly isArchived: boolean;
};

const storedClassShape = {
  id: z.guid(),
  courseId: z.int(),
  courseSlug: z.string(),
  courseTitle: localizedText,
  name: z.string(),
  term: z.string(),
  examDay: z.int().nullable(),
  isArchived: z.boolean(),
};

const storedClass: z.ZodType<StoredClass> = z.strictObject(storedClassShape);

/** A class with the number of those who learn in it. */
export type CountedClass = StoredClass & { readonly learners: number };

const countedClass: z.ZodType<CountedClass> = z.strictObject({ ...storedClassShape, learners: z.int() });

const columns = `k.id, k.course_id AS "courseId", c.slug AS "courseSlug", c.title AS "courseTitle", k.name, k.term,
  k.exam_day AS "examDay", k.archived_at IS NOT NULL AS "isArchived"`;

/** SQL: whether the person `$1` teaches the class `k`. */
export const teachesClass = `EXISTS (SELECT 1 FROM class_member t
  JOIN "user" p ON p.id = t.learner_id AND p.banned IS NOT TRUE AND p.is_anonymous IS NOT TRUE
  WHERE t.learner_id = $1::text AND t.class_id = k.id AND t.role = 'teacher' AND t.left_at IS NULL)`;

const classes = "class k JOIN course c ON c.id = k.course_id";

/** The class, if this person teaches it; null if not, and if there is none. */
export async function findTaughtClass(
  db: Database,
  userId: LearnerId,
  classId: string,
): Promise<StoredClass | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT ${columns} FROM ${classes} WHERE k.id = $2::uuid AND ${teachesClass}`,
    userId,
    classId,
  );
  return checked(z.array(storedClass), rows)[0] ?? null;
}

/** The classes that this person teaches, the latest first, archived ones last. */
export async function readTaughtClasses(db: Database, userId: LearnerId): Promise<CountedClass[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT ${columns}, (SELECT count(*)::int FROM class_member m
       WHERE m.class_id = k.id AND m.role = 'learner' AND m.left_at IS NULL) AS learners
     FROM ${classes} WHERE ${teachesClass} ORDER BY k.archived_at IS NOT NULL, k.created_at DESC, k.id`,
    userId,
  );
  return checked(z.array(countedClass), rows);
}

/** Makes others that change the class wait until the transaction ends. */
export async function lockClass(db: Database, classId: string): Promise<void> {
  await db.$queryRawUnsafe(`SELECT id::text FROM class WHERE id = $1::uuid FOR UPDATE`, classId);
}

export async function insertClass(
  db: Database,
  row: {
    readonly id: string;
    readonly courseId: number;
    readonly name: string;
    readonly term: string;
    readonly examDay: number | null;
    readonly createdAt: Date;
  },
): Promise<void> {
  await db.class.create({ data: row });
}

export async function updateClass(
  db: Database,
  classId: string,
  change: {
    readonly name?: string;
    readonly term?: string;
    readonly examDay?: number | null;
    readonly archivedAt?: Date | null;
  },
): Promise<void> {
  await db.class.update({ where: { id: classId }, data: change });
}

export type ClassPerson = {
  readonly userId: LearnerId;
  readonly name: string;
  readonly role: ClassRole;
  readonly joinedAt: Date;
};

/** Who is in a class now: teachers first, each by the time of joining. */
export async function readClassPeople(db: Database, classId: string): Promise<ClassPerson[]> {
  return db.$queryRawUnsafe<ClassPerson[]>(
    `SELECT m.learner_id AS "userId", coalesce(m.name, p.name) AS name, m.role, m.joined_at AS "joinedAt"
     FROM class_member m JOIN "user" p ON p.id = m.learner_id
     WHERE m.class_id = $1::uuid AND m.left_at IS NULL
     ORDER BY m.role = 'teacher' DESC, m.joined_at, m.learner_id`,
    classId,
  );
}

/** Somebody's present role in a class; null if they are not in it. */
export async function findClassRole(
  db: Database,
  userId: LearnerId,
  classId: string,
): Promise<ClassRole | null> {
  const member = await db.classMember.findFirst({
    where: { learnerId: userId, classId, leftAt: null },
    select: { role: true },
  });
  return (member?.role as ClassRole | undefined) ?? null;
}

export async function putClassMember(
  db: Database,
  member: {
    readonly learnerId: LearnerId;
    readonly classId: string;
    readonly role: ClassRole;
    readonly name: string | null;
    readonly now: Date;
  },
): Promise<void> {
  const { learnerId, classId, role, name, now } = member;
  await db.classMember.upsert({
    where: { learnerId_classId: { learnerId, classId } },
    create: { learnerId, classId, role, name, joinedAt: now },
    update: { role, name, joinedAt: now, leftAt: null },
  });
}

/** False if the person was not in the class. */
export async function endClassMember(
  db: Database,
  { learnerId, classId, now }: { learnerId: LearnerId; classId: string; now: Date },
): Promise<boolean> {
  const { count } = await db.classMember.updateMany({
    where: { learnerId, classId, leftAt: null },
    data: { leftAt: now },
  });
  return count > 0;
}

/** Whether this person was ever in a class of the course. */
export async function wasInClassOf(db: Database, learnerId: LearnerId, courseId: number): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ was: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM class_member m JOIN class k ON k.id = m.class_id
       WHERE m.learner_id = $1 AND m.role = 'learner' AND k.course_id = $2::int) AS was`,
    learnerId,
    courseId,
  );
  return row?.was ?? false;
}

export type JoinCodeRow = { readonly code: string; readonly expiresAt: Date };

/** The code that joins the class now; null if there is none. */
export async function findJoinCode(db: Database, classId: string, now: Date): Promise<JoinCodeRow | null> {
  return db.classJoin.findFirst({
    where: { classId, revokedAt: null, expiresAt: { gt: now } },
    select: { code: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
}

export async function insertJoinCode(
  db: Database,
  row: {
    readonly code: string;
    readonly classId: string;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db.classJoin.create({ data: row });
}

/** No code made so far joins the class any more. Returns whether any did. */
export async function revokeJoinCodes(db: Database, classId: string, now: Date): Promise<boolean> {
  const { count } = await db.classJoin.updateMany({
    where: { classId, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  });
  return count > 0;
}

export type ClassOfCode = Pick<StoredClass, "id" | "courseId" | "courseTitle" | "name" | "term"> & {
  readonly teachers: readonly string[];
};

const classOfCode: z.ZodType<ClassOfCode> = z.strictObject({
  id: z.guid(),
  courseId: z.int(),
  courseTitle: localizedText,
  name: z.string(),
  term: z.string(),
  teachers: z.array(z.string()),
});

/** The class that a code joins now; null for any other code. */
export async function findClassByCode(db: Database, code: string, now: Date): Promise<ClassOfCode | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT k.id, k.course_id AS "courseId", c.title AS "courseTitle", k.name, k.term,
       (SELECT coalesce(json_agg(p.name ORDER BY m.joined_at, p.id), '[]') FROM class_member m
        JOIN "user" p ON p.id = m.learner_id
        WHERE m.class_id = k.id AND m.role = 'teacher' AND m.left_at IS NULL) AS teachers
     FROM class_join j JOIN class k ON k.id = j.class_id AND k.archived_at IS NULL JOIN course c ON c.id = k.course_id
     WHERE j.code = $1 AND j.revoked_at IS NULL AND j.expires_at > $2::timestamptz`,
    code,
    now,
  );
  return checked(z.array(classOfCode), rows)[0] ?? null;
}

/** From which study day each note is open, by note; the others are open at once. */
export async function readClassDates(db: Database, classId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await db.classNote.findMany({ where: { classId } });
  return new Map(rows.map(({ noteId, opensDay }) => [noteId, opensDay]));
}

export async function replaceClassDates(
  db: Database,
  classId: string,
  dates: ReadonlyMap<number, number>,
): Promise<void> {
  await db.classNote.deleteMany({ where: { classId } });
  await db.classNote.createMany({
    data: [...dates].map(([noteId, opensDay]) => ({ classId, noteId, opensDay })),
  });
}

export type OwnClass = Pick<
  StoredClass,
  "id" | "courseId" | "courseSlug" | "courseTitle" | "name" | "term" | "examDay" | "isArchived"
> & { readonly role: ClassRole };

const ownClass: z.ZodType<OwnClass> = z.strictObject({
  id: z.guid(),
  courseId: z.int(),
  courseSlug: z.string(),
  courseTitle: localizedText,
  name: z.string(),
  term: z.string(),
  examDay: z.int().nullable(),
  isArchived: z.boolean(),
  role: z.enum(["teacher", "learner"]),
});

/** The classes that somebody is in, by the time of joining. */
export async function readOwnClasses(db: Database, learnerId: LearnerId): Promise<OwnClass[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT k.id, c.id AS "courseId", c.slug AS "courseSlug", c.title AS "courseTitle", k.name, k.term,
       k.exam_day AS "examDay", k.archived_at IS NOT NULL AS "isArchived", m.role
     FROM class_member m JOIN class k ON k.id = m.class_id JOIN course c ON c.id = k.course_id
     WHERE m.learner_id = $1 AND m.left_at IS NULL ORDER BY m.joined_at, k.id`,
    learnerId,
  );
  return checked(z.array(ownClass), rows);
}

export type InvitationRow = { readonly email: string; readonly invitedAt: Date };

/** Addresses that were asked to teach a class and have not answered. */
export async function readInvitations(db: Database, classId: string): Promise<InvitationRow[]> {
  return db.classInvitation.findMany({
    where: { classId },
    select: { email: true, invitedAt: true },
    orderBy: [{ invitedAt: "asc" }, { email: "asc" }],
  });
}

/** `email` in lower case; it is kept whether an account has it or not. */
export async function inviteToClass(
  db: Database,
  { classId, email, now }: { classId: string; email: string; now: Date },
): Promise<void> {
  const user = await db.user.findFirst({
    where: { email, isAnonymous: { not: true }, banned: { not: true } },
    select: { id: true },
  });
  const row = { userId: user?.id ?? null, invitedAt: now };
  await db.classInvitation.upsert({
    where: { classId_email: { classId, email } },
    create: { classId, email, ...row },
    update: row,
  });
}

export async function deleteInvitation(db: Database, classId: string, email: string): Promise<boolean> {
  return (await db.classInvitation.deleteMany({ where: { classId, email } })).count > 0;
}

export type ClassInvited = Pick<StoredClass, "id" | "courseTitle" | "name" | "term">;

const classInvited: z.ZodType<ClassInvited> = z.strictObject({
  id: z.guid(),
  courseTitle: localizedText,
  name: z.string(),
  term: z.string(),
});

/** The classes that this person was asked to teach. */
export async function readOwnInvitations(db: Database, userId: LearnerId): Promise<ClassInvited[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT k.id, c.title AS "courseTitle", k.name, k.term FROM class_invitation i
     JOIN class k ON k.id = i.class_id JOIN course c ON c.id = k.course_id
     WHERE i.user_id = $1 ORDER BY i.invited_at, k.id`,
    userId,
  );
  return checked(z.array(classInvited), rows);
}

/** The class that an address was asked to teach; null without such a question. */
export async function findClassInvited(
  db: Database,
  classId: string,
  email: string,
): Promise<ClassInvited | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT k.id, c.title AS "courseTitle", k.name, k.term FROM class_invitation i
     JOIN class k ON k.id = i.class_id JOIN course c ON c.id = k.course_id
     WHERE i.class_id = $1::uuid AND i.email = $2`,
    classId,
    email,
  );
  return checked(z.array(classInvited), rows)[0] ?? null;
}

/** Makes a question to an address one to this account; false if there is none. */
export async function claimClassInvitation(
  db: Database,
  userId: LearnerId,
  classId: string,
  email: string,
): Promise<boolean> {
  return (await db.classInvitation.updateMany({ where: { classId, email }, data: { userId } })).count > 0;
}

/** Takes this person's invitation away. False if there is none. */
export async function takeInvitation(db: Database, userId: LearnerId, classId: string): Promise<boolean> {
  return (await db.classInvitation.deleteMany({ where: { classId, userId } })).count > 0;
}

export type ExamRow = {
  readonly courseSlug: string;
  readonly courseTitle: LocalizedText;
  readonly examDay: number;
};

const examRow: z.ZodType<ExamRow> = z.strictObject({
  courseSlug: z.string(),
  courseTitle: localizedText,
  examDay: z.int(),
});

/** The exams of the classes that somebody learns in, from a study day on; the next first. */
export async function readExams(db: Database, learnerId: LearnerId, fromDay: number): Promise<ExamRow[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT DISTINCT c.slug AS "courseSlug", c.title AS "courseTitle", k.exam_day AS "examDay"
     FROM class_member m JOIN class k ON k.id = m.class_id AND k.archived_at IS NULL JOIN course c ON c.id = k.course_id
     WHERE m.learner_id = $1 AND m.role = 'learner' AND m.left_at IS NULL AND k.exam_day >= $2::int
     ORDER BY "examDay", "courseSlug"`,
    learnerId,
    fromDay,
  );
  return checked(z.array(examRow), rows);
}

/** Whether somebody learns in a class of the course that is not archived. */
export async function isInClassOf(db: Database, learnerId: LearnerId, courseId: number): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ is: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM class_member m JOIN class k ON k.id = m.class_id AND k.archived_at IS NULL
       WHERE m.learner_id = $1 AND m.role = 'learner' AND m.left_at IS NULL AND k.course_id = $2::int) AS is`,
    learnerId,
    courseId,
  );
  return row?.is ?? false;
}
