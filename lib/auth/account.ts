/** Operations on accounts. Every refusal of better-auth becomes an AppError. */

import { APIError } from "better-auth/api";
import { cookies } from "next/headers";
import { AppError } from "@/lib/app-error";
import { orDatabaseUnavailable } from "@/lib/db/opened-database";
import { getPrisma } from "@/lib/db/prisma-client";
import { endSession, hasAccount } from "@/lib/db/user-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuth } from "./auth";
import { withHashOf } from "./hash-once";
import { limitAttempts, limitFailures } from "./rate-limit";
import { requestHeaders } from "./request-headers";
import { readToken, sessionCookieNames } from "./session-cookies";

/**
 * Opens a session and ends the one that this browser had before: its cookie is overwritten, so nobody could end it any
 * more, and whoever had copied it would stay signed in.
 */
async function replacingSession<Result>(open: () => Promise<Result>): Promise<Result> {
  const cookie = (await cookies()).get(sessionCookieNames().token)?.value;
  const former = cookie === undefined ? null : readToken(cookie);
  const result = await open();
  if (former !== null) await endSession(getPrisma(), former);
  return result;
}

/** Calls better-auth, which wraps the error of an unavailable database in its own. */
async function asking<Result>(ask: (headers: Headers) => Promise<Result>): Promise<Result> {
  try {
    return await ask(await requestHeaders());
  } catch (error) {
    throw orDatabaseUnavailable(error);
  }
}

type Credentials = { readonly email: string; readonly password: string };

/** Creates a guest: a real account without a name, which keeps its progress when it signs up. */
export async function startAsGuest(address: string): Promise<{ learnerId: LearnerId }> {
  await limitAttempts("guest", address, null);
  const made = await replacingSession(async () =>
    getAuth().api.signInAnonymous({ headers: await requestHeaders() }),
  );
  if (!made) throw new AppError("unavailable");
  return { learnerId: made.user.id };
}

/** Signs up; a guest's progress is kept. Throws `conflict` on the field `email` if the address has an account. */
export async function signUp(
  input: Credentials & { readonly name: string },
  address: string,
): Promise<{ learnerId: LearnerId }> {
  await limitAttempts("sign-up", address, input.email);
  const learnerId = await replacingSession(() => createAccount(input));
  // The session's copy in the cookie was signed before the installation had an owner.
  const query = { disableCookieCache: true };
  await getAuth().api.getSession({ headers: await requestHeaders(), query });
  return { learnerId };
}

async function createAccount(input: Credentials & { readonly name: string }): Promise<string> {
  try {
    const headers = await requestHeaders();
    const { user } = await withHashOf(input.password, () =>
      getAuth().api.signUpEmail({ body: { ...input }, headers }),
    );
    return user.id;
  } catch (error) {
    // When two sign-ups with one address meet, the second fails in the database, without a reason.
    if (error instanceof APIError && (await hasAccount(getPrisma(), input.email)))
      throw new AppError("conflict", "email");
    throw orDatabaseUnavailable(error);
  }
}

/** Signs in; a guest's progress is kept. Throws `not-found` for a wrong address and a wrong password alike. */
export async function signIn(input: Credentials, address: string): Promise<{ learnerId: LearnerId }> {
  return limitFailures("sign-in", address, input.email, async () => {
    try {
      const { user } = await replacingSession(async () =>
        getAuth().api.signInEmail({ body: { ...input }, headers: await requestHeaders() }),
      );
      return { learnerId: user.id };
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) throw new AppError("not-found", "password");
      throw orDatabaseUnavailable(error);
    }
  });
}

export async function signOut(): Promise<void> {
  await asking((headers) => getAuth().api.signOut({ headers }));
}

/** Changes the password and ends all other sessions. Throws `not-found` on `currentPassword` if that is wrong. */
export async function changePassword(
  learnerId: LearnerId,
  input: { readonly currentPassword: string; readonly newPassword: string },
  address: string,
): Promise<void> {
  await limitFailures("change-password", address, learnerId, async () => {
    try {
      await getAuth().api.changePassword({
        body: { ...input, revokeOtherSessions: true },
        headers: await requestHeaders(),
      });
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500)
        throw new AppError("not-found", "currentPassword");
      throw orDatabaseUnavailable(error);
    }
  });
}

export type OpenSession = {
  readonly id: string;
  readonly userAgent: string | null;
  readonly startedAt: Date;
  readonly usedAt: Date;
};

/** The caller's open sessions, newest first. */
export async function listSessions(): Promise<OpenSession[]> {
  const sessions = await asking((headers) => getAuth().api.listSessions({ headers }));
  return sessions
    .map((s) => ({ id: s.id, userAgent: s.userAgent ?? null, startedAt: s.createdAt, usedAt: s.updatedAt }))
    .sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
}

/** Ends one of the caller's own sessions; any other id is not found. */
export async function revokeSession(sessionId: string): Promise<void> {
  const sessions = await asking((headers) => getAuth().api.listSessions({ headers }));
  const session = sessions.find((s) => s.id === sessionId);
  if (!session) throw new AppError("not-found");
  await asking((headers) => getAuth().api.revokeSession({ body: { token: session.token }, headers }));
}

export async function revokeOtherSessions(): Promise<void> {
  await asking((headers) => getAuth().api.revokeOtherSessions({ headers }));
}
