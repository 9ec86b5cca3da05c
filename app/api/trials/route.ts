import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { openTrial } from "@/lib/services/try-item";

export const POST = apiRoute(
  apiPost("/api/trials", {
    access: "anyone",
    work: "trial",
    run: (input, { learner, locale, now }) =>
      openTrial({ ...input, learnerId: learner?.learnerId ?? null, locale, now }),
  }),
);
