import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { countAttempt } from "@/lib/db/user-store";

const windowMs = 15 * 60_000;

/** Attempts in a quarter of an hour. By address there may be a whole class behind one router. */
const mostAttempts = {
  "sign-in": { address: 100, account: 10 },
  "sign-up": { address: 60, account: 10 },
  guest: { address: 120, account: 120 },
};

export type LimitedAct = keyof typeof mostAttempts;

/** Accounts are counted by a hash, so that the table holds no list of tried addresses. */
function accountKey(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("base64url").slice(0, 22);
}

/** Counts this attempt by network address and by account, across processes. Throws `rate-limited` past the limit. */
export async function limitAttempts(act: LimitedAct, address: string, email: string | null): Promise<void> {
  const limits = mostAttempts[act];
  const byAddress = await countAttempt(getPrisma(), `${act}:address:${address}`, windowMs);
  const byAccount =
    email === null ? 0 : await countAttempt(getPrisma(), `${act}:account:${accountKey(email)}`, windowMs);
  if (byAddress > limits.address || byAccount > limits.account) throw new AppError("rate-limited");
}
