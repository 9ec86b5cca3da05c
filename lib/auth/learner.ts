import { APIError } from "better-auth/api";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { orDatabaseAway } from "@/lib/db/opened-database";
import { getPrisma } from "@/lib/db/prisma-client";
import { isOpenSession } from "@/lib/db/user-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuth } from "./auth";
import { maySetCookies, requestHeaders } from "./request-headers";
import { readSessionCookies, type SessionCopy, sessionCookieNames } from "./session-cookies";

/** Who is signed in, as far as pages and services need to know. */
export type Learner = {
  readonly learnerId: LearnerId;
  readonly name: string;
  /** Null for a guest. */
  readonly email: string | null;
  readonly isGuest: boolean;
  readonly role: "owner" | "learner";
  /** Of the session in use, so that it can be told from the others. */
  readonly sessionId: string;
};

function learnerOf(user: SessionCopy["user"], sessionId: string): Learner {
  const isGuest = user.isAnonymous === true;
  return {
    learnerId: user.id,
    name: user.name,
    email: isGuest ? null : user.email,
    isGuest,
    role: user.role === "owner" ? "owner" : "learner",
    sessionId,
  };
}

/** The signed-in learner of this request, or null. Looked up once a request; mostly from the signed cookies alone. */
export const findLearner = cache(async (): Promise<Learner | null> => {
  const jar = await cookies();
  const names = sessionCookieNames();
  const token = jar.get(names.token)?.value;
  if (token === undefined) return null;
  const copy = readSessionCookies(token, jar.get(names.copy)?.value, Date.now());
  return copy ? learnerOf(copy.user, copy.session.id) : lookUpLearner();
});

/**
 * The learner of this request, if the session is still open in the database: for whatever is to be kept. A session that
 * was ended elsewhere, or whose guest has become an account, is believed from its copy for reading alone. Also for the
 * pages of signing in, which send on whoever is known: by the copy, they and what asks to sign in would send in circles.
 */
export const findWritingLearner = cache(async (): Promise<Learner | null> => {
  const learner = await findLearner();
  return learner !== null && (await isOpenSession(getPrisma(), learner.sessionId)) ? learner : null;
});

/** By the session in the database. Where cookies can be set, it is prolonged and copied for the next minute. */
async function lookUpLearner(): Promise<Learner | null> {
  try {
    const found = await getAuth().api.getSession({
      headers: await requestHeaders(),
      query: { disableRefresh: !(await maySetCookies()) },
    });
    return found ? learnerOf(found.user, found.session.id) : null;
  } catch (error) {
    // The session was ended in the middle of being prolonged.
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw orDatabaseAway(error);
  }
}

/**
 * The signed-in learner; everybody else is sent to sign in. `here` is the path of the page, to come back to. A page that
 * keeps something by being shown, or shows what is the session's alone, says so.
 */
export async function requireLearner(here?: string, { writes = false } = {}): Promise<Learner> {
  const learner = await (writes ? findWritingLearner() : findLearner());
  if (!learner) redirect(here === undefined ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
  return learner;
}
