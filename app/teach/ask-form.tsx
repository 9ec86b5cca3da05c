"use client";

import { AccountForm } from "../_account/account-form";
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
  return (
    <AccountForm action={action} submit={words.submit} tone="plain">
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
