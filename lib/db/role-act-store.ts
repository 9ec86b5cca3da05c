/** The log of what people with a role did. */
import { z } from "zod";
import type { LocalizedText } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { roleInCourse } from "./authorship-store";
import { checked } from "./checked";
import { teachesClass } from "./class-store";
import { localizedText } from "./json-columns";
import type { Database } from "./prisma-client";

/** The page of the log has words for each (namespace `accounts`, `log.act`). */
export type RoleActType =
  | "account.make-instructor"
  | "account.unmake-instructor"
  | "account.disable"
  | "account.enable"
  | "account.reset-link"
  | "course.create"
  | "course.edit-here"
  | "course.publish"
  | "course.restore"
  | "course.import"
  | "course.rename"
  | "course.visibility"
  | "course.archive"
  | "course.restore-archived"
  | "course.invite"
  | "course.uninvite"
  | "course.write"
  | "course.remove"
  | "course.hand-over"
  | "course.stop-writing"
  | "course.take-over"
  | "class.create"
  | "class.change"
  | "class.dates"
  | "class.archive"
  | "class.restore-archived"
  | "class.code"
  | "class.revoke-code"
  | "class.invite"
  | "class.uninvite"
  | "class.teach"
  | "class.remove"
  | "class.hand-over"
  | "class.stop-teaching"
  | "item.regrade"
  | "item.regrade-taken-back"
  | "item.ask-again";

export type RoleAct = {
  readonly actorId: LearnerId;
  readonly type: RoleActType;
  readonly courseId?: number;
  readonly classId?: string;
  /** Whom it concerns. */
  readonly subjectId?: LearnerId;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Call it in the transaction of the act. */
export async function recordAct(db: Database, act: RoleAct, now: Date): Promise<void> {
  await db.roleAct.create({ data: { detail: {}, ...act, actedAt: now } });
}

/** An act as the log shows it. Names are null of accounts, courses and classes that are gone, and without any. */
export type LoggedAct = {
  readonly id: number;
  readonly actedAt: string;
  readonly type: RoleActType;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly course: LocalizedText | null;
  readonly class: string | null;
};

const loggedActs: z.ZodType<LoggedAct[]> = z.array(
  z.strictObject({
    id: z.int(),
    actedAt: z.string(),
    type: z.custom<RoleActType>((type) => typeof type === "string"),
    actor: z.string().nullable(),
    subject: z.string().nullable(),
    course: localizedText.nullable(),
    class: z.string().nullable(),
  }),
);

/**
 * What this person may read of the log, the latest first, from before the act `beforeId` on: acts on classes that they
 * teach, and on courses that they write; and, if they own the installation, those on accounts.
 */
export async function readLogOf(
  db: Database,
  userId: LearnerId,
  { most, beforeId }: { readonly most: number; readonly beforeId: number | null },
): Promise<LoggedAct[]> {
  const [row] = await db.$queryRawUnsafe<{ acts: unknown }[]>(
    `SELECT coalesce(json_agg(x ORDER BY id DESC), '[]') AS acts FROM (
       SELECT a.id, a.acted_at AS "actedAt", a.type, actor.name AS actor, coalesce(
         (SELECT m.name FROM class_member m WHERE m.learner_id = a.subject_id AND m.class_id = a.class_id),
         subject.name) AS subject,
         c.title AS course, k.name AS class
       FROM role_act a
       LEFT JOIN "user" actor ON actor.id = a.actor_id LEFT JOIN "user" subject ON subject.id = a.subject_id
       LEFT JOIN course c ON c.id = a.course_id LEFT JOIN class k ON k.id = a.class_id
       WHERE ($3::bigint IS NULL OR a.id < $3::bigint) AND CASE
         WHEN a.class_id IS NOT NULL THEN ${teachesClass}
         WHEN a.course_id IS NOT NULL THEN ${roleInCourse} IS NOT NULL
         ELSE EXISTS (SELECT 1 FROM "user" o WHERE o.id = $1::text AND o.role = 'owner' AND o.banned IS NOT TRUE) END
       ORDER BY a.id DESC LIMIT $2::int) x`,
    userId,
    most,
    beforeId,
  );
  return checked(loggedActs, row?.acts) as LoggedAct[];
}
