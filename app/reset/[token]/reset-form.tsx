"use client";

import { useTranslations } from "next-intl";
import { shortestPassword } from "@/lib/auth/password-length";
import { AccountForm } from "../../_account/account-form";
import { PasswordField } from "../../_account/password-field";
import { setPassword } from "../actions";

export function ResetForm({ token }: { readonly token: string }) {
  const t = useTranslations("accounts.reset");
  return (
    <AccountForm action={setPassword} submit={t("submit")}>
      {({ fields }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <PasswordField
            label={t("password")}
            hint={t("hint", { length: shortestPassword })}
            problem={fields.newPassword}
            name="newPassword"
            autoComplete="new-password"
          />
        </>
      )}
    </AccountForm>
  );
}
