"use client";

import { useTranslations } from "next-intl";
import type { Visibility } from "@/lib/services/course-access";
import { AccountForm } from "../../../_account/account-form";
import { saveVisibility } from "./actions";

const choices = ["private", "link", "public"] as const;

export function VisibilityForm({ course, saved }: { readonly course: string; readonly saved: Visibility }) {
  const t = useTranslations("accounts.access");
  return (
    <AccountForm action={saveVisibility} submit={t("save")} done={t("saved")}>
      {() => (
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium text-13 text-ink-2">{t("visibility")}</legend>
          <input type="hidden" name="course" value={course} />
          {choices.map((choice) => (
            <label key={choice} className="flex min-h-6 items-center gap-3 pointer-coarse:min-h-11">
              <input
                type="radio"
                name="visibility"
                value={choice}
                defaultChecked={choice === saved}
                className="size-4 accent-accent"
              />
              {t(choice)}
            </label>
          ))}
        </fieldset>
      )}
    </AccountForm>
  );
}
