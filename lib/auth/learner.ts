import { APIError } from "better-auth/api";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { orDatabaseUnavailable } from "@/lib/db/opened-database";
import { getAuth } from "./auth";
import { isStillSignedIn, type Learner, learnerOf, learnerOfCookies } from "./learner-of-cookies";
import { maySetCookies, requestHeaders } from "./request-headers";
import { sessionCookieNames } from "./session-cookies";

export type { Learner };

/**
 * The signed-in learner of this request, or null. Looked up once per request; usually from the signed cookies alone.
 */
export const findLearner = cache(async (): Promise<Learner | null> => {
  const jar = await cookies();
  const names = sessionCookieNames();
  const token = jar.get(names.token)?.value;
  if (token === undefined) return null;
  return learnerOfCookies(token, jar.get(names.copy)?.value) ?? lookUpLearner();
});

/**
 * The learner of this request, if the session is still open in the database: for every write. A session that was ended
 * elsewhere, or whose guest has become an account, is trusted by its copy for reading only. Also for the sign-in pages,
 * which redirect signed-in learners: by the copy, they and the pages that require sign-in would redirect in circles.
 */
export const findWritingLearner = cache(async (): Promise<Learner | null> => {
  const learner = await findLearner();
  return learner !== null && (await isStillSignedIn(learner)) ? learner : null;
});

/** By the session in the database. If cookies can be set, the session is prolonged and copied for the next minute. */
async function lookUpLearner(): Promise<Learner | null> {
  try {
    const found = await getAuth().api.getSession({
      headers: await requestHeaders(),
      query: { disableRefresh: !(await maySetCookies()) },
    });
    return found ? learnerOf(found.user, found.session.id) : null;
  } catch (error) {
    // The session was ended while it was being prolonged.
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw orDatabaseUnavailable(error);
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
