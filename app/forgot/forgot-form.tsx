"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../_account/account-form";
import { EmailField } from "../_account/email-field";
import { askForLink } from "./actions";

export function ForgotForm() {
  const t = useTranslations("accounts.forgot");
  return (
    <AccountForm action={askForLink} submit={t("submit")} done={t("done")}>
      {(state) => <EmailField state={state} />}
    </AccountForm>
  );
}
