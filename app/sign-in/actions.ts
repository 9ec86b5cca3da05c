"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import * as account from "@/lib/auth/account";
import { ownPath } from "@/lib/auth/own-path";
import { chosenLocale } from "@/lib/i18n/request";
import { loadSettings } from "@/lib/services/learner-settings";
import { emailSchema } from "../_account/account-schemas";
import { formAction } from "../_boundary/form-action";
import { rememberChoices } from "../_ui/remember-choices";

/**
 * Signs in and shows the page `next`, or today, in the theme of the account, and in its language if none was chosen on
 * this device.
 */
export const signIn = formAction({
  access: "anyone",
  namespace: "auth",
  work: null,
  input: z.object({
    email: emailSchema,
    password: z.string("password").min(1, "password"),
    next: z.string().optional(),
  }),
  refusals: { "not-found": "wrong", "rate-limited": "tooMany" },
  run: async ({ next, ...credentials }, { address }) => {
    const { learnerId } = await account.signIn(credentials, address);
    const { locale, theme } = await loadSettings(learnerId);
    await rememberChoices({ theme, locale: (await chosenLocale()) ?? locale });
    redirect(ownPath(next, "/today"));
  },
});
