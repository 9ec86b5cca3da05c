import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies } from "next/headers";
import { maySetCookies } from "./request-headers";

/**
 * Hands the cookies that better-auth sets to Next. better-auth has a plugin for that too, but it takes the first load
 * of a page for a request that can set cookies: the session in the database was then prolonged and its cookie was not.
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
                // The page that follows an action is rendered in the same request, and can't set any; nor need it.
                return;
              }
            }
          }),
        },
      ],
    },
  };
}
