/** The accounts of an installation, for its owner. Guests are none. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";

export type AccountRow = {
  readonly id: LearnerId;
  readonly name: string;
  readonly email: string;
  readonly role: "owner" | "instructor" | "learner";
  readonly isDisabled: boolean;
  readonly createdAt: Date;
};

const isAccount = `u.is_anonymous IS NOT TRUE`;

const columns = `u.id, u.name, u.email, coalesce(u.role, 'learner') AS role, u.banned IS TRUE AS "isDisabled",
  u.created_at AS "createdAt"`;

export async function ownsInstallation(db: Database, userId: LearnerId): Promise<boolean> {
  return (await db.user.count({ where: { id: userId, role: "owner", banned: { not: true } } })) > 0;
}

/** Accounts whose name or address has the text, in any case; owners and instructors first, then the latest. */
export async function searchAccounts(db: Database, text: string, most: number): Promise<AccountRow[]> {
  return db.$queryRawUnsafe<AccountRow[]>(
    `SELECT ${columns} FROM "user" u
     WHERE ${isAccount} AND (strpos(lower(u.name), lower($1)) > 0 OR strpos(u.email, lower($1)) > 0)
     ORDER BY u.role = 'owner' DESC, u.role = 'instructor' DESC, u.created_at DESC, u.id LIMIT $2::int`,
    text,
    most,
  );
}

/** The account, locked until the transaction ends; null if there is none. */
export async function lockAccount(db: Database, userId: LearnerId): Promise<AccountRow | null> {
  const rows = await db.$queryRawUnsafe<AccountRow[]>(
    `SELECT ${columns} FROM "user" u WHERE u.id = $1 AND ${isAccount} FOR NO KEY UPDATE`,
    userId,
  );
  return rows[0] ?? null;
}

/** The account with an address, if it may be used. */
export async function findAccountByEmail(
  db: Database,
  email: string,
): Promise<Pick<AccountRow, "id" | "name" | "email"> | null> {
  return db.user.findFirst({
    where: { email: email.toLowerCase(), isAnonymous: { not: true }, banned: { not: true } },
    select: { id: true, name: true, email: true },
  });
}

export async function setAccountRole(
  db: Database,
  userId: LearnerId,
  role: "instructor" | "learner",
): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { role } });
}

/** A disabled account can't be signed in to, and its sessions end; what it learned stays. */
export async function setAccountDisabled(
  db: Database,
  userId: LearnerId,
  isDisabled: boolean,
): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { banned: isDisabled } });
  if (isDisabled) await db.session.deleteMany({ where: { userId } });
}
