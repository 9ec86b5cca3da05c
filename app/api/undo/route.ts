import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { undoLastReview } from "@/lib/services/undo-review";

export const POST = apiRoute({
  access: "learner",
  input: z.object({}),
  run: (_, { learner, locale, now }) => undoLastReview({ learnerId: learner.learnerId, locale, now }),
});
