import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { answerTrial } from "@/lib/services/try-item";

export const POST = apiRoute(
  apiPost("/api/trials/answer", {
    access: "anyone",
    work: "trial",
    run: (input, { learner, now }) => answerTrial({ ...input, learnerId: learner?.learnerId ?? null, now }),
  }),
);
