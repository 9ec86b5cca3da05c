"use server";

import { z } from "zod";
import { askForPasswordLink } from "@/lib/services/forgotten-password";
import { emailSchema } from "../_account/account-schemas";
import { formAction } from "../_boundary/form-action";

export const askForLink = formAction({
  access: "anyone",
  namespace: "auth",
  work: null,
  input: z.object({ email: emailSchema }),
  refusals: { "rate-limited": "tooMany" },
  run: async ({ email }, { address, locale, now }) => {
    await askForPasswordLink(email, { address, locale, now });
    return {};
  },
});
