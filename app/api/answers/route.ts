import { apiRoute } from "@/app/_boundary/api-route";
import { answerVariant } from "@/lib/services/answer-variant";

export const POST = apiRoute("/api/answers", {
  access: "learner",
  work: "answer",
  run: (input, { learner, locale, now }) =>
    answerVariant({ ...input, learnerId: learner.learnerId, locale, now }),
});
