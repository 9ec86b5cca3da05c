import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { saveWorkingCopy } from "@/lib/services/working-copy";

export const POST = apiRoute(
  apiPost("/api/teach/save", {
    access: "learner",
    work: "save",
    // A note of the greatest length, in JSON.
    mostBytes: 4 * 1024 * 1024,
    run: ({ course, changes }, { learner, now }) => saveWorkingCopy(learner.learnerId, course, changes, now),
  }),
);
