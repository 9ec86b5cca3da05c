/** What people do with their accounts. Everything that better-auth refuses comes out as an AppError. */
import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { AppError } from "@/lib/app-error";
import { getAuth } from "./auth";
import { limitAttempts } from "./rate-limit";

type Credentials = { readonly email: string; readonly password: string };

/** Makes a guest: a real account without a name, which keeps its progress when it signs up. */
export async function startAsGuest(address: string): Promise<{ learnerId: string }> {
  await limitAttempts("guest", address, null);
  const made = await getAuth().api.signInAnonymous({ headers: await headers() });
  if (!made) throw new AppError("unavailable");
  return { learnerId: made.user.id };
}

/** Signs up; a guest's progress goes along. Throws `conflict` on the field `email` if the address has an account. */
export async function signUp(
  input: Credentials & { readonly name: string },
  address: string,
): Promise<{ learnerId: string }> {
  await limitAttempts("sign-up", address, input.email);
  try {
    const { user } = await getAuth().api.signUpEmail({ body: { ...input }, headers: await headers() });
    return { learnerId: user.id };
  } catch (error) {
    if (error instanceof APIError && error.status === "UNPROCESSABLE_ENTITY")
      throw new AppError("conflict", "email");
    throw error;
  }
}

/** Signs in; a guest's progress goes along. Throws `not-found` for a wrong address and a wrong password alike. */
export async function signIn(input: Credentials, address: string): Promise<{ learnerId: string }> {
  await limitAttempts("sign-in", address, input.email);
  try {
    const { user } = await getAuth().api.signInEmail({ body: { ...input }, headers: await headers() });
    return { learnerId: user.id };
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw new AppError("not-found", "password");
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await getAuth().api.signOut({ headers: await headers() });
}

/** Changes the password and ends all other sessions. Throws `not-found` on `currentPassword` if that is wrong. */
export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<void> {
  try {
    await getAuth().api.changePassword({
      body: { ...input, revokeOtherSessions: true },
      headers: await headers(),
    });
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500)
      throw new AppError("not-found", "currentPassword");
    throw error;
  }
}

export type OpenSession = {
  readonly id: string;
  readonly userAgent: string | null;
  readonly startedAt: Date;
  readonly usedAt: Date;
};

/** The caller's open sessions, the newest first. */
export async function listSessions(): Promise<OpenSession[]> {
  const sessions = await getAuth().api.listSessions({ headers: await headers() });
  return sessions
    .map((s) => ({ id: s.id, userAgent: s.userAgent ?? null, startedAt: s.createdAt, usedAt: s.updatedAt }))
    .sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
}

/** Ends one of the caller's own sessions; any other id is not found. */
export async function revokeSession(sessionId: string): Promise<void> {
  const requestHeaders = await headers();
  const sessions = await getAuth().api.listSessions({ headers: requestHeaders });
  const session = sessions.find((s) => s.id === sessionId);
  if (!session) throw new AppError("not-found");
  await getAuth().api.revokeSession({ body: { token: session.token }, headers: requestHeaders });
}

export async function revokeOtherSessions(): Promise<void> {
  await getAuth().api.revokeOtherSessions({ headers: await headers() });
}
