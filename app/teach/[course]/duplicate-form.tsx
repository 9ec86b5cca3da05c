"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../_account/account-form";
import { TextField } from "../../_ui/field";
import { duplicate } from "../actions";

export function DuplicateForm({ course }: { readonly course: string }) {
  const t = useTranslations("teach");
  return (
    <AccountForm action={duplicate} submit={t("copy.submit")} tone="plain">
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="course" value={course} />
          <TextField
            label={t("copy.slug")}
            hint={t("new.slugHint")}
            problem={fields.slug}
            name="slug"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed.slug ?? ""}
          />
        </>
      )}
    </AccountForm>
  );
}
