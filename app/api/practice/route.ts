import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { openPractice } from "@/lib/services/practise";

export const POST = apiRoute(
  apiPost("/api/practice", {
    access: "learner",
    work: "trial",
    run: (input, { learner, locale, now }) =>
      openPractice({ ...input, learnerId: learner.learnerId, locale, now }),
  }),
);
