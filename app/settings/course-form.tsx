"use client";

import { useTranslations } from "next-intl";
import type { CourseSettingsView } from "@/lib/services/course-settings";
import { AccountForm } from "../_account/account-form";
import { TextField } from "../_ui/field";
import { saveCourse } from "./actions";

type Props = {
  readonly course: CourseSettingsView["courses"][number];
  readonly everywhere: CourseSettingsView["everywhere"];
};

/** What is set for one course. An empty field is as everywhere, and says what that is. */
export function CourseForm({ course, everywhere }: Props) {
  const t = useTranslations("settings.courses");
  const { newPerDay, desiredRetention } = course;
  return (
    <AccountForm action={saveCourse} submit={t("save")} tone="plain" done={t("saved")}>
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="course" value={course.slug} />
          <div className="grid grid-cols-2 items-start gap-x-6 gap-y-5 max-sm:grid-cols-1">
            <TextField
              label={t("newPerDay")}
              hint={t(newPerDay === null ? "newPerDayShared" : "newPerDayOwn")}
              problem={fields.newPerDay}
              name="newPerDay"
              inputMode="numeric"
              autoComplete="off"
              placeholder={t("everywhere", { value: everywhere.newPerDay })}
              defaultValue={typed.newPerDay ?? newPerDay ?? ""}
            />
            <TextField
              label={t("desiredRetention")}
              hint={t("desiredRetentionHint")}
              problem={fields.desiredRetention}
              name="desiredRetention"
              inputMode="numeric"
              autoComplete="off"
              placeholder={t("everywhere", { value: percent(everywhere.desiredRetention) })}
              defaultValue={
                typed.desiredRetention ?? (desiredRetention === null ? "" : percent(desiredRetention))
              }
            />
          </div>
        </>
      )}
    </AccountForm>
  );
}

function percent(share: number): number {
  return Math.round(share * 100);
}
