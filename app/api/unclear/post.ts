import { apiPost } from "@/app/_boundary/json-post";
import { reportUnclear } from "@/lib/services/report-unclear";

export const postUnclear = apiPost("/api/unclear", {
  access: "learner",
  work: "unclear",
  run: (input, { learner, now }) => reportUnclear({ ...input, learnerId: learner.learnerId, now }),
});
