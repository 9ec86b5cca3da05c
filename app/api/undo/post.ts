import { apiPost } from "@/app/_boundary/json-post";
import { undoLastReview } from "@/lib/services/undo-review";

export const postUndo = apiPost("/api/undo", {
  access: "learner",
  work: "review",
  run: ({ reviewId }, { learner, locale, now }) =>
    undoLastReview({ learnerId: learner.learnerId, reviewId, locale, now }),
});
