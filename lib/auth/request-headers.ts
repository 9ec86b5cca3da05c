import { cookies, headers } from "next/headers";
import { sessionCookieNames } from "./session-cookies";

/**
 * The headers of this request for better-auth, with the cookies as they are now: what an action has just set counts for
 * the page that is rendered after it in the same request. Without the session's copy: whoever asks better-auth wants to
 * know what the database holds, and on a copy that is no JSON it fails.
 */
export async function requestHeaders(): Promise<Headers> {
  const current = new Headers(await headers());
  const { copy } = sessionCookieNames();
  const held = (await cookies()).toString().split("; ");
  current.set("cookie", held.filter((cookie) => !cookie.startsWith(copy)).join("; "));
  return current;
}

/**
 * Whether this request can set cookies. Next lets actions and route handlers do that, which are posts with a body;
 * a page that is only shown can't.
 */
export async function maySetCookies(): Promise<boolean> {
  return (await headers()).has("content-type");
}
