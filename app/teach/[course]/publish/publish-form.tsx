"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../../_account/account-form";
import { TextField } from "../../../_ui/field";
import { publish } from "../../actions";

export function PublishForm({ course, contents }: { readonly course: string; readonly contents: string }) {
  const t = useTranslations("teach.publish");
  return (
    <AccountForm action={publish} submit={t("submit")}>
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="course" value={course} />
          <input type="hidden" name="contents" value={contents} />
          <TextField
            label={t("message")}
            problem={fields.message}
            name="message"
            autoComplete="off"
            defaultValue={typed.message ?? ""}
          />
        </>
      )}
    </AccountForm>
  );
}
