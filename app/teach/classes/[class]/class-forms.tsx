"use client";

import { useTranslations } from "next-intl";
import type { TaughtClassView } from "@/lib/services/load-class";
import { AccountForm } from "../../../_account/account-form";
import { Field } from "../../../_ui/field";
import { inputClass } from "../../../_ui/input-class";
import { AskForm } from "../../ask-form";
import { invite, makeCode, saveClass, saveDates } from "../actions";
import { ClassFields } from "../class-fields";

export function ClassForm({
  saved,
}: {
  readonly saved: Pick<TaughtClassView, "id" | "name" | "term" | "examDate">;
}) {
  const t = useTranslations("classes.room");
  return (
    <AccountForm
      action={saveClass}
      submit={t("save")}
      tone="plain"
      done={t("saved")}
      className="max-w-[36rem]"
    >
      {(state) => (
        <>
          <input type="hidden" name="class" value={saved.id} />
          <ClassFields state={state} saved={saved} />
        </>
      )}
    </AccountForm>
  );
}

const days = [30, 1, 7, 120];

export function CodeForm({ id, isAnother }: { readonly id: string; readonly isAnother: boolean }) {
  const t = useTranslations("classes.room");
  return (
    <AccountForm
      action={makeCode}
      submit={t(isAnother ? "makeNew" : "make")}
      tone={isAnother ? "plain" : "primary"}
      className="grid-flow-col items-end max-sm:grid-flow-row"
    >
      {() => (
        <>
          <input type="hidden" name="class" value={id} />
          <Field label={t("days")} {...(isAnother && { hint: t("makeNewHint") })}>
            {(attributes) => (
              <select {...attributes} name="days" defaultValue={days[0]} className={inputClass}>
                {days
                  .toSorted((a, b) => a - b)
                  .map((each) => (
                    <option key={each} value={each}>
                      {t("daysOf", { days: each })}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        </>
      )}
    </AccountForm>
  );
}

export function InviteForm({ id }: { readonly id: string }) {
  const t = useTranslations("classes.room");
  const words = { label: t("invite"), hint: t("inviteHint"), submit: t("inviteSubmit") };
  return <AskForm action={invite} about={{ name: "class", value: id }} words={words} />;
}

export function DatesForm({ id, notes }: { readonly id: string; readonly notes: TaughtClassView["notes"] }) {
  const t = useTranslations("classes.room");
  return (
    <AccountForm action={saveDates} submit={t("saveDates")} tone="plain" done={t("saved")}>
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="class" value={id} />
          <ol className="border-line border-t">
            {notes.map(({ slug, title, opensOn }, index) => {
              const name = `opens:${slug}`;
              const problem = fields[name];
              return (
                <li
                  key={slug}
                  className="grid grid-cols-[minmax(0,1fr)_12rem] items-center gap-x-6 gap-y-1 border-line border-b py-2 max-sm:grid-cols-1"
                >
                  <span>
                    <span className="mr-2 text-13 text-ink-3">{index + 1}</span>
                    {title}
                  </span>
                  <input
                    type="date"
                    name={name}
                    aria-label={t("opensOf", { note: title })}
                    defaultValue={typed[name] ?? opensOn ?? ""}
                    className={inputClass}
                    {...(problem !== undefined && { "aria-invalid": true })}
                  />
                  {problem !== undefined && <p className="col-span-full text-13 text-wrong">{problem}</p>}
                </li>
              );
            })}
          </ol>
        </>
      )}
    </AccountForm>
  );
}
