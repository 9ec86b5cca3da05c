"use client";

import { useTranslations } from "next-intl";
import { type InputHTMLAttributes, type ReactNode, type RefObject, useId, useRef, useState } from "react";
import type { AnswerFormView } from "@/lib/quiz/entry-view";
import { classNames } from "../class-names";
import { answerInputClass, FieldNote } from "../field";
import { Prose } from "../prose";

type Props = {
  readonly form: AnswerFormView;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Why the answer could not be read; it replaces the hint. */
  readonly problem?: string | null;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Stands at the right of the field, e.g. the button Check. */
  readonly beside?: ReactNode;
};

/** The field of a computed answer, with the keypad that fits and keys for what a phone's keypad lacks. */
export function AnswerField({ form, value, onChange, problem, disabled, autoFocus, beside }: Props) {
  const t = useTranslations("common.answer");
  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  const attributes = {
    "aria-describedby": noteId,
    ...(problem && { "aria-invalid": true as const }),
    ...inputTraits(form),
    disabled,
  };
  const isGrid = form.kind === "matrix" && form.rows !== undefined && form.cols !== undefined;
  return (
    <div className="grid gap-1">
      <div className={classNames("flex gap-3", isGrid ? "flex-wrap items-end" : "items-stretch")}>
        {isGrid ? (
          <MatrixCells
            rows={form.rows ?? 1}
            cols={form.cols ?? 1}
            onChange={onChange}
            attributes={attributes}
            autoFocus={autoFocus === true}
          />
        ) : (
          <input
            {...attributes}
            ref={field}
            aria-label={t("label")}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            placeholder={t(`kinds.${form.kind}`)}
            // biome-ignore lint/a11y/noAutofocus: the caller asks for it where the question is all there is to do
            autoFocus={autoFocus}
            className={answerInputClass}
          />
        )}
        {beside}
      </div>
      <FieldNote
        id={noteId}
        hint={
          form.hint === undefined ? undefined : (
            <Prose html={form.hint} inline size="inherit" className="font-sans" />
          )
        }
        problem={problem || undefined}
      />
      {!isGrid && <ExtraKeys form={form} field={field} onChange={onChange} disabled={disabled === true} />}
    </div>
  );
}

/** What a browser should know of the field: which keypad to show, and not to help with the words. */
function inputTraits(form: AnswerFormView): InputHTMLAttributes<HTMLInputElement> {
  const isText = form.kind === "matrix" && form.rows === undefined;
  return {
    inputMode: isText ? "text" : form.decimal ? "decimal" : "numeric",
    autoComplete: "off",
    autoCapitalize: "off",
    spellCheck: false,
    enterKeyHint: "done",
  };
}

type Cells = readonly (readonly string[])[];

function MatrixCells({
  rows,
  cols,
  onChange,
  attributes,
  autoFocus,
}: {
  readonly rows: number;
  readonly cols: number;
  readonly onChange: (value: string) => void;
  readonly attributes: InputHTMLAttributes<HTMLInputElement>;
  readonly autoFocus: boolean;
}) {
  const t = useTranslations("common.answer");
  const [cells, setCells] = useState<Cells>(() => Array.from({ length: rows }, () => Array(cols).fill("")));
  const write = (row: number, col: number, text: string) => {
    const next = cells.map((line, r) => line.map((cell, c) => (r === row && c === col ? text : cell)));
    setCells(next);
    onChange(matrixText(next));
  };
  return (
    <fieldset className="min-w-0 overflow-x-auto border-edge border-x-2 px-2 py-1">
      <legend className="sr-only">{t("label")}</legend>
      <div className="grid gap-1.5" style={{ gridTemplateColumns: `repeat(${cols}, minmax(3rem, 5rem))` }}>
        {cells.flatMap((line, row) =>
          line.map((cell, col) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={`${row} ${col}`}
              {...attributes}
              aria-label={t("cell", { row: row + 1, col: col + 1 })}
              value={cell}
              onChange={(event) => write(row, col, event.target.value)}
              // biome-ignore lint/a11y/noAutofocus: see above
              autoFocus={autoFocus && row === 0 && col === 0}
              className={classNames(answerInputClass, "px-2 text-center")}
            />
          )),
        )}
      </div>
    </fieldset>
  );
}

function matrixText(cells: Cells): string {
  if (cells.every((line) => line.every((cell) => cell.trim() === ""))) return "";
  return `[${cells.map((line) => `[${line.map((cell) => cell.trim()).join(", ")}]`).join(", ")}]`;
}

/** Minus, comma and fraction bar for keypads without them: they insert at the caret and keep the keypad open. */
function ExtraKeys({
  form,
  field,
  onChange,
  disabled,
}: {
  readonly form: AnswerFormView;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (value: string) => void;
  readonly disabled: boolean;
}) {
  const t = useTranslations("common.answer");
  const isMany = form.kind === "shape" || form.kind === "vector" || form.kind === "list";
  const keys = [
    form.signed && { text: "-", shown: "−", label: t("minus") },
    isMany && { text: ", ", shown: ",", label: t("comma") },
    form.kind === "fraction" && { text: "/", shown: "/", label: t("fractionBar") },
  ].filter((key) => key !== false);
  if (keys.length === 0) return null;
  const insert = (text: string) => {
    const input = field.current;
    if (input === null) return;
    input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    onChange(input.value);
    input.focus();
  };
  return (
    <div className="mt-1 hidden gap-2 pointer-coarse:flex">
      {keys.map((key) => (
        <button
          key={key.text}
          type="button"
          disabled={disabled}
          aria-label={key.label}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => insert(key.text)}
          className="h-11 w-14 rounded-2 border border-edge bg-sheet font-serif text-21"
        >
          {key.shown}
        </button>
      ))}
    </div>
  );
}
