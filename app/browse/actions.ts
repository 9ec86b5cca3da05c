"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { forgetSearch, savedSearchSchema, saveSearch } from "@/lib/services/browse-saved";
import { formAction } from "../_boundary/form-action";

export const keepSearch = formAction({
  access: "learner",
  namespace: "browse",
  work: "form",
  input: savedSearchSchema,
  refusals: { conflict: "tooManySaved" },
  run: async (search, { learner, now }) => {
    await saveSearch(learner.learnerId, search, now);
    refresh();
    return {};
  },
});

export const deleteSearch = formAction({
  access: "learner",
  namespace: "browse",
  work: "form",
  input: z.object({ id: z.guid("query") }),
  run: async ({ id }, { learner }) => {
    await forgetSearch(learner.learnerId, id);
    refresh();
    return {};
  },
});
