import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { countAttempt, forgetAttempts } from "@/lib/db/user-store";

const windowMs = 15 * 60_000;

/** Attempts in a quarter of an hour. By address there may be a whole class behind one router. */
const mostAttempts = {
  "sign-in": { address: 100, account: 10 },
  "sign-up": { address: 60, account: 10 },
  "change-password": { address: 100, account: 10 },
  guest: { address: 120, account: 120 },
};

export type LimitedAct = keyof typeof mostAttempts;

/** Accounts are counted by a hash, so that the table holds no list of tried addresses. */
function accountKey(account: string): string {
  return createHash("sha256").update(account.trim().toLowerCase()).digest("base64url").slice(0, 22);
}

async function count(key: string): Promise<number> {
  const attempts = await countAttempt(getPrisma(), key, windowMs);
  // Whoever opens a window clears away those that are over, so the table stays as small as its last quarter of an hour.
  if (attempts === 1) await forgetAttempts(getPrisma(), windowMs);
  return attempts;
}

/**
 * Counts this attempt by network address and by account (an e-mail or an id; null where there is none yet), across
 * processes. Throws `rate-limited` past either limit.
 */
export async function limitAttempts(act: LimitedAct, address: string, account: string | null): Promise<void> {
  const limits = mostAttempts[act];
  if ((await count(`${act}:address:${address}`)) > limits.address) throw new AppError("rate-limited");
  if (account === null) return;
  if ((await count(`${act}:account:${accountKey(account)}`)) > limits.account)
    throw new AppError("rate-limited");
}
