/** The learners that cause the load, each with a session and variants to review. */
import { randomUUID } from "node:crypto";
import { type Reply, sender, withCookies } from "./load";
import { learnerId, loadLearners, type Sql, signIn, variantsOf } from "./seed";

export type LoadLearner = {
  readonly id: string;
  cookie: string;
  readonly variants: readonly string[];
  at: number;
};

export async function signedInLearners(db: Sql, secret: string): Promise<LoadLearner[]> {
  const learners: LoadLearner[] = [];
  for (let n = 0; n < loadLearners; n += 1) {
    const id = learnerId(n);
    learners.push({
      id,
      cookie: await signIn(db, id, secret),
      variants: await variantsOf(db, id),
      at: 0,
    });
  }
  return learners;
}

/** A review of the learner's next variant, as a browser sends it: each counts once. */
export function nextReview(learner: LoadLearner) {
  const variantId = learner.variants[learner.at++];
  if (variantId === undefined) throw new Error("no variant is left to review");
  return {
    id: randomUUID(),
    variantId,
    sessionId: randomUUID(),
    rating: 3 as const,
    presetVersion: 0,
    reviewedAt: new Date().toISOString(),
    elapsedMs: 4000,
  };
}

/** Learners and the connections to a server. */
export type Load = {
  readonly learners: readonly LoadLearner[];
  /** Sends a request as this learner, who keeps the cookies of the reply as a browser does. */
  send(learner: LoadLearner, method: "GET" | "POST", path: string, json?: unknown): Promise<Reply>;
  close(): void;
};

const mostConnections = 64;

export function loadOn(url: string, learners: readonly LoadLearner[]): Load {
  const client = sender(url, mostConnections);
  return {
    learners,
    send: async (learner, method, path, json) => {
      const reply = await client.send(method, path, learner.cookie, json);
      if (reply.cookies.length > 0) learner.cookie = withCookies(learner.cookie, reply.cookies);
      return reply;
    },
    close: client.close,
  };
}
