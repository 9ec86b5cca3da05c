"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../_account/account-form";
import { TextField } from "../../_ui/field";
import { newNote } from "../actions";

export function NewNoteForm({ course }: { readonly course: string }) {
  const t = useTranslations("teach.notes");
  return (
    <AccountForm action={newNote} submit={t("submit")} tone="plain">
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="course" value={course} />
          <TextField
            label={t("title")}
            problem={fields.title}
            name="title"
            autoComplete="off"
            defaultValue={typed.title ?? ""}
          />
          <TextField
            label={t("slug")}
            hint={t("slugHint")}
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
