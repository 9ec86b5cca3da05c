"use client";

import { useTranslations } from "next-intl";
import { shortestPassword } from "@/lib/auth/password-length";
import { AccountForm } from "../_account/account-form";
import { PasswordField } from "../_account/password-field";
import { changePassword } from "./actions";

export function PasswordForm({ email }: { readonly email: string }) {
  const t = useTranslations("settings.password");
  return (
    <AccountForm
      action={changePassword}
      submit={t("save")}
      tone="plain"
      done={t("saved")}
      className="max-w-[24rem]"
    >
      {({ fields }) => (
        <>
          {/* Tells a password manager which account this is. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            label={t("current")}
            problem={fields.currentPassword}
            name="currentPassword"
            autoComplete="current-password"
          />
          <PasswordField
            label={t("new")}
            hint={t("newHint", { length: shortestPassword })}
            problem={fields.newPassword}
            name="newPassword"
            autoComplete="new-password"
          />
        </>
      )}
    </AccountForm>
  );
}
