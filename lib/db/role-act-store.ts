/** The log of what people with a role did. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";

/** The log's pages have words for each (`teach.act`). */
export type RoleActType =
  | "course.create"
  | "course.edit-here"
  | "course.publish"
  | "course.restore"
  | "course.import"
  | "course.rename"
  | "course.visibility"
  | "course.archive"
  | "course.restore-archived"
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
