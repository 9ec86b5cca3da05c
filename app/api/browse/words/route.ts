import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { loadVocabulary } from "@/lib/services/browse-vocabulary";

export const POST = apiRoute(
  apiPost("/api/browse/words", {
    access: "learner",
    work: "browse",
    run: (_, { learner, locale }) => loadVocabulary(learner.learnerId, locale),
  }),
);
