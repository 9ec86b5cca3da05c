import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { mostHeld } from "@/lib/quiz/limits";
import { loadMoreEntries } from "@/lib/services/start-quiz";

export const POST = apiRoute({
  access: "learner",
  work: "quiz",
  input: z.object({ holding: z.array(z.uuid()).max(mostHeld), showing: z.uuid().exactOptional() }),
  run: (input, { learner, locale, now }) =>
    loadMoreEntries({ ...input, learnerId: learner.learnerId, locale, now }),
});
