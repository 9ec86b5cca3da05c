/** Links that set a new password: single use, for a limited time. */
import { randomBytes } from "node:crypto";
import { APIError } from "better-auth/api";
import { AppError } from "@/lib/app-error";
import { orDatabaseUnavailable } from "@/lib/db/opened-database";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuth } from "./auth";
import { withHashOf } from "./hash-once";
import { limitFailures } from "./rate-limit";

const hourMs = 3_600_000;

/** A token for `setPasswordByToken`. The database keeps a hash of it only. */
export async function createResetToken(
  userId: LearnerId,
  { hours, now }: { readonly hours: number; readonly now: Date },
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const { internalAdapter } = await getAuth().$context;
  await internalAdapter.createVerificationValue({
    value: userId,
    // The name by which better-auth's own resetPassword finds it.
    identifier: `reset-password:${token}`,
    expiresAt: new Date(now.getTime() + hours * hourMs),
  });
  return token;
}

/**
 * Sets a password, ends all sessions of the account, and uses the token up. Throws `expired` for a token that is wrong,
 * too old or used.
 */
export async function setPasswordByToken(token: string, newPassword: string, address: string): Promise<void> {
  await limitFailures("reset", address, null, async () => {
    try {
      await withHashOf(newPassword, () => getAuth().api.resetPassword({ body: { newPassword, token } }));
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) throw new AppError("expired");
      throw orDatabaseUnavailable(error);
    }
  });
}
