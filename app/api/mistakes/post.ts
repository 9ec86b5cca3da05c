import { apiPost } from "@/app/_boundary/json-post";
import { loadPastMistakes } from "@/lib/services/load-past-mistakes";

export const postMistakes = apiPost("/api/mistakes", {
  access: "learner",
  work: "answer",
  run: async ({ itemId }, { learner, locale }) => ({
    mistakes: await loadPastMistakes({ learnerId: learner.learnerId, itemId, locale }),
  }),
});
