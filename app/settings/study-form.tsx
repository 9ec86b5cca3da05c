"use client";

import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import type { StudySettings } from "@/lib/services/learner-settings";
import { AccountForm } from "../_account/account-form";
import { useDeviceTimeZone } from "../_account/time-zone-field";
import { Field, TextField } from "../_ui/field";
import { inputClass } from "../_ui/input-class";
import { Segments } from "../_ui/segments";
import { saveStudy } from "./actions";
import { Choice } from "./choice";

type Props = {
  readonly saved: StudySettings;
  /** Wall-clock time in the saved zone when the page was rendered. */
  readonly timeThere: string;
  readonly timeZones: readonly string[];
};

export function StudyForm({ saved, timeThere, timeZones }: Props) {
  const t = useTranslations("settings.study");
  return (
    <AccountForm action={saveStudy} submit={t("save")} done={t("saved")}>
      {({ fields, typed }) => (
        <>
          <ZoneField
            saved={saved.timeZone}
            typed={typed.timeZone}
            hint={t("timeZoneHint", { time: timeThere })}
            problem={fields.timeZone}
            timeZones={timeZones}
          />
          <TextField
            label={t("rolloverHour")}
            hint={t("rolloverHourHint")}
            problem={fields.rolloverHour}
            name="rolloverHour"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed.rolloverHour ?? saved.rolloverHour}
            className="max-w-60"
          />
          <Choice label={t("buttons")} hint={t("buttonsHint")} problem={fields.buttons}>
            <Segments
              label={t("buttons")}
              name="buttons"
              defaultValue={typed.buttons ?? String(saved.buttons)}
              options={[
                { value: "2", label: t("two") },
                { value: "4", label: t("four") },
              ]}
            />
          </Choice>
          <div className="grid grid-cols-2 items-start gap-x-6 gap-y-5 max-sm:grid-cols-1">
            <TextField
              label={t("newPerDay")}
              hint={t("newPerDayHint")}
              problem={fields.newPerDay}
              name="newPerDay"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={typed.newPerDay ?? saved.newPerDay}
            />
            <TextField
              label={t("reviewsPerDay")}
              hint={t("reviewsPerDayHint")}
              problem={fields.reviewsPerDay}
              name="reviewsPerDay"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={typed.reviewsPerDay ?? saved.reviewsPerDay}
            />
          </div>
        </>
      )}
    </AccountForm>
  );
}

type ZoneFieldProps = {
  readonly saved: string;
  readonly typed: string | undefined;
  readonly hint: string;
  readonly problem: string | undefined;
  readonly timeZones: readonly string[];
};

/** A field with the browser's own list: typing part of a name finds it. A button fills in the device's zone. */
function ZoneField({ saved, typed, hint, problem, timeZones }: ZoneFieldProps) {
  const t = useTranslations("settings.study");
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const offered = useDeviceTimeZone();
  return (
    <div className="grid justify-items-start gap-1">
      <Field label={t("timeZone")} hint={hint} problem={problem} className="w-full">
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            name="timeZone"
            list={listId}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed ?? saved}
            className={inputClass}
          />
        )}
      </Field>
      <datalist id={listId}>
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {offered !== saved && (
        <button
          type="button"
          onClick={() => {
            if (field.current) field.current.value = offered;
          }}
          className="min-h-6 text-13 text-accent underline underline-offset-4 pointer-coarse:min-h-11 [@media(scripting:none)]:hidden"
        >
          {t("useOffered", { zone: offered })}
        </button>
      )}
    </div>
  );
}
