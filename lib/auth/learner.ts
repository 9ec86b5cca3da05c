import { APIError } from "better-auth/api";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { orDatabaseUnavailable } from "@/lib/db/opened-database";
import { getPrisma } from "@/lib/db/prisma-client";
import { findSessionOwner } from "@/lib/db/user-store";
import { getAuth } from "./auth";
import { isStillSignedIn, type Learner, learnerOf, learnerOfCookies } from "./learner-of-cookies";
import { maySetCookies, requestHeaders } from "./request-headers";
import { readToken, sessionCookieNames } from "./session-cookies";

export type { Learner };

type Found = {
  readonly learner: Learner;
  /** Whether the session was found open in the database just now. */
  readonly isOpen: boolean;
};

/** The signed-in learner of this request, or null. Looked up once per request, from the signed cookies if they do. */
const find = cache(async (): Promise<Found | null> => {
  const jar = await cookies();
  const names = sessionCookieNames();
  const token = jar.get(names.token)?.value;
  if (token === undefined) return null;
  const learner = learnerOfCookies(token, jar.get(names.copy)?.value);
  if (learner !== null) return { learner, isOpen: false };
  try {
    return (await maySetCookies()) ? await prolong() : await lookUp(token);
  } catch (error) {
    throw orDatabaseUnavailable(error);
  }
});

/** The signed-in learner of this request, or null. */
export async function findLearner(): Promise<Learner | null> {
  return (await find())?.learner ?? null;
}

/**
 * The learner of this request, if the session is still open in the database: for every write. A session that was ended
 * elsewhere, or whose guest has become an account, is trusted by its copy for reading only. Also for the sign-in pages,
 * which redirect signed-in learners: by the copy, they and the pages that require sign-in would redirect in circles.
 */
export const findWritingLearner = cache(async (): Promise<Learner | null> => {
  const found = await find();
  if (found === null) return null;
  return found.isOpen || (await isStillSignedIn(found.learner)) ? found.learner : null;
});

/**
 * By the session in the database, in one statement: most pages come more than a minute after the last post. better-auth
 * would need two, through Prisma, and its own time.
 */
async function lookUp(cookie: string): Promise<Found | null> {
  const token = readToken(cookie);
  const owner = token === null ? null : await findSessionOwner(getPrisma(), token);
  return owner && { learner: learnerOf(owner, owner.sessionId), isOpen: true };
}

/** By better-auth, which prolongs the session and copies it for the next minute: cookies can be set. */
async function prolong(): Promise<Found | null> {
  try {
    const found = await getAuth().api.getSession({ headers: await requestHeaders() });
    return found && { learner: learnerOf(found.user, found.session.id), isOpen: false };
  } catch (error) {
    // The session was ended while it was being prolonged.
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw error;
  }
}

/**
 * The signed-in learner; everybody else is redirected to sign in. `here` is the page's path, to return to. A page that
 * writes when shown, or shows data of the session itself, sets `writes`.
 */
export async function requireLearner(here?: string, { writes = false } = {}): Promise<Learner> {
  const learner = await (writes ? findWritingLearner() : findLearner());
  if (!learner) redirect(here === undefined ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
  return learner;
}
