import { apiPost } from "@/app/_boundary/json-post";
import { actOnItems } from "@/lib/services/act-on-items";

export const postActions = apiPost("/api/actions", {
  access: "learner",
  work: "review",
  units: ({ items }) => items.length,
  run: (input, { learner, now }) => actOnItems({ ...input, learnerId: learner.learnerId, now }),
});
