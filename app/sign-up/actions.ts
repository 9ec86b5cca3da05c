"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import * as account from "@/lib/auth/account";
import { ownPath } from "@/lib/auth/own-path";
import { chosenLocale } from "@/lib/i18n/request";
import { countTried, triedAnswersSchema } from "@/lib/services/count-tried";
import { saveSettings } from "@/lib/services/learner-settings";
import { deviceTimeZoneSchema, emailSchema, newPasswordSchema } from "../_account/account-schemas";
import { formAction } from "../_boundary/form-action";
import { readTheme } from "../_ui/theme";

/** Creates an account and shows the page `next`, or today. A guest's settings are kept together with the progress. */
export const signUp = formAction({
  access: "anyone",
  namespace: "auth",
  work: null,
  input: z.object({
    name: z.string("name").trim().min(1, "name").max(80, "name"),
    email: emailSchema,
    password: newPasswordSchema,
    timeZone: deviceTimeZoneSchema,
    tried: triedAnswersSchema,
    next: z.string().optional(),
  }),
  refusals: { conflict: "taken", "rate-limited": "tooMany" },
  run: async ({ timeZone, tried, next, ...input }, { learner, address, now }) => {
    const { learnerId } = await account.signUp(input, address);
    if (!learner?.isGuest) {
      const settings = { timeZone, locale: await chosenLocale(), theme: await readTheme() };
      await saveSettings(learnerId, settings, now);
    }
    if (learner === null) await countTried(learnerId, tried, now);
    redirect(ownPath(next, "/today"));
  },
});
