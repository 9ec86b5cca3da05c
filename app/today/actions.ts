"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { forgetRegradeNews } from "@/lib/services/told-regrades";
import { formAction } from "../_boundary/form-action";

/** The learner has read of corrections. */
export const readCorrections = formAction({
  access: "learner",
  namespace: "settings",
  work: "form",
  input: z.object({
    acts: z
      .string()
      .max(1_000)
      .transform((ids) => ids.split(","))
      .pipe(z.array(z.guid()).max(20)),
  }),
  run: async ({ acts }, { learner }) => {
    await forgetRegradeNews(learner.learnerId, acts);
    refresh();
    return {};
  },
});
