"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../../_account/account-form";
import { TextField } from "../../../_ui/field";
import { askAuthor } from "./actions";

export function AskAuthorForm({ course }: { readonly course: string }) {
  const t = useTranslations("accounts.authors");
  return (
    <AccountForm action={askAuthor} submit={t("inviteSubmit")} tone="plain">
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="course" value={course} />
          <TextField
            label={t("invite")}
            hint={t("inviteHint")}
            problem={fields.email}
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={typed.email ?? ""}
          />
        </>
      )}
    </AccountForm>
  );
}
