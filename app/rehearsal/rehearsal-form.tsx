"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { longestRehearsal, mostRehearsed } from "@/lib/quiz/limits";
import { AccountForm } from "../_account/account-form";
import type { FormState } from "../_boundary/form-state";
import { TextField } from "../_ui/field";
import { FieldNote } from "../_ui/field-note";
import { labelClass } from "../_ui/input-class";
import { beginRehearsal } from "./actions";

type Props = {
  /** For the rehearsal to be, if the browser runs no scripts. */
  readonly id: string;
  readonly course: string;
  readonly notes: readonly {
    readonly slug: string;
    readonly title: string;
    readonly lang: string;
    readonly graded: number;
  }[];
};

export function RehearsalForm({ id, course, notes }: Props) {
  const t = useTranslations("practice.rehearsal.form");
  return (
    <AccountForm action={beginRehearsal} submit={t("start")} className="mt-8 max-w-measure">
      {(state) => (
        <>
          <RehearsalId id={id} state={state} />
          <input type="hidden" name="course" value={course} />
          <Notes
            notes={notes}
            problem={state.fields.notes}
            isChosen={(slug) => state.typed.id === undefined || state.typed[`note:${slug}`] !== undefined}
          />
          <div className="grid grid-cols-2 items-start gap-x-6 gap-y-5 max-sm:grid-cols-1">
            <TextField
              label={t("items")}
              hint={t("itemsHint", { most: mostRehearsed })}
              problem={state.fields.items}
              name="items"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={state.typed.items ?? "10"}
            />
            <TextField
              label={t("minutes")}
              hint={t("minutesHint", { most: longestRehearsal })}
              problem={state.fields.minutes}
              name="minutes"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={state.typed.minutes ?? "20"}
            />
          </div>
        </>
      )}
    </AccountForm>
  );
}

/**
 * Names the rehearsal to be, anew with each submit: whoever comes back to this page begins another one. While a submit
 * is under way a second press has the same name, so that it begins once.
 */
function RehearsalId({ id, state }: { readonly id: string; readonly state: FormState }) {
  const input = useRef<HTMLInputElement>(null);
  const isUnderWay = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is the submit's answer
  useEffect(() => {
    isUnderWay.current = false;
  }, [state]);
  useEffect(() => {
    const field = input.current;
    const form = field?.form;
    const rename = () => {
      if (field === null || isUnderWay.current) return;
      isUnderWay.current = true;
      field.value = crypto.randomUUID();
    };
    form?.addEventListener("submit", rename);
    return () => form?.removeEventListener("submit", rename);
  }, []);
  return <input ref={input} type="hidden" name="id" defaultValue={id} />;
}

function Notes({
  notes,
  problem,
  isChosen,
}: Pick<Props, "notes"> & {
  readonly problem: string | undefined;
  readonly isChosen: (slug: string) => boolean;
}) {
  const t = useTranslations("practice.rehearsal.form");
  const noteId = useId();
  return (
    <fieldset aria-describedby={noteId}>
      <legend className={labelClass}>{t("notes")}</legend>
      <ul className="mt-1 border-line border-t">
        {notes.map((note) => (
          <li key={note.slug} className="border-line border-b">
            <label className="flex min-h-11 items-center gap-3 py-1.5">
              <input
                type="checkbox"
                name={`note:${note.slug}`}
                value="yes"
                defaultChecked={note.graded > 0 && isChosen(note.slug)}
                disabled={note.graded === 0}
                className="size-4.5 accent-(--accent)"
              />
              <span lang={note.lang} className="font-serif text-16">
                {note.title}
              </span>
              <span className="meta ml-auto whitespace-nowrap">{t("canAsk", { graded: note.graded })}</span>
            </label>
          </li>
        ))}
      </ul>
      <FieldNote id={noteId} hint={t("notesHint")} problem={problem} />
    </fieldset>
  );
}
