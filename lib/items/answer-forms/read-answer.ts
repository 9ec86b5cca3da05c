/** Reads what a learner typed, in the browser while it is typed and on the server for grading: the same code. */
import type { AnswerForm, Unreadable } from "@/lib/items/item-kind";
import { quoted } from "@/lib/items/quoted";
import { readMatrix } from "./read-matrix";
import {
  type Reading,
  type ReadNumber,
  readNumber,
  settingOf,
  unreadable,
  writtenNumber,
} from "./read-number";
import { readTuple } from "./read-tuple";
import { type TypedText, typedText, withoutBrackets } from "./typed-text";

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

/** Characters beyond which nobody means an answer of this kind; more than any takes with all its spaces. */
export const longestTyped: Readonly<Record<AnswerForm["kind"], number>> = {
  integer: 120,
  number: 120,
  fraction: 120,
  choice: 200,
  shape: 600,
  vector: 1_000,
  list: 1_000,
  matrix: 2_000,
};

/** Never throws; takes time in proportion to the text, which is bounded. Both locales are read by the same rules. */
export function readAnswer(form: AnswerForm, typed: string): ReadAnswer {
  if (typed.length > longestTyped[form.kind]) return { ok: false, reason: { code: "tooLong", values: {} } };
  const read = readValue(form, typedText(typed));
  if (!read.ok) return read;
  return { ...read, echo: { code: `echo.${form.kind}`, values: { value: writtenAnswer(form, read.value) } } };
}

/** The value as it is shown to the learner; reading that text again gives the same value. */
export function writtenAnswer(form: AnswerForm, value: ReadValue): string {
  if (typeof value === "string") return form.options?.find(({ id }) => id === value)?.text ?? value;
  const { whole } = settingOf(form);
  const written = (one: Exclude<ReadValue, string>): string =>
    isNumber(one) ? writtenNumber(one, whole) : `[${(one as readonly ReadNumber[]).map(written).join(", ")}]`;
  return form.kind === "shape" ? (value as readonly ReadNumber[]).map(written).join(" × ") : written(value);
}

function isNumber(value: Exclude<ReadValue, string>): value is ReadNumber {
  return "numerator" in value;
}

function readValue(form: AnswerForm, text: TypedText): Reading<ReadValue> {
  if (text.plain === "") return unreadable("empty");
  const setting = settingOf(form);
  switch (form.kind) {
    case "integer":
    case "number":
    case "fraction":
      return readNumber(withoutBrackets(text), setting);
    case "shape":
    case "vector":
    case "list":
      return readTuple(text, setting, form.length);
    case "matrix":
      return readMatrix(text, setting, form);
    case "choice":
      return readChoice(form, text);
  }
}

function readChoice(form: AnswerForm, { typed, plain }: TypedText): Reading<string> {
  const text = plain.toLowerCase();
  const ids = form.options?.map(({ id }) => id) ?? [];
  const found = ids.find((id) => id === typed) ?? ids.find((id) => id.toLowerCase() === text);
  return found === undefined
    ? unreadable("unknownOption", { text: quoted(typed) })
    : { ok: true, value: found };
}
