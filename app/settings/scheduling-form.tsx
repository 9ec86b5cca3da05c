"use client";

import { useTranslations } from "next-intl";
import type { SchedulingView } from "@/lib/services/learner-settings";
import { AccountForm } from "../_account/account-form";
import { classNames } from "../_ui/class-names";
import { Field, TextField } from "../_ui/field";
import { inputClass } from "../_ui/input-class";
import { Segments } from "../_ui/segments";
import { saveScheduling } from "./actions";
import { Choice } from "./choice";

/** How items are asked and scheduled. Nobody needs it: every field has the product's own value. */
export function SchedulingForm({ saved }: { readonly saved: SchedulingView }) {
  const t = useTranslations("settings.scheduling");
  const yesOrNo = (name: "newInBacklog" | "interleaved", typed: string | undefined, problem?: string) => (
    <Choice label={t(name)} hint={t(`${name}Hint`)} problem={problem}>
      <Segments
        label={t(name)}
        name={name}
        defaultValue={typed ?? (saved[name] ? "yes" : "no")}
        options={[
          { value: "no", label: t("no") },
          { value: "yes", label: t("yes") },
        ]}
      />
    </Choice>
  );
  return (
    <AccountForm action={saveScheduling} submit={t("save")} done={t("saved")}>
      {({ fields, typed }) => (
        <>
          <TextField
            label={t("desiredRetention")}
            hint={t("desiredRetentionHint")}
            problem={fields.desiredRetention}
            name="desiredRetention"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed.desiredRetention ?? Math.round(saved.desiredRetention * 100)}
            className="max-w-60"
          />
          <Costs costs={saved.costs} />
          <Field label={t("reviewOrder")} hint={t("reviewOrderHint")} problem={fields.reviewOrder}>
            {(attributes) => (
              <select
                {...attributes}
                name="reviewOrder"
                defaultValue={typed.reviewOrder ?? saved.reviewOrder}
                className={classNames(inputClass, "menu pr-8")}
              >
                {saved.orders.map((order) => (
                  <option key={order} value={order}>
                    {t(`order.${order}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {yesOrNo("newInBacklog", typed.newInBacklog, fields.newInBacklog)}
          {yesOrNo("interleaved", typed.interleaved, fields.interleaved)}
          <div className="grid grid-cols-2 items-start gap-x-6 gap-y-5 max-sm:grid-cols-1">
            <TextField
              label={t("learningSteps")}
              hint={t("learningStepsHint")}
              problem={fields.learningSteps}
              name="learningSteps"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={typed.learningSteps ?? saved.learningSteps.join(" ")}
            />
            <TextField
              label={t("relearningSteps")}
              hint={t("relearningStepsHint")}
              problem={fields.relearningSteps}
              name="relearningSteps"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={typed.relearningSteps ?? saved.relearningSteps.join(" ")}
            />
          </div>
        </>
      )}
    </AccountForm>
  );
}

function Costs({ costs }: Pick<SchedulingView, "costs">) {
  const t = useTranslations("settings.scheduling");
  if (costs === null) return <p className="-mt-3 text-13 text-ink-3">{t("costsUnknown")}</p>;
  return (
    <table className="-mt-2 w-full text-13">
      <caption className="pb-1 text-left text-ink-2">{t("costs")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("desiredRetention")}</th>
          <th scope="col">{t("minutesADay")}</th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {costs.map(({ retention, minutesPerDay }) => (
          <tr key={retention}>
            <th scope="row" className="w-16 text-left font-normal">
              {t("percent", { percent: Math.round(retention * 100) })}
            </th>
            <td>{t("minutes", { minutes: Math.max(1, Math.round(minutesPerDay)) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
