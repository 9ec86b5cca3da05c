"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../_account/account-form";
import { TextField } from "../_ui/field";
import { findClass } from "./actions";

/** `problem` of a code that came by a link. */
export function CodeForm({ code = "", problem }: { readonly code?: string; readonly problem?: string }) {
  const t = useTranslations("classes.join");
  return (
    <AccountForm action={findClass} submit={t("find")}>
      {({ fields, typed, problem: refused }) => (
        <TextField
          label={t("code")}
          hint={t("codeHint")}
          problem={fields.code ?? (refused === null && typed.code === undefined ? problem : undefined)}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={typed.code ?? code}
        />
      )}
    </AccountForm>
  );
}
