import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { countUnits, forgetAttempts, takeBackAttempt } from "@/lib/db/rate-limit-store";

const windowMs = 15 * 60_000;

/**
 * Attempts in a quarter of an hour. A whole class may share one address behind a router. One person needs few, at one
 * address with one account. By account alone far more are allowed, or else ten tries by anybody, anywhere, would lock
 * the owner out; one address adds no more to an account's count than its own few.
 */
const mostAttempts = {
  "sign-in": { address: 100, pair: 10, account: 100 },
  "sign-up": { address: 60, pair: 10, account: 100 },
  /** Only somebody with a session of the account can try, so nobody else is locked out. */
  "change-password": { address: 100, pair: 10, account: 10 },
  /** Asking for a link that sets a new password: each is an e-mail. */
  forgot: { address: 30, pair: 3, account: 6 },
  /** Asking somebody to write a course or to teach a class: each is an e-mail. */
  invite: { address: 60, pair: 3, account: 6 },
  /** Links that set a password and are none. */
  reset: { address: 100, pair: 30, account: 100 },
  /** Codes of classes that are none: of the 2^40 codes hardly any is one. */
  join: { address: 200, pair: 30, account: 60 },
  guest: { address: 120, pair: 120, account: 120 },
};

export type LimitedAct = keyof typeof mostAttempts;

/** Accounts are counted by a hash, so that the table holds no list of tried addresses. */
function accountKey(account: string): string {
  return createHash("sha256").update(account.trim().toLowerCase()).digest("base64url").slice(0, 22);
}

/** Throws `rate-limited` above `most`. */
async function count(key: string, most: number): Promise<void> {
  const { before, endsInMs } = await countUnits(getPrisma(), key, 1, windowMs);
  // The first attempt of a window deletes those that are over, so the table stays as small as its last quarter of an
  // hour.
  if (before === 0) await forgetAttempts(getPrisma(), windowMs);
  if (before >= most) throw new AppError("rate-limited", null, Math.ceil(endsInMs / 1_000));
}

/**
 * Counts this attempt by network address, by account (an e-mail or an id; null where there is none yet) and by both
 * together, across processes. Throws `rate-limited` above any of the limits, with the seconds to wait. Returns the keys
 * it was counted under.
 */
export async function limitAttempts(
  act: LimitedAct,
  address: string,
  account: string | null,
): Promise<readonly string[]> {
  const { account: byAccount, pair, address: byAddress } = mostAttempts[act];
  const counted: [string, number][] = [[`${act}:address:${address}`, byAddress]];
  if (account !== null) {
    const key = accountKey(account);
    counted.push([`${act}:pair:${key}:${address}`, pair], [`${act}:account:${key}`, byAccount]);
  }
  // One after the other: an attempt refused by the first limits does not count for the last.
  for (const [key, most] of counted) await count(key, most);
  return counted.map(([key]) => key);
}

/**
 * Does work whose failures are limited. It counts while it is running, or a hundred simultaneous tries would all pass;
 * if it succeeds, the count is taken back.
 */
export async function limitFailures<Result>(
  act: LimitedAct,
  address: string,
  account: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  const keys = await limitAttempts(act, address, account);
  const result = await work();
  await takeBackAttempt(getPrisma(), keys);
  return result;
}
