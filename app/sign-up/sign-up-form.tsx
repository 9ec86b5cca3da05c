"use client";

import { useTranslations } from "next-intl";
import { shortestPassword } from "@/lib/auth/password-length";
import { AccountForm } from "../_account/account-form";
import { EmailField } from "../_account/email-field";
import { PasswordField } from "../_account/password-field";
import { TimeZoneField } from "../_account/time-zone-field";
import { TriedField } from "../_account/tried-field";
import { TextField } from "../_ui/field";
import { signUp } from "./actions";

export function SignUpForm({ next }: { readonly next: string }) {
  const t = useTranslations("auth");
  return (
    <AccountForm action={signUp} submit={t("signUp.submit")}>
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TimeZoneField />
          <TriedField />
          <TextField
            label={t("signUp.name")}
            hint={t("signUp.nameHint")}
            problem={state.fields.name}
            name="name"
            autoComplete="name"
            required
            defaultValue={state.typed.name}
          />
          <EmailField state={state} hint={t("signUp.emailHint")} />
          <PasswordField
            label={t("password")}
            hint={t("signUp.passwordHint", { length: shortestPassword })}
            problem={state.fields.password}
            name="password"
            autoComplete="new-password"
          />
        </>
      )}
    </AccountForm>
  );
}
