import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { answerFields } from "@/lib/quiz/answer-input";
import { answerVariant } from "@/lib/services/answer-variant";

export const POST = apiRoute({
  access: "learner",
  work: "answer",
  input: z.object({ variantId: z.uuid(), ...answerFields }),
  run: (input, { learner, locale, now }) =>
    answerVariant({ ...input, learnerId: learner.learnerId, locale, now }),
});
