"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../_account/account-form";
import { EmailField } from "../_account/email-field";
import { PasswordField } from "../_account/password-field";
import { signIn } from "./actions";

export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations("auth");
  return (
    <AccountForm action={signIn} submit={t("signIn.submit")}>
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <EmailField state={state} />
          <PasswordField
            label={t("password")}
            problem={state.fields.password}
            name="password"
            autoComplete="current-password"
          />
        </>
      )}
    </AccountForm>
  );
}
