"use client";

import { useTranslations } from "next-intl";
import { type InputHTMLAttributes, type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { type Answer, textIn } from "@/lib/items/answer";
import type { AnswerForm, ExtraKey } from "@/lib/items/answer-forms/answer-form";
import { readerOf } from "@/lib/items/answer-forms/form-readers";
import type { Html } from "@/lib/markdown/markup";
import { longestAnswer } from "@/lib/quiz/limits";
import { classNames } from "../class-names";
import { FieldNote } from "../field-note";
import { answerInputClass, labelClass } from "../input-class";
import { Prose } from "../prose";
import { MatrixCells } from "./matrix-cells";

type Props = {
  readonly form: AnswerForm<Html>;
  /** Null until something was typed. */
  readonly answer: Answer | null;
  readonly onChange: (answer: Answer) => void;
  /** Why the answer could not be read or sent; it replaces the hint. */
  readonly problem?: string | null;
  /** Whether the answer is at fault, not the connection. */
  readonly isUnread?: boolean;
  /** How the answer is understood so far, e.g. “Read as 54”. */
  readonly echo?: ReactNode;
  /** Id of the question, which the field's accessible description includes. */
  readonly questionId?: string;
  readonly readOnly?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** At the right of the field, e.g. the button Check. */
  readonly beside?: ReactNode;
};

/** The field for a computed answer, with a suitable keypad and keys that a phone's keypad lacks. */
export function AnswerField({ form, answer, onChange, problem, echo, questionId, beside, ...states }: Props) {
  const t = useTranslations("ui.answer");
  const noteId = useId();
  const field = useRef<HTMLDivElement>(null);
  const { isUnread = false, readOnly = false, disabled = false, autoFocus = false } = states;
  const attributes: InputHTMLAttributes<HTMLInputElement> = {
    "aria-describedby": classNames(questionId, `${noteId}-note`, noteId),
    ...(isUnread && { "aria-invalid": true as const }),
    ...inputTraits(form),
    readOnly,
    disabled,
    onKeyDown: keepComposition,
  };
  const isGrid = form.rows !== undefined && form.cols !== undefined;
  const Label = isGrid ? "span" : "label";
  const hint =
    form.hint === undefined ? undefined : (
      <Prose html={form.hint} inline size="inherit" className="font-sans" />
    );
  return (
    <div className="grid gap-1">
      <Label id={`${noteId}-label`} {...(!isGrid && { htmlFor: `${noteId}-field` })} className={labelClass}>
        {t("label")}
      </Label>
      <div ref={field} className={classNames("flex gap-3", isGrid ? "flex-wrap items-end" : "items-stretch")}>
        {isGrid ? (
          <MatrixCells
            rows={form.rows ?? 1}
            cols={form.cols ?? 1}
            labelId={`${noteId}-label`}
            answer={answer}
            onChange={onChange}
            attributes={attributes}
            autoFocus={autoFocus}
          />
        ) : (
          <input
            {...attributes}
            id={`${noteId}-field`}
            value={textIn(answer)}
            maxLength={longestAnswer}
            onChange={(event) => onChange({ text: event.target.value })}
            placeholder={t(`kinds.${form.kind}`)}
            // biome-ignore lint/a11y/noAutofocus: the caller asks for it where the question is all there is to do
            autoFocus={autoFocus}
            className={answerInputClass}
          />
        )}
        {beside}
      </div>
      {/* Not a live region: it changes with every character. */}
      <div id={`${noteId}-note`} className="flex flex-wrap gap-x-3 text-13 text-ink-3 empty:hidden">
        {!problem && echo && <span className="text-ink-2">{echo}</span>}
        {!problem && hint}
      </div>
      <FieldNote id={noteId} problem={problem || undefined} />
      <ExtraKeys form={form} field={field} disabled={disabled || readOnly} />
    </div>
  );
}

/** Enter that ends the composition of an input method must not submit. Safari reports it only by the code 229. */
function keepComposition(event: KeyboardEvent<HTMLInputElement>) {
  const isComposing = event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
  if (event.key === "Enter" && isComposing) event.preventDefault();
}

/** Hints for the browser: the keypad to show, and no help with spelling. */
function inputTraits(form: AnswerForm<Html>): InputHTMLAttributes<HTMLInputElement> {
  const isText = readerOf(form.kind).needsLetters && form.rows === undefined;
  return {
    inputMode: isText ? "text" : form.decimal ? "decimal" : "numeric",
    autoComplete: "off",
    autoCapitalize: "off",
    spellCheck: false,
    enterKeyHint: "done",
  };
}

const keyTexts: Readonly<
  Record<"minus" | "point" | ExtraKey, { readonly text: string; readonly shown: string }>
> = {
  minus: { text: "-", shown: "−" },
  point: { text: ".", shown: "." },
  comma: { text: ", ", shown: "," },
  times: { text: " × ", shown: "×" },
  fractionBar: { text: "/", shown: "/" },
};

/** Minus, comma and similar keys for keypads without them: they insert at the caret and keep the keypad open. */
function ExtraKeys({
  form,
  field,
  disabled,
}: {
  readonly form: AnswerForm<Html>;
  readonly field: { readonly current: HTMLElement | null };
  readonly disabled: boolean;
}) {
  const t = useTranslations("ui.answer");
  const names = [
    ...(form.signed ? (["minus"] as const) : []),
    ...(form.decimal ? (["point"] as const) : []),
    ...readerOf(form.kind).keys,
  ];
  const keys = names.map((name) => ({ ...keyTexts[name], label: t(name) }));
  if (keys.length === 0) return null;
  const insert = (text: string) => {
    const inputs = [...(field.current?.querySelectorAll("input") ?? [])];
    const input = inputs.find((each) => each === document.activeElement) ?? inputs[0];
    if (input === undefined) return;
    input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
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
          // The field keeps the focus, and the phone its keypad.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => insert(key.text)}
          className="h-11 w-14 rounded-2 border border-edge bg-sheet font-serif text-21 active:bg-leaf"
        >
          {key.shown}
        </button>
      ))}
    </div>
  );
}
