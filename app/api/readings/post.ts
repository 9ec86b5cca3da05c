import { apiPost } from "@/app/_boundary/json-post";
import { recordReading } from "@/lib/services/record-reading";

export const postReading = apiPost("/api/readings", {
  access: "learner",
  work: "reading",
  run: (input, { learner, now }) => recordReading({ ...input, learnerId: learner.learnerId, now }),
});
