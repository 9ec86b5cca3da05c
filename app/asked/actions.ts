"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { answerQuestion } from "@/lib/services/invitations";
import { homeOfTeacher } from "@/lib/services/load-teaching";
import { formAction } from "../_boundary/form-action";
import { classHref, teachHref } from "../teach/address";

/** Accepts or declines what a link asks. */
export const answerAsked = formAction({
  access: "learner",
  namespace: "accounts",
  work: "form",
  input: z.object({ token: z.string().max(2_000), answer: z.enum(["accept", "decline"]) }),
  run: async ({ token, answer }, { learner, locale, now }) => {
    const accepts = answer === "accept";
    const found = await answerQuestion(learner.learnerId, token, accepts, now);
    if (!accepts) redirect(await homeOfTeacher(learner.learnerId, locale));
    redirect("class" in found ? classHref(found.class) : teachHref(found.course));
  },
});
