/** Parses a typed answer, in the browser while it is typed and on the server for grading: the same code. */

import { unreadable } from "@/lib/items/unreadable";
import type { AskedForm, ReadAnswer, ReadValue } from "./answer-form";
import { readerOf } from "./form-readers";
import type { NumberSetting } from "./read-number";
import { typedText } from "./typed-text";

/** Never throws; takes linear time, and the length is bounded. Both locales follow the same rules. */
export function readAnswer(form: AskedForm, typed: string): ReadAnswer {
  const reader = readerOf(form.kind);
  if (typed.length > reader.longest) return unreadable("tooLong");
  const text = typedText(typed);
  if (text.plain === "") return unreadable("empty");
  const read = reader.read(text, settingOf(form), form);
  if (!read.ok) return read;
  return { ...read, echo: { code: `echo.${form.kind}`, values: { value: writtenAnswer(form, read.value) } } };
}

/** The value as shown to the learner; reading that text again gives the same value. */
export function writtenAnswer(form: AskedForm, value: ReadValue): string {
  return readerOf(form.kind).write(value, form);
}

/** The meaning of marks in numbers of this form. */
export function settingOf({ kind, percent }: Pick<AskedForm, "kind" | "percent">): NumberSetting {
  return { whole: readerOf(kind).whole, percent: percent === true };
}
