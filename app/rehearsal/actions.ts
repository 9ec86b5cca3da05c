"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { longestRehearsal, mostRehearsed } from "@/lib/quiz/limits";
import { startRehearsal } from "@/lib/services/rehearse";
import { formAction } from "../_boundary/form-action";

/** From 1; full-width digits too, as Chinese keyboards write them. */
function wholeNumber(most: number, message: string) {
  return z
    .string(message)
    .normalize("NFKC")
    .trim()
    .regex(/^\d+$/, message)
    .transform(Number)
    .pipe(z.number(message).min(1, message).max(most, message));
}

const input = z
  .looseObject({
    id: z.uuid("form"),
    course: z.string("form").max(200, "form"),
    items: wholeNumber(mostRehearsed, "items"),
    minutes: wholeNumber(longestRehearsal, "minutes"),
  })
  // Each chosen note is a field of its own, `note:<slug>`.
  .transform((form) => ({
    ...form,
    notes: Object.keys(form).flatMap((name) => (name.startsWith("note:") ? [name.slice(5)] : [])),
  }))
  .refine(({ notes }) => notes.length > 0, { message: "notes", path: ["notes"] });

/** Draws the paper and starts the clock. Sent twice with one id, it starts once. */
export const beginRehearsal = formAction({
  access: "learner",
  namespace: "practice",
  work: "quiz",
  refusals: { "invalid-input": "notes" },
  input,
  run: async ({ id, course, notes, items, minutes }, { learner, now }) => {
    const { learnerId } = learner;
    await startRehearsal({ learnerId, id, course, notes, count: items, minutes, now });
    redirect(`/rehearsal/${id}`);
  },
});
