"use server";

import { z } from "zod";
import { locales } from "@/lib/i18n/locale";
import { saveSettings } from "@/lib/services/learner-settings";
import { formAction } from "../_boundary/form-action";
import { rememberChoices } from "./remember-choices";

/**
 * Writes the visitor's language into its cookie, and a learner's into the settings too; the posting page is rendered
 * again in it.
 */
export const chooseLocale = formAction({
  access: "anyone",
  namespace: "settings",
  work: "form",
  input: z.object({ locale: z.enum(locales, "locale") }),
  run: async ({ locale }, { learner, now }) => {
    await rememberChoices({ locale });
    if (learner !== null) await saveSettings(learner.learnerId, { locale }, now);
    return {};
  },
});
