"use client";

import { useTranslations } from "next-intl";
import type { CourseForClass } from "@/lib/services/open-class";
import { AccountForm } from "../../../_account/account-form";
import { Field } from "../../../_ui/field";
import { inputClass } from "../../../_ui/input-class";
import { makeClass } from "../actions";
import { ClassFields } from "../class-fields";

export function NewClassForm({ courses }: { readonly courses: readonly CourseForClass[] }) {
  const t = useTranslations("classes.open");
  return (
    <AccountForm action={makeClass} submit={t("submit")}>
      {(state) => (
        <>
          <Field label={t("course")} problem={state.fields.course}>
            {(attributes) => (
              <select
                {...attributes}
                name="course"
                defaultValue={state.typed.course ?? courses[0]?.slug}
                className={inputClass}
              >
                {courses.map(({ slug, title }) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <ClassFields state={state} />
        </>
      )}
    </AccountForm>
  );
}
