import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies } from "next/headers";
import { maySetCookies } from "./request-headers";

/**
 * Passes the cookies that better-auth sets to Next. better-auth has a plugin for that too, but it mistakes the first
 * load of a page for a request that can set cookies: it prolonged the session in the database but not its cookie.
 */
export function setCookies(): BetterAuthPlugin {
  return {
    id: "set-cookies",
    hooks: {
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware(async ({ context }) => {
            const header = context.responseHeaders?.get("set-cookie");
            if (!header || !(await maySetCookies())) return;
            const jar = await cookies();
            for (const [name, cookie] of parseSetCookieHeader(header)) {
              try {
                jar.set(name, cookie.value, toCookieOptions(cookie));
              } catch {
                // A page rendered after an action in the same request cannot set cookies, and need not.
                return;
              }
            }
          }),
        },
      ],
    },
  };
}
