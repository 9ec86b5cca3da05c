"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { joinClass, loadClassToJoin } from "@/lib/services/join-class";
import { formAction } from "../_boundary/form-action";

const code = z.string("code").max(100, "code");
const refusals = { "not-found": "code", "rate-limited": "tooMany" } as const;

/** Shows the class of a code that was typed. */
export const findClass = formAction({
  access: "anyone",
  namespace: "classes",
  work: "form",
  input: z.object({ code }),
  refusals,
  run: async ({ code: typed }, { learner, address, locale, now }) => {
    const bearer = { learnerId: learner?.learnerId ?? null, address };
    const found = await loadClassToJoin(typed, bearer, { locale, now });
    redirect(`/join/${found.code}`);
  },
});

export const join = formAction({
  access: "learner",
  namespace: "classes",
  work: "form",
  input: z.object({ code, name: z.string("guestName").trim().max(80, "guestName").default("") }),
  refusals: { ...refusals, "invalid-input": "guestName" },
  run: async ({ code: typed, name }, { learner, address, now }) => {
    if (learner.isGuest && name === "") throw new AppError("invalid-input", "name");
    const { learnerId } = learner;
    await joinClass(typed, { learnerId, address, guestName: learner.isGuest ? name : null }, now);
    redirect("/today");
  },
});
