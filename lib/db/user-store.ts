import type { LearnerId } from "@/lib/quiz/ids";
import type { PrismaClient } from "./client/client";
import { type Database, runOften } from "./prisma-client";

/** Makes this account the owner if the installation has none yet. Of two at the same time, one succeeds. */
export async function claimOwnership(db: PrismaClient, userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRawUnsafe(
      "SELECT pg_advisory_xact_lock(hashtextextended('notecurve:owner', 0))::text AS locked",
    );
    const owner = await tx.user.findFirst({ where: { role: "owner" }, select: { id: true } });
    if (!owner) await tx.user.update({ where: { id: userId }, data: { role: "owner" } });
  });
}

/** SQL: whether the session with the id `$n` has neither ended nor lost its learner by a merge, a ban or a deletion. */
export function openSession(parameter: `$${number}`): string {
  return `EXISTS (SELECT 1 FROM auth_session s JOIN "user" p ON p.id = s.user_id
    WHERE s.id = ${parameter}::text AND s.expires_at > now() AND p.banned IS NOT TRUE)`;
}

export async function isOpenSession(db: Database, sessionId: string): Promise<boolean> {
  const [row] = await runOften<{ open: boolean }>(db, `SELECT ${openSession("$1")} AS open`, sessionId);
  return row?.open ?? false;
}

export type SessionOwner = {
  readonly sessionId: string;
  readonly id: LearnerId;
  readonly name: string;
  readonly email: string;
  readonly isAnonymous: boolean | null;
  readonly role: string | null;
};

/** Whose open session has this token, if anybody's. */
export async function findSessionOwner(db: Database, token: string): Promise<SessionOwner | null> {
  const [owner] = await runOften<SessionOwner>(
    db,
    `SELECT s.id AS "sessionId", p.id, p.name, p.email, p.is_anonymous AS "isAnonymous", p.role
     FROM auth_session s JOIN "user" p ON p.id = s.user_id
     WHERE s.token = $1 AND s.expires_at > now() AND p.banned IS NOT TRUE`,
    token,
  );
  return owner ?? null;
}

/** Ends a session by its token, if there is one. */
export async function endSession(db: Database, token: string): Promise<void> {
  await db.session.deleteMany({ where: { token } });
}

/** Whether this learner may still write: not after the account was merged into another, banned or deleted. */
export async function isOpenLearner(db: Database, learnerId: LearnerId): Promise<boolean> {
  return (await db.user.count({ where: { id: learnerId, banned: { not: true } } })) > 0;
}

/** The same, for people with an account: guests neither write courses nor teach. */
export async function isOpenAccount(db: Database, userId: LearnerId): Promise<boolean> {
  const where = { id: userId, banned: { not: true }, isAnonymous: { not: true } };
  return (await db.user.count({ where })) > 0;
}

/**
 * SQL: whether the learner `$1` may still write, and a lock on them, so that a merge waits for this statement, and no
 * statement writes after the merge (see `banLearner`).
 */
export const isOpenAndHeld = `EXISTS (SELECT 1 FROM "user" WHERE id = $1 AND banned IS NOT TRUE FOR SHARE)`;

/** From here on nothing of this learner is written any more; waits for running writes. */
export async function banLearner(db: Database, learnerId: LearnerId): Promise<void> {
  await db.user.updateMany({ where: { id: learnerId }, data: { banned: true } });
}

/** Whether an account with this e-mail address exists; addresses are kept in lower case. */
export async function hasAccount(db: Database, email: string): Promise<boolean> {
  return (await db.user.count({ where: { email: email.toLowerCase() } })) > 0;
}
