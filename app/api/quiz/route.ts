import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { loadMoreEntries } from "@/lib/services/start-quiz";

export const POST = apiRoute({
  access: "learner",
  input: z.object({ holding: z.array(z.uuid()).max(500) }),
  run: ({ holding }, { learner, locale, now }) =>
    loadMoreEntries({ learnerId: learner.learnerId, locale, now, holding }),
});
