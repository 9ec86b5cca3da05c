import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { answerPractice } from "@/lib/services/practise";

export const POST = apiRoute(
  apiPost("/api/practice/answer", {
    access: "learner",
    work: "answer",
    run: async (input, { learner, now }) => ({
      score: await answerPractice({ ...input, learnerId: learner.learnerId, now }),
    }),
  }),
);
