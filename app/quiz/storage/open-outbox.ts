import type { ApiOutput, ReviewInput } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import { post } from "../../_boundary/post";
import { Outbox } from "./outbox";
import { localStorageOrNull, storedReviews } from "./stored-reviews";

/** The outbox of this learner on this device. Separate from the session, so that other pages need not load that. */
export function openOutbox(learnerId: LearnerId): Outbox {
  const store = storedReviews(localStorageOrNull(), learnerId);
  return new Outbox({ store, post: (reviews) => postReviews(reviews, learnerId), later });
}

/** `madeBy`: who made them, so that no error is shown while somebody else is signed in. */
export function postReviews(
  reviews: readonly ReviewInput[],
  madeBy?: LearnerId,
): Promise<ApiOutput<"/api/reviews">> {
  return post("/api/reviews", { reviews, ...(madeBy !== undefined && { madeBy }) }, { keepalive: true });
}

/** Calls `act` after a while; the result cancels it. */
export function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
