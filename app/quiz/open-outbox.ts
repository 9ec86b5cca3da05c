import type { ReviewInput, ReviewResult } from "@/lib/quiz/entry-view";
import type { LearnerId } from "@/lib/quiz/ids";
import { postJson } from "../_ui/post-json";
import { keptReviews, localStorageOrNull } from "./kept-reviews";
import { Outbox } from "./outbox";

/** The outbox of this learner on this device. Apart from the session, so that pages without one need not load it. */
export function openOutbox(learnerId: LearnerId): Outbox {
  const kept = keptReviews(localStorageOrNull(), learnerId);
  return new Outbox({ kept, post: (reviews) => postReviews(reviews, learnerId), later });
}

/** `madeBy`: whose they are, so that nothing is said of them while somebody else is signed in. */
export function postReviews(
  reviews: readonly ReviewInput[],
  madeBy?: LearnerId,
): Promise<{ results: readonly ReviewResult[] }> {
  return postJson("/api/reviews", { reviews, madeBy }, { keepalive: true });
}

/** Calls back after a while; the result cancels it. */
export function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
