import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { answerFields } from "@/lib/quiz/answer-input";
import { answerTrial } from "@/lib/services/try-item";

export const POST = apiRoute({
  access: "anyone",
  work: "trial",
  input: z.object({ ticket: z.string().max(20_000), ...answerFields }),
  run: (input, { learner, now }) => answerTrial({ ...input, learnerId: learner?.learnerId ?? null, now }),
});
