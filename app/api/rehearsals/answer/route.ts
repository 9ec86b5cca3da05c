import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { answerRehearsal } from "@/lib/services/rehearse";

export const POST = apiRoute(
  apiPost("/api/rehearsals/answer", {
    access: "learner",
    work: "answer",
    run: (input, { learner, locale, now }) =>
      answerRehearsal({ ...input, learnerId: learner.learnerId, locale, now }),
  }),
);
