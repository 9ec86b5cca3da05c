import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { openTrial } from "@/lib/services/try-item";

export const POST = apiRoute({
  access: "anyone",
  work: "trial",
  input: z.object({ itemId: z.string().max(200), ticket: z.string().max(20_000).optional() }),
  run: (input, { learner, locale, now }) =>
    openTrial({ ...input, learnerId: learner?.learnerId ?? null, locale, now }),
});
