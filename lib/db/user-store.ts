import type { LearnerId } from "@/lib/quiz/ids";
import type { PrismaClient } from "./client/client";
import type { Database } from "./prisma-client";

/** Makes this account the owner if the installation has none yet. Two at the same moment: one gets it. */
export async function claimOwnership(db: PrismaClient, userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRawUnsafe(
      "SELECT pg_advisory_xact_lock(hashtextextended('notecurve:owner', 0))::text AS locked",
    );
    const owner = await tx.user.findFirst({ where: { role: "owner" }, select: { id: true } });
    if (!owner) await tx.user.update({ where: { id: userId }, data: { role: "owner" } });
  });
}

/**
 * Adds `units` to what was counted under a key in a fixed window. Gives what had been counted before, and for how long
 * the window goes on, in ms. One statement, so it is exact.
 */
export async function countUnits(
  db: Database,
  key: string,
  units: number,
  windowMs: number,
): Promise<{ readonly before: number; readonly endsInMs: number }> {
  const isOver = "r.window_start <= now() - $3::float8 * interval '1 millisecond'";
  const [row] = await db.$queryRawUnsafe<{ before: number; endsInMs: number }[]>(
    `INSERT INTO rate_limit AS r (key, count, window_start) VALUES ($1, $2::int, now())
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN ${isOver} THEN $2::int ELSE r.count + $2::int END,
       window_start = CASE WHEN ${isOver} THEN now() ELSE r.window_start END
     RETURNING r.count - $2::int AS before,
       ($3::float8 - extract(epoch FROM now() - r.window_start) * 1000)::float8 AS "endsInMs"`,
    key,
    units,
    windowMs,
  );
  return row ?? { before: 0, endsInMs: windowMs };
}

/** Takes one attempt back under each of these keys, as if it had not been counted. */
export async function takeBackAttempt(db: Database, keys: readonly string[]): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE rate_limit SET count = greatest(count - 1, 0) WHERE key IN (
       SELECT key FROM rate_limit WHERE key IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY key FOR UPDATE)`,
    JSON.stringify(keys),
  );
}

/** Forgets the windows that are over. Rows that another process is counting in are left to it. */
export async function forgetAttempts(db: Database, windowMs: number): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM rate_limit WHERE key IN (
       SELECT key FROM rate_limit WHERE window_start < now() - $1::float8 * interval '1 millisecond' FOR UPDATE SKIP LOCKED)`,
    windowMs,
  );
}

/** SQL: whether the session with the id `$n` has neither ended nor lost its learner by a merge, a ban or a deletion. */
export function openSession(parameter: `$${number}`): string {
  return `EXISTS (SELECT 1 FROM auth_session s JOIN "user" p ON p.id = s.user_id
    WHERE s.id = ${parameter}::text AND s.expires_at > now() AND p.banned IS NOT TRUE)`;
}

export async function isOpenSession(db: Database, sessionId: string): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<{ open: boolean }[]>(
    `SELECT ${openSession("$1")} AS open`,
    sessionId,
  );
  return row?.open ?? false;
}

/** Ends a session by its token, if there is one. */
export async function endSession(db: Database, token: string): Promise<void> {
  await db.session.deleteMany({ where: { token } });
}

/** Whether what this learner does is still taken: not after the account was merged into another, banned or deleted. */
export async function isOpenLearner(db: Database, learnerId: LearnerId): Promise<boolean> {
  return (await db.user.count({ where: { id: learnerId, banned: { not: true } } })) > 0;
}

/** From here on, and as soon as what is being written has been, no review of this learner's is written any more. */
export async function closeLearner(db: Database, learnerId: LearnerId): Promise<void> {
  await db.user.updateMany({ where: { id: learnerId }, data: { banned: true } });
}

/** Whether an account with this e-mail address exists; addresses are kept in lower case. */
export async function hasAccount(db: Database, email: string): Promise<boolean> {
  return (await db.user.count({ where: { email: email.toLowerCase() } })) > 0;
}
