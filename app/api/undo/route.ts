import { apiRoute } from "@/app/_boundary/api-route";
import { undoLastReview } from "@/lib/services/undo-review";

export const POST = apiRoute("/api/undo", {
  access: "learner",
  work: "review",
  run: ({ reviewId }, { learner, locale, now }) =>
    undoLastReview({ learnerId: learner.learnerId, reviewId, locale, now }),
});
