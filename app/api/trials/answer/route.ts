import { apiRoute } from "@/app/_boundary/api-route";
import { answerTrial } from "@/lib/services/try-item";

export const POST = apiRoute("/api/trials/answer", {
  access: "anyone",
  work: "trial",
  run: (input, { learner, now }) => answerTrial({ ...input, learnerId: learner?.learnerId ?? null, now }),
});
