import { apiRoute } from "@/app/_boundary/api-route";
import { adoptTrial } from "@/lib/services/adopt-trial";

export const POST = apiRoute("/api/trials/adopt", {
  access: "learner",
  work: "trial",
  run: (input, { learner, now }) => adoptTrial({ ...input, learnerId: learner.learnerId, now }),
});
