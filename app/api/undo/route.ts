import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { undoLastReview } from "@/lib/services/undo-review";

export const POST = apiRoute({
  access: "learner",
  work: "review",
  input: z.object({
    reviewId: z
      .uuid()
      .transform((id) => id.toLowerCase())
      .exactOptional(),
  }),
  run: ({ reviewId }, { learner, locale, now }) =>
    undoLastReview({ learnerId: learner.learnerId, reviewId, locale, now }),
});
