import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { countPractice } from "@/lib/services/practise";

export const POST = apiRoute(
  apiPost("/api/practice/count", {
    access: "learner",
    work: "trial",
    run: (input, { learner, now }) => countPractice({ ...input, learnerId: learner.learnerId, now }),
  }),
);
