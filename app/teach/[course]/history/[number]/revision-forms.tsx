"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../../../_account/account-form";
import { TextField } from "../../../../_ui/field";
import { describe, restore } from "../../../actions";

type Props = { readonly course: string; readonly number: number };

/** Gives a version a message. */
export function DescribeForm({ course, number, message }: Props & { readonly message: string }) {
  const t = useTranslations("teach.history");
  return (
    <AccountForm action={describe} submit={t("describe")} tone="plain">
      {({ fields, typed }) => (
        <>
          <Names course={course} number={number} />
          <TextField
            label={t("message")}
            problem={fields.message}
            name="message"
            autoComplete="off"
            defaultValue={typed.message ?? message}
          />
        </>
      )}
    </AccountForm>
  );
}

export function RestoreForm({ course, number }: Props) {
  const t = useTranslations("teach.history");
  return (
    <AccountForm action={restore} submit={t("restore")} tone="plain">
      {() => (
        <>
          <Names course={course} number={number} />
          <p className="text-ink-2">{t("restoreText")}</p>
        </>
      )}
    </AccountForm>
  );
}

function Names({ course, number }: Props) {
  return (
    <>
      <input type="hidden" name="course" value={course} />
      <input type="hidden" name="number" value={number} />
    </>
  );
}
