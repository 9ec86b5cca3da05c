import type { ApiOutput, ReviewInput } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import { mostReviews } from "@/lib/quiz/limits";
import { othersStoredReviews, storedReviews } from "./stored-reviews";

type Post = (reviews: readonly ReviewInput[]) => Promise<ApiOutput<"/api/reviews">>;

/**
 * Sends what a guest left on this device and took along into this account. Whose a review is, the server knows by its
 * variant: one that is not this learner's does not exist for them, and stays here for whoever made it.
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
