import { apiPost } from "@/app/_boundary/json-post";
import { answerVariant } from "@/lib/services/answer-variant";

export const postAnswer = apiPost("/api/answers", {
  access: "learner",
  work: "answer",
  run: (input, { learner, locale, now }) =>
    answerVariant({ ...input, learnerId: learner.learnerId, locale, now }),
});
