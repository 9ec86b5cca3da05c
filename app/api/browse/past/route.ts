import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { loadPastReview } from "@/lib/services/browse-item";

export const POST = apiRoute(
  apiPost("/api/browse/past", {
    access: "learner",
    work: "browse",
    run: ({ reviewId }, { learner, locale }) =>
      loadPastReview({ learnerId: learner.learnerId, reviewId, locale }),
  }),
);
