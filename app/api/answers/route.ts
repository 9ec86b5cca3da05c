import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { answerVariant } from "@/lib/services/answer-variant";

/** Longer than any answer that a person types. */
const longestAnswer = 2_000;

export const POST = apiRoute({
  access: "learner",
  input: z.object({ variantId: z.uuid(), answer: z.string().max(longestAnswer) }),
  run: (input, { learner, locale, now }) =>
    answerVariant({ ...input, learnerId: learner.learnerId, locale, now }),
});
