import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { admin, anonymous } from "better-auth/plugins";
import { adminAc, userAc } from "better-auth/plugins/admin/access";
import { enrolInOpenCourses } from "@/lib/db/content-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { claimOwnership } from "@/lib/db/user-store";
import { mergeGuest } from "./merge-guest";
import { installationSecret } from "./secret";

export const shortestPassword = 10;
export const longestPassword = 128;

const secondsADay = 86_400;

/** How long a session is believed from its signed cookie alone: a revoked one ends within a minute at the latest. */
const cookieTrustSeconds = 60;

function createAuth() {
  return betterAuth({
    appName: "Notecurve",
    baseURL: process.env.BETTER_AUTH_URL ?? `http://localhost:${process.env.PORT ?? 3000}`,
    secret: installationSecret(),
    database: prismaAdapter(getPrisma(), { provider: "postgresql" }),
    telemetry: { enabled: false },
    // Limits are our own (rate-limit.ts): they also count by account, and hold when actions call the API directly.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    session: {
      expiresIn: 60 * secondsADay,
      updateAge: secondsADay,
      cookieCache: { enabled: true, maxAge: cookieTrustSeconds },
    },
    advanced: {
      cookiePrefix: "notecurve",
      useSecureCookies: process.env.BETTER_AUTH_URL?.startsWith("https://") ?? false,
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
      admin({ defaultRole: "learner", adminRoles: ["owner"], roles: { owner: adminAc, learner: userAc } }),
      nextCookies(),
    ],
  });
}

type Auth = ReturnType<typeof createAuth>;

let instance: Auth | undefined;

/** Made at the first use, since it needs the open database. */
export function getAuth(): Auth {
  instance ??= createAuth();
  return instance;
}
