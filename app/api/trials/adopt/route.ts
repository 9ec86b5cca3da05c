import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { adoptTrial } from "@/lib/services/adopt-trial";

export const POST = apiRoute(
  apiPost("/api/trials/adopt", {
    access: "learner",
    work: "trial",
    run: (input, { learner, now }) => adoptTrial({ ...input, learnerId: learner.learnerId, now }),
  }),
);
