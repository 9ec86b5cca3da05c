import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getAuth } from "./auth";

/** Who is signed in, as far as pages and services need to know. */
export type Learner = {
  readonly learnerId: string;
  readonly name: string;
  /** Null for a guest. */
  readonly email: string | null;
  readonly isGuest: boolean;
  readonly role: "owner" | "learner";
  /** Of the session in use, so that it can be told from the others. */
  readonly sessionId: string;
};

/** The signed-in learner of this request, or null. Looked up once a request; mostly from the signed cookie alone. */
export const findLearner = cache(async (): Promise<Learner | null> => {
  const found = await getAuth().api.getSession({ headers: await headers() });
  if (!found) return null;
  const { user, session } = found;
  const isGuest = user.isAnonymous === true;
  return {
    learnerId: user.id,
    name: user.name,
    email: isGuest ? null : user.email,
    isGuest,
    role: user.role === "owner" ? "owner" : "learner",
    sessionId: session.id,
  };
});

/** The signed-in learner; everybody else is sent to sign in. */
export async function requireLearner(): Promise<Learner> {
  const learner = await findLearner();
  if (!learner) redirect("/sign-in");
  return learner;
}
