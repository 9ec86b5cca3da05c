"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type FormOption, type FormPath, formBlock, readForm } from "@/lib/authoring/form/block-form";
import { addOption, editField, type FormEdit, removeOption } from "@/lib/authoring/form/edit-form";
import { Button } from "../../_ui/button";
import { Callout } from "../../_ui/callout";
import { Field } from "../../_ui/field";
import { areaClass } from "../../_ui/input-class";

type Props = {
  /** The whole text in which the block stands. */
  readonly text: string;
  /** Null for a block without an id, which is found by its line. */
  readonly id: string | null;
  readonly line: number;
  readonly isOriginal: boolean;
  /** Language of the text, for `lang`. */
  readonly lang: string;
  readonly onEdit: (edit: FormEdit) => void;
};

/** A card, cloze or choice as a form. It keeps nothing: what it shows is read from the text, and is written into it. */
export function BlockForm({ text, id, line, isOriginal, lang, onEdit }: Props) {
  const t = useTranslations("editor.form");
  const [isRefused, setIsRefused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  const block = formBlock(text, id, line);
  const form = block === null ? null : readForm(text, block, isOriginal);
  const options = form !== null && !("problem" in form) ? form.options.length : 0;

  // A new option is written at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once there is one more
  useEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    const fields = box.current?.querySelectorAll<HTMLTextAreaElement>("fieldset:last-of-type textarea");
    fields?.[0]?.focus();
    fields?.[0]?.select();
  }, [options]);

  if (block === null || form === null) return <p className="text-ink-2">{t("gone")}</p>;
  if ("problem" in form)
    return (
      <Callout tone="slip" title={t("asText")}>
        {t(`problem.${form.problem}`, { at: form.at })}
      </Callout>
    );
  const change = (edit: FormEdit | null) => {
    setIsRefused(edit === null);
    if (edit !== null) onEdit(edit);
  };
  const write = (path: FormPath, value: string | true | null) => change(editField(text, block, path, value));
  return (
    <div ref={box} className="grid gap-5">
      <h2 className="head break-words">{t("title", { kind: form.kind, id: form.id ?? "" })}</h2>
      {(Object.keys(form.texts) as (keyof typeof form.texts)[])
        .filter((field) => field !== "why")
        .map((field) => (
          <TextArea
            key={field}
            label={t(`field.${field}`)}
            hint={field === "quote" || field === "text" ? t(`hint.${field}`) : undefined}
            value={form.texts[field] ?? ""}
            lang={lang}
            onWrite={(value) => write([field], value)}
          />
        ))}
      {form.options.map((option, index) => (
        <Option
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
          key={index}
          option={option}
          number={index + 1}
          lang={lang}
          onWrite={(key, value) => write(["options", index, key], value)}
          {...(isOriginal && options > 2 && { onRemove: () => change(removeOption(text, block, index)) })}
        />
      ))}
      {form.kind === "choice" && isOriginal && (
        <Button
          className="justify-self-start"
          onClick={() => {
            isAdded.current = true;
            change(addOption(text, block, t("newOption")));
          }}
        >
          {t("add")}
        </Button>
      )}
      {form.texts.why !== undefined && (
        <TextArea
          label={t("field.why")}
          hint={t("hint.why")}
          value={form.texts.why}
          lang={lang}
          onWrite={(value) => write(["why"], value)}
        />
      )}
      <p role="alert" className="text-13 text-wrong empty:hidden">
        {isRefused && t("refused")}
      </p>
    </div>
  );
}

type Writing<Value> = { readonly lang: string; readonly onWrite: Value };

function Option({
  option: { text, why, isRight },
  number,
  lang,
  onWrite,
  onRemove,
}: Writing<(key: "text" | "why" | "right", value: string | true | null) => void> & {
  readonly option: FormOption;
  readonly number: number;
  readonly onRemove?: () => void;
}) {
  const t = useTranslations("editor.form");
  return (
    <fieldset className="grid gap-3 border-line-2 border-l-3 pl-4">
      <legend className="sr-only">{t("option", { number })}</legend>
      <TextArea
        label={t("option", { number })}
        value={text}
        lang={lang}
        onWrite={(value) => onWrite("text", value)}
      />
      <TextArea
        label={t(isRight ? "optionWhyRight" : "optionWhy")}
        value={why}
        lang={lang}
        onWrite={(value) => onWrite("why", value)}
      />
      <div className="flex flex-wrap items-center gap-4">
        {isRight !== null && (
          <label className="inline-flex min-h-6 items-center gap-2 text-14 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={isRight}
              onChange={({ target }) => onWrite("right", target.checked ? true : null)}
              className="size-4.5 accent-(--accent)"
            />
            {t("right")}
          </label>
        )}
        {onRemove !== undefined && (
          <Button tone="quiet" onClick={onRemove}>
            {t("remove", { number })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function TextArea({
  label,
  hint,
  value,
  lang,
  onWrite,
}: Writing<(value: string) => void> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
}) {
  return (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <textarea
          {...attributes}
          lang={lang}
          rows={Math.min(10, Math.max(1, Math.ceil(value.length / 60), value.split("\n").length))}
          value={value}
          onChange={({ target }) => onWrite(target.value)}
          className={areaClass}
        />
      )}
    </Field>
  );
}
