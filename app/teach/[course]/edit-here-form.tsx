"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../_account/account-form";
import { moveToEditor } from "../actions";

export function EditHereForm({ course }: { readonly course: string }) {
  const t = useTranslations("teach.course");
  return (
    <AccountForm action={moveToEditor} submit={t("editHere")} tone="plain">
      {() => <input type="hidden" name="course" value={course} />}
    </AccountForm>
  );
}
