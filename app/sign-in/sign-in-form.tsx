"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../_account/account-form";
import { PasswordField } from "../_account/password-field";
import { TextField } from "../_ui/field";
import { signIn } from "./actions";

export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations("auth");
  return (
    <AccountForm action={signIn} submit={t("signIn.submit")}>
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TextField
            label={t("email")}
            problem={fields.email}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={typed.email}
          />
          <PasswordField
            label={t("password")}
            problem={fields.password}
            name="password"
            autoComplete="current-password"
          />
        </>
      )}
    </AccountForm>
  );
}
