import { cookies, headers } from "next/headers";
import { sessionCookieNames } from "./session-cookies";

/**
 * The headers of this request for better-auth, with the current cookies: what an action has just set counts for the
 * page rendered after it in the same request. Without the session's copy: callers of better-auth want the state of the
 * database, and it fails on a copy that is not JSON.
 */
export async function requestHeaders(): Promise<Headers> {
  const current = new Headers(await headers());
  const { copy } = sessionCookieNames();
  const held = (await cookies()).toString().split("; ");
  current.set("cookie", held.filter((cookie) => !cookie.startsWith(copy)).join("; "));
  return current;
}

/**
 * Whether this request can set cookies. Next allows it in actions and route handlers, which are posts with a body, but
 * not while a page is rendered.
 */
export async function maySetCookies(): Promise<boolean> {
  return (await headers()).has("content-type");
}
