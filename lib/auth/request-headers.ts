import { cookies, headers } from "next/headers";

/**
 * The headers of this request with the cookies as they are now: what an action has just set counts for the page that
 * is rendered after it in the same request.
 */
export async function requestHeaders(): Promise<Headers> {
  const current = new Headers(await headers());
  current.set("cookie", (await cookies()).toString());
  return current;
}

/**
 * Whether this request can set cookies. Next lets actions and route handlers do that, which are posts with a body;
 * a page that is only shown can't.
 */
export async function maySetCookies(): Promise<boolean> {
  return (await headers()).has("content-type");
}
