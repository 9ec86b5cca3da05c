/** Reads what a learner typed, in the browser while it is typed and on the server for grading: the same code. */
import type { AnswerForm, Unreadable } from "@/lib/items/item-kind";
import { plainText } from "./plain-text";
import { readMatrix } from "./read-matrix";
import {
  type NumberSetting,
  quoted,
  type Reading,
  type ReadNumber,
  readNumber,
  unreadable,
} from "./read-number";
import { readTuple } from "./read-tuple";

/** What was read: a number, a row, rows of a matrix, or the id of an option. */
export type ReadValue = ReadNumber | readonly ReadNumber[] | readonly (readonly ReadNumber[])[] | string;

export type ReadAnswer =
  | {
      readonly ok: true;
      readonly value: ReadValue;
      /** "Read as …": a message of the namespace `answers`. */
      readonly echo: Unreadable;
    }
  | { readonly ok: false; readonly reason: Unreadable };

const maximumCharacters = 1000;

/** Never throws; takes time in proportion to the text, which is bounded. Both locales are read by the same rules. */
export function readAnswer(form: AnswerForm, typed: string): ReadAnswer {
  if (typed.length > maximumCharacters) return { ok: false, reason: { code: "tooLong", values: {} } };
  const read = readValue(form, plainText(typed));
  if (!read.ok) return read;
  return { ...read, echo: { code: `echo.${form.kind}`, values: { value: writtenAnswer(form, read.value) } } };
}

/** The value as it is shown to the learner; reading that text again gives the same value. */
export function writtenAnswer(form: AnswerForm, value: ReadValue): string {
  if (typeof value === "string") return form.options?.find(({ id }) => id === value)?.text ?? value;
  if (form.kind === "shape") return (value as readonly ReadNumber[]).map(writtenNumber).join(" × ");
  return writtenEntries(value);
}

function writtenEntries(value: Exclude<ReadValue, string>): string {
  return isNumber(value)
    ? writtenNumber(value)
    : `[${(value as readonly ReadNumber[]).map(writtenEntries).join(", ")}]`;
}

function isNumber(value: Exclude<ReadValue, string>): value is ReadNumber {
  return "numerator" in value;
}

function writtenNumber({ text }: ReadNumber): string {
  return text.replaceAll("-", "−");
}

function readValue(form: AnswerForm, text: string): Reading<ReadValue> {
  if (text === "") return unreadable("empty");
  const setting: NumberSetting = {
    whole: form.kind === "integer" || form.kind === "shape" || form.kind === "list",
    percent: form.percent ?? false,
  };
  switch (form.kind) {
    case "integer":
    case "number":
    case "fraction":
      return readNumber(text.replace(/^[([] ?(.*?) ?[)\]]$/, "$1"), setting);
    case "shape":
    case "vector":
    case "list":
      return readTuple(text, setting, form.length);
    case "matrix":
      return readMatrix(text, setting, {
        ...(form.rows === undefined ? {} : { rows: form.rows }),
        ...(form.cols === undefined ? {} : { cols: form.cols }),
      });
    case "choice":
      return readChoice(form, text);
  }
}

function readChoice(form: AnswerForm, text: string): Reading<string> {
  const ids = form.options?.map(({ id }) => id) ?? [];
  const found = ids.find((id) => id === text) ?? ids.find((id) => id.toLowerCase() === text.toLowerCase());
  return found === undefined
    ? unreadable("unknownOption", { text: quoted(text) })
    : { ok: true, value: found };
}
