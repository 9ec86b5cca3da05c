"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { makeResetToken, setDisabled, setInstructor } from "@/lib/services/accounts";
import { formAction } from "../../_boundary/form-action";
import { ownOrigin } from "../../_boundary/own-origin";

const base = {
  access: "learner",
  namespace: "accounts",
  work: "form",
  refusals: { conflict: "owner" },
} as const;
const person = z.string().max(200);
const yesOrNo = z.enum(["yes", "no"]).transform((answer) => answer === "yes");

export const saveInstructor = formAction({
  ...base,
  input: z.object({ person, is: yesOrNo }),
  run: async ({ person: who, is }, { learner, now }) => {
    await setInstructor(learner.learnerId, who, is, now);
    refresh();
    return {};
  },
});

export const saveDisabled = formAction({
  ...base,
  input: z.object({ person, is: yesOrNo }),
  run: async ({ person: who, is }, { learner, now }) => {
    await setDisabled(learner.learnerId, who, is, now);
    refresh();
    return {};
  },
});

/** The link is in the answer alone: it is stored nowhere, and shown once. */
export const makeResetLink = formAction({
  ...base,
  input: z.object({ person }),
  run: async ({ person: who }, { learner, now }) => {
    const token = await makeResetToken(learner.learnerId, who, now);
    return { typed: { link: `${await ownOrigin()}/reset/${token}` } };
  },
});
