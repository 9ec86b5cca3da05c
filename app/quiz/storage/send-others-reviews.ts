import type { ApiOutput, ReviewInput } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import { mostReviews } from "@/lib/quiz/limits";
import { othersStoredReviews, storedReviews } from "./stored-reviews";

type Post = (reviews: readonly ReviewInput[]) => Promise<ApiOutput<"/api/reviews">>;

/**
 * Sends reviews that a guest left on this device before signing in to this account. The server identifies a review's
 * learner by its variant: to it, those of anybody else do not exist, and they stay here for their learner.
 */
export async function sendOthersReviews(
  storage: Storage | null,
  learnerId: LearnerId,
  post: Post,
): Promise<void> {
  for (const [owner, reviews] of othersStoredReviews(storage, learnerId)) {
    const store = storedReviews(storage, owner);
    for (let from = 0; from < reviews.length; from += mostReviews) {
      const { results } = await post(reviews.slice(from, from + mostReviews));
      for (const result of results) {
        if (result.status === "refused" && result.code === "not-found") continue;
        store.remove(result.id);
      }
    }
  }
}
