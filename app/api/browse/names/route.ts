import { apiRoute } from "@/app/_boundary/api-route";
import { apiPost } from "@/app/_boundary/json-post";
import { browseNames } from "@/lib/services/browse-items";

export const POST = apiRoute(
  apiPost("/api/browse/names", {
    access: "learner",
    work: "browse",
    run: async (input, { learner, locale, now }) => ({
      names: await browseNames({ ...input, learnerId: learner.learnerId, locale, now }),
    }),
  }),
);
