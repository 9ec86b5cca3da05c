"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../_account/account-form";
import { TextField } from "../../_ui/field";
import { join } from "../actions";

export function JoinForm({ code, isGuest }: { readonly code: string; readonly isGuest: boolean }) {
  const t = useTranslations("classes.join");
  return (
    <AccountForm action={join} submit={t("submit")}>
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="code" value={code} />
          {isGuest && (
            <TextField
              label={t("guestName")}
              hint={t("guestNameHint")}
              problem={fields.name}
              name="name"
              autoComplete="name"
              required
              defaultValue={typed.name ?? ""}
            />
          )}
          {fields.code !== undefined && (
            <p role="alert" className="text-wrong">
              {fields.code}
            </p>
          )}
        </>
      )}
    </AccountForm>
  );
}
