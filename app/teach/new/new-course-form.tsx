"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../_account/account-form";
import { Field, TextField } from "../../_ui/field";
import { areaClass } from "../../_ui/input-class";
import { makeCourse } from "../actions";

export function NewCourseForm() {
  const t = useTranslations("teach.new");
  return (
    <AccountForm action={makeCourse} submit={t("submit")}>
      {({ fields, typed }) => (
        <>
          <TextField
            label={t("courseTitle")}
            problem={fields.title}
            name="title"
            autoComplete="off"
            defaultValue={typed.title ?? ""}
          />
          <TextField
            label={t("titleZh")}
            hint={t("titleZhHint")}
            problem={fields.titleZh}
            name="titleZh"
            lang="zh-Hans"
            autoComplete="off"
            defaultValue={typed.titleZh ?? ""}
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
          <Field label={t("summary")} problem={fields.summary}>
            {(attributes) => (
              <textarea
                {...attributes}
                name="summary"
                rows={3}
                defaultValue={typed.summary ?? ""}
                className={areaClass}
              />
            )}
          </Field>
          <TextField
            label={t("noteTitle")}
            problem={fields.noteTitle}
            name="noteTitle"
            autoComplete="off"
            defaultValue={typed.noteTitle ?? ""}
          />
        </>
      )}
    </AccountForm>
  );
}
