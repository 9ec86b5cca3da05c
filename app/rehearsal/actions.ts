"use server";

import { redirect } from "next/navigation";
import { rehearsalSchema, startRehearsal } from "@/lib/services/rehearse";
import { formAction } from "../_boundary/form-action";

/** Draws the paper and starts the clock. Sent twice with one id, it starts once. */
export const beginRehearsal = formAction({
  access: "learner",
  namespace: "practice",
  work: "quiz",
  refusals: { "invalid-input": "notes" },
  input: rehearsalSchema,
  run: async ({ id, course, notes, items, minutes }, { learner, now }) => {
    const { learnerId } = learner;
    await startRehearsal({ learnerId, id, course, notes, count: items, minutes, now });
    redirect(`/rehearsal/${id}`);
  },
});
