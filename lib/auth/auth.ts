import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { verifyPassword } from "better-auth/crypto";
import { admin, anonymous } from "better-auth/plugins";
import { adminAc, userAc } from "better-auth/plugins/admin/access";
import { enrolInOpenCourses } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { claimOwnership } from "@/lib/db/user-store";
import { hashOnce } from "./hash-once";
import { mergeGuest } from "./merge-guest";
import { longestPassword, shortestPassword } from "./password-length";
import { installationSecret } from "./secret";
import { cookiePrefix, usesSecureCookies } from "./session-cookies";
import { setCookies } from "./set-cookies";

const secondsADay = 86_400;

/** How long a session is trusted by its signed cookie alone: a revoked one ends within a minute at the latest. */
const cookieTrustSeconds = 60;

function createAuth() {
  return betterAuth({
    appName: "Notecurve",
    baseURL: process.env.BETTER_AUTH_URL ?? `http://localhost:${process.env.PORT ?? 3000}`,
    secret: installationSecret(),
    // Without transactions, a crash in the middle of a sign-up would leave an address taken that nobody can sign in with.
    database: prismaAdapter(getPrisma(), { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    // A wrong password is not worth a line in the server's log.
    logger: { level: "error" },
    // Limits are our own (rate-limit.ts): they also count by account, and hold when actions call the API directly.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashOnce, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
    },
    // Whoever reads the database can use no link that sets a password.
    verification: { storeIdentifier: "hashed" },
    session: {
      expiresIn: 60 * secondsADay,
      updateAge: secondsADay,
      // People may list their sessions even a day after signing in.
      freshAge: 0,
      cookieCache: { enabled: true, maxAge: cookieTrustSeconds },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: usesSecureCookies(),
      // Nothing here needs the address that somebody signed in from.
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      user: {
        create: {
          after: async (user) => {
            await enrolInOpenCourses(getPrisma(), user.id);
            if (!(user as { isAnonymous?: boolean }).isAnonymous) await claimOwnership(getPrisma(), user.id);
          },
        },
      },
    },
    plugins: [
      anonymous({
        generateName: () => "Guest",
        onLinkAccount: ({ anonymousUser, newUser }) => mergeGuest(anonymousUser.user.id, newUser.user.id),
      }),
      admin({
        defaultRole: "learner",
        adminRoles: ["owner"],
        roles: { owner: adminAc, instructor: userAc, learner: userAc },
      }),
      setCookies(),
    ],
  });
}

type Auth = ReturnType<typeof createAuth>;

let instance: Auth | undefined;

/** Created at first use, since it needs the open database. */
export function getAuth(): Auth {
  instance ??= createAuth();
  return instance;
}
