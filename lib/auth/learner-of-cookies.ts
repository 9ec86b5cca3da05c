import { getPrisma } from "@/lib/db/prisma-client";
import { isOpenSession } from "@/lib/db/user-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { readSessionCookies, type SessionCopy } from "./session-cookies";

/** Who is signed in, as far as pages and services need to know. */
export type Learner = {
  readonly learnerId: LearnerId;
  readonly name: string;
  /** Null for a guest. */
  readonly email: string | null;
  readonly isGuest: boolean;
  /** In the installation; a course and a class give roles of their own. */
  readonly role: "owner" | "instructor" | "learner";
  /** The current session, to tell it from the others. */
  readonly sessionId: string;
};

export function learnerOf(user: SessionCopy["user"], sessionId: string): Learner {
  const isGuest = user.isAnonymous === true;
  return {
    learnerId: user.id,
    name: user.name,
    email: isGuest ? null : user.email,
    isGuest,
    role: user.role === "owner" || user.role === "instructor" ? user.role : "learner",
    sessionId,
  };
}

/** The learner by the two signed cookies alone; null if they do not suffice. */
export function learnerOfCookies(token: string | undefined, copy: string | undefined): Learner | null {
  const held = readSessionCookies(token, copy, Date.now());
  return held && learnerOf(held.user, held.session.id);
}

/** Whether the session is still open in the database: the cookies' copy outlives it by up to a minute. */
export function isStillSignedIn({ sessionId }: Learner): Promise<boolean> {
  return isOpenSession(getPrisma(), sessionId);
}
