import { apiRoute } from "@/app/_boundary/api-route";
import { loadMoreEntries } from "@/lib/services/start-quiz";

export const POST = apiRoute("/api/quiz", {
  access: "learner",
  work: "quiz",
  run: (input, { learner, locale, now }) =>
    loadMoreEntries({ ...input, learnerId: learner.learnerId, locale, now }),
});
