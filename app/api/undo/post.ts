import { apiPost } from "@/app/_boundary/json-post";
import { undoLastEvent } from "@/lib/services/undo-event";

export const postUndo = apiPost("/api/undo", {
  access: "learner",
  work: "review",
  run: ({ reviewId, groupId }, { learner, locale, now }) =>
    undoLastEvent({ learnerId: learner.learnerId, reviewId, groupId, locale, now }),
});
