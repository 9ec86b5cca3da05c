"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../../../_account/account-form";
import { takeBack } from "../../actions";

export function TakeBackForm({ course, act }: { readonly course: string; readonly act: string }) {
  const t = useTranslations("teach.regrades");
  return (
    <AccountForm action={takeBack} submit={t("takeBack")} tone="plain">
      {() => (
        <>
          <input type="hidden" name="course" value={course} />
          <input type="hidden" name="act" value={act} />
        </>
      )}
    </AccountForm>
  );
}
