"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import * as account from "@/lib/auth/account";
import { ownPath } from "@/lib/auth/own-path";
import { chosenLocale } from "@/lib/i18n/request";
import { countTried, triedAnswersSchema } from "@/lib/services/count-tried";
import { saveSettings } from "@/lib/services/learner-settings";
import { formAction } from "../_boundary/form-action";
import { readTheme } from "../_ui/theme";
import { deviceTimeZoneSchema } from "./account-schemas";

/**
 * Creates a guest, counts their answers on the first page, and shows the page `next`, or today. A signed-in visitor is
 * only redirected.
 */
export const startAsGuest = formAction({
  access: "anyone",
  namespace: "auth",
  work: null,
  input: z.object({
    timeZone: deviceTimeZoneSchema,
    tried: triedAnswersSchema,
    next: z.string().optional(),
  }),
  refusals: { "rate-limited": "tooManyGuests" },
  run: async ({ timeZone, tried, next }, { learner, address, now }) => {
    if (learner === null) {
      const { learnerId } = await account.startAsGuest(address);
      const settings = { timeZone, locale: await chosenLocale(), theme: await readTheme() };
      await saveSettings(learnerId, settings, now);
      await countTried(learnerId, tried, now);
    }
    redirect(ownPath(next, "/today"));
  },
});
