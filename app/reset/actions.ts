"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { setPasswordByToken } from "@/lib/auth/password-reset";
import { newPasswordSchema } from "../_account/account-schemas";
import { formAction } from "../_boundary/form-action";

/** Whoever has the link may set the password, signed in or not. */
export const setPassword = formAction({
  access: "anyone",
  namespace: "accounts",
  work: "form",
  input: z.object({ token: z.string().max(200), newPassword: newPasswordSchema }),
  refusals: { expired: "expired", "rate-limited": "tooMany" },
  run: async ({ token, newPassword }, { address }) => {
    await setPasswordByToken(token, newPassword, address);
    redirect("/sign-in");
  },
});
