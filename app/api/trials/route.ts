import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { openTrial } from "@/lib/services/try-item";

export const POST = apiRoute({
  access: "anyone",
  input: z.object({ itemId: z.string().max(200) }),
  run: ({ itemId }, { learner, locale }) =>
    openTrial({ learnerId: learner?.learnerId ?? null, itemId, locale }),
});
