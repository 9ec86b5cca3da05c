import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { answerFields } from "@/lib/quiz/answer-input";
import { adoptTrial } from "@/lib/services/adopt-trial";

export const POST = apiRoute({
  access: "learner",
  work: "trial",
  input: z.object({ ticket: z.string().max(20_000), ...answerFields }),
  run: (input, { learner, now }) => adoptTrial({ ...input, learnerId: learner.learnerId, now }),
});
