"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { makePasswordLink, setDisabled, setInstructor } from "@/lib/services/accounts";
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

/** A link that is not mailed is in the answer alone: it is stored nowhere, and shown once. */
export const makeResetLink = formAction({
  ...base,
  input: z.object({ person }),
  run: async ({ person: who }, { learner, locale, now }) => {
    const made = await makePasswordLink(learner.learnerId, who, { locale, now });
    return "sentTo" in made
      ? { typed: { sentTo: made.sentTo } }
      : { typed: { link: `${await ownOrigin()}/reset/${made.token}` } };
  },
});
