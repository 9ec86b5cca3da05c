import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { bePresent } from "@/lib/services/editor-presence";

export const POST = apiRoute(
  apiPost("/api/teach/presence", {
    access: "learner",
    work: "save",
    run: (input, { learner, now }) => bePresent(learner.learnerId, { ...input, now }),
  }),
);
