import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { browseFurther } from "@/lib/services/browse-items";

export const POST = apiRoute(
  apiPost("/api/browse", {
    access: "learner",
    work: "browse",
    run: (input, { learner, locale, now }) =>
      browseFurther({ ...input, learnerId: learner.learnerId, locale, now }),
  }),
);
