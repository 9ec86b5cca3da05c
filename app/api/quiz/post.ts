import { apiPost } from "@/app/_boundary/json-post";
import { loadMoreEntries } from "@/lib/services/start-quiz";

export const postQuiz = apiPost("/api/quiz", {
  access: "learner",
  work: "quiz",
  run: (input, { learner, locale, now }) =>
    loadMoreEntries({ ...input, learnerId: learner.learnerId, locale, now }),
});
