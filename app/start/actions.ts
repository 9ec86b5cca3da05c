"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import * as account from "@/lib/auth/account";
import { ownPath } from "@/lib/auth/own-path";
import { saveSettings } from "@/lib/services/save-settings";
import { deviceTimeZoneSchema } from "../_account/account-schemas";
import { formAction } from "../_boundary/form-action";
import { readTheme } from "../_ui/theme";

/** Makes a guest and shows the page `next`, or today. Whoever is known already just goes there. */
export const startAsGuest = formAction({
  access: "anyone",
  namespace: "auth",
  input: z.object({ timeZone: deviceTimeZoneSchema, next: z.string().optional() }),
  refusals: { "rate-limited": "tooMany" },
  run: async ({ timeZone, next }, { learner, address, locale }) => {
    if (learner === null) {
      const { learnerId } = await account.startAsGuest(address);
      await saveSettings(learnerId, { timeZone, locale, theme: await readTheme() });
    }
    redirect(ownPath(next, "/today"));
  },
});
