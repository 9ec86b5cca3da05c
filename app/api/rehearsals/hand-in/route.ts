import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { handIn } from "@/lib/services/rehearse";

export const POST = apiRoute(
  apiPost("/api/rehearsals/hand-in", {
    access: "learner",
    work: "form",
    run: (input, { learner, now }) => handIn({ ...input, learnerId: learner.learnerId, now }),
  }),
);
