"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { ItemChange, ListedItem } from "@/lib/services/course-contents";
import { AccountForm } from "../../../_account/account-form";
import { Field, TextField } from "../../../_ui/field";
import { inputClass } from "../../../_ui/input-class";
import { changeItems } from "../../actions";
import { editHref, itemHistoryHref } from "../../address";

type Props = {
  readonly course: string;
  readonly items: readonly ListedItem[];
  readonly notes: readonly string[];
  readonly concepts: readonly { readonly id: string; readonly title: string }[];
};

const kindsOfChange = [
  "add-concept",
  "remove-concept",
  "move",
  "retire",
] as const satisfies ItemChange["change"][];

/** The items, a box before each, and the form that changes those that are chosen. */
export function ItemTable({ course, items, notes, concepts }: Props) {
  const t = useTranslations("teach.contents");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState("");
  const shown = useMemo(() => items.filter((item) => contains(item, words)), [items, words]);
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (isChosen) after.add(id);
        else after.delete(id);
      return after;
    });
  // An item that is gone after a change is not chosen any more.
  const present = items.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_18rem] items-start gap-x-12 gap-y-8 max-lg:grid-cols-1">
      <div>
        <TextField
          label={t("filter")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          autoComplete="off"
          type="search"
        />
        <label className="mt-4 flex min-h-6 items-center gap-3 text-13 text-ink-2 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={shown.length > 0 && shown.every(({ id }) => chosen.has(id))}
            onChange={(event) =>
              choose(
                shown.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
          {`${t("all")} (${t("count", { count: shown.length })})`}
        </label>
        <ul className="mt-2 border-line-2 border-t">
          {shown.map((item) => (
            <li key={item.id} className="flex items-start gap-3 border-line border-b py-2.5">
              <input
                type="checkbox"
                aria-label={t("select", { id: item.id })}
                checked={chosen.has(item.id)}
                onChange={(event) => choose([item.id], event.target.checked)}
                className="mt-1 size-4 flex-none accent-accent pointer-coarse:size-6"
              />
              <div className="min-w-0">
                <p className="truncate">{item.text === "" ? item.id : item.text}</p>
                <p className="meta flex flex-wrap gap-x-3">
                  <Link
                    href={`${editHref(course, item.note)}#${item.line}`}
                    className="inline-flex min-h-6 items-center"
                  >
                    {item.id}
                  </Link>
                  <Link href={itemHistoryHref(course, item.id)} className="inline-flex min-h-6 items-center">
                    {t("history")}
                  </Link>
                  <span>{item.kind}</span>
                  <span>{item.note}</span>
                  <span>{item.concepts.join(", ")}</span>
                  {item.learners > 0 && <span>{t("learners", { count: item.learners })}</span>}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </div>
      <Change course={course} chosen={present} notes={notes} concepts={concepts} />
    </div>
  );
}

function contains({ id, text, kind, note, concepts }: ListedItem, words: string): boolean {
  const all = [id, text, kind, note, ...concepts].join(" ").toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

type ChangeProps = Pick<Props, "course" | "notes" | "concepts"> & { readonly chosen: readonly string[] };

function Change({ course, chosen, notes, concepts }: ChangeProps) {
  const t = useTranslations("teach.contents");
  const [change, setChange] = useState<ItemChange["change"]>("add-concept");
  return (
    <section aria-label={t("change")} className="sticky top-20 max-lg:static">
      <p role="status" className="mb-4 font-medium">
        {t("chosen", { count: chosen.length })}
      </p>
      <AccountForm action={changeItems} submit={t("apply")} tone="plain" done={t("done")}>
        {({ fields }) => (
          <>
            <input type="hidden" name="course" value={course} />
            <input type="hidden" name="ids" value={chosen.join(",")} />
            <Field label={t("change")} problem={fields.ids}>
              {(attributes) => (
                <select
                  {...attributes}
                  name="change"
                  value={change}
                  onChange={(event) => setChange(event.target.value as ItemChange["change"])}
                  className={inputClass}
                >
                  {kindsOfChange.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(kind)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {change === "retire" && <p className="text-13 text-ink-2">{t("retireHint")}</p>}
            {change === "move" && (
              <Field label={t("note")} problem={fields.note}>
                {(attributes) => (
                  <select {...attributes} name="note" className={inputClass}>
                    {notes.map((note) => (
                      <option key={note}>{note}</option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            {(change === "add-concept" || change === "remove-concept") && (
              <Field label={t("concept")} problem={fields.concept}>
                {(attributes) => (
                  <select {...attributes} name="concept" className={inputClass}>
                    {concepts.map(({ id, title }) => (
                      <option key={id} value={id}>
                        {title}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
          </>
        )}
      </AccountForm>
    </section>
  );
}
