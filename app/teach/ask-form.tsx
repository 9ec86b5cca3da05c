"use client";

import { useTranslations } from "next-intl";
import { AccountForm } from "../_account/account-form";
import { ShownLink } from "../_account/shown-link";
import type { FormAction } from "../_boundary/use-form-action";
import { TextField } from "../_ui/field";

type Props = {
  readonly action: FormAction;
  /** The field that says what it is about, a course or a class. */
  readonly about: { readonly name: "course" | "class"; readonly value: string };
  readonly words: { readonly label: string; readonly hint: string; readonly submit: string };
};

/** Asks somebody by their e-mail address to write a course or to teach a class, too. */
export function AskForm({ action, about, words }: Props) {
  const t = useTranslations("accounts.asked");
  return (
    <AccountForm
      action={action}
      submit={words.submit}
      tone="plain"
      below={({ typed }) => (
        <div role="status" className="empty:hidden">
          {typed.sentTo !== undefined && (
            <p className="text-13 text-ink-2">{t("sent", { email: typed.sentTo })}</p>
          )}
          {typed.link !== undefined && (
            <ShownLink
              link={typed.link}
              text={t(typed.failed === undefined ? "hand" : "failed", { email: typed.linkOf ?? "" })}
            />
          )}
        </div>
      )}
    >
      {({ fields, typed }) => (
        <>
          <input type="hidden" name={about.name} value={about.value} />
          <TextField
            label={words.label}
            hint={words.hint}
            problem={fields.email}
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={typed.email ?? ""}
          />
        </>
      )}
    </AccountForm>
  );
}
