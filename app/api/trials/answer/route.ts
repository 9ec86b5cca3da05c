import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { answerTrial } from "@/lib/services/try-item";

export const POST = apiRoute({
  access: "anyone",
  input: z.object({ ticket: z.string().max(20_000), answer: z.string().max(2_000) }),
  run: (input) => answerTrial(input),
});
