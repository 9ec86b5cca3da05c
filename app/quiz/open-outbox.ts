import type { ReviewInput, ReviewResult } from "@/lib/quiz/entry-view";
import type { LearnerId } from "@/lib/quiz/ids";
import { postJson } from "../_ui/post-json";
import { keptReviews, localStorageOrNull } from "./kept-reviews";
import { Outbox } from "./outbox";

/** The outbox of this learner on this device. Apart from the session, so that pages without one need not load it. */
export function openOutbox(learnerId: LearnerId): Outbox {
  return new Outbox({ kept: keptReviews(localStorageOrNull(), learnerId), post: postReviews, later });
}

export function postReviews(reviews: readonly ReviewInput[]): Promise<{ results: readonly ReviewResult[] }> {
  return postJson("/api/reviews", { reviews }, { keepalive: true });
}

/** Calls back after a while; the result cancels it. */
export function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
