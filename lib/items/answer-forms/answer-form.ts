/**
 * The forms that an answer to a computed exercise can have: one file per form in this folder. The part that the browser
 * needs while an answer is typed (`FormReader`) is separate from the part that only the server needs (`FormRules`), so
 * that the browser loads no arithmetic; each part has a registry with one line per form, and the compiler reports a
 * form that is missing in one of them.
 */
import type { Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import type { Named } from "@/lib/items/named";
import type { Unreadable } from "@/lib/items/unreadable";
import type { Markdown } from "@/lib/markdown/markup";
import type { NumberSetting, Reading, ReadNumber } from "./read-number";
import type { TypedText } from "./typed-text";

export type FormName = "integer" | "number" | "fraction" | "shape" | "vector" | "list" | "matrix" | "choice";

/** What one exercise asks for; used by the input field in the browser and by the parser on the server. */
export type AnswerForm<Text = Markdown> = {
  readonly kind: FormName;
  /** Length of a shape, vector or list; rows and columns of a matrix. Only if the prompt tells it anyway. */
  readonly length?: number;
  readonly rows?: number;
  readonly cols?: number;
  /** Whether a readable answer may be negative or fractional; selects the keypad on a phone. */
  readonly signed: boolean;
  readonly decimal: boolean;
  /** Asked in per cent: `22.5%` is read as 22.5. In other exercises a % is refused, since it could mean 0.225. */
  readonly percent?: true;
  /** A note on unit or format beside the field, e.g. "3 decimals". */
  readonly hint?: Text;
  readonly options?: readonly Named<Text>[];
};

/** The form, for grading as well as for display. */
export type AskedForm = AnswerForm<string>;

/** The value read: a number, a row, rows of a matrix, or the id of an option. */
export type ReadValue = ReadNumber | readonly ReadNumber[] | readonly (readonly ReadNumber[])[] | string;

/** Keys that a phone's keypad lacks. */
export type ExtraKey = "comma" | "times" | "fractionBar";

export type FormReader<Read extends ReadValue> = {
  /** Maximum length of an answer of this form; generous, even with all spaces. */
  readonly longest: number;
  /** Only whole numbers make sense here, so `1,234` is one thousand two hundred and thirty-four. */
  readonly whole: boolean;
  /** `text` is not blank. */
  read(text: TypedText, setting: NumberSetting, form: AskedForm): Reading<Read>;
  /** The value as shown to the learner; reading that text again gives the same value. */
  write(value: Read, form: AskedForm): string;
  /** Whether one line of it needs signs that number keypads lack. */
  readonly needsLetters: boolean;
  readonly keys: readonly ExtraKey[];
};

export type FormRules = {
  /** Whether it is a single number, which the prompt could give away. */
  readonly isNumber: boolean;
  /** Whether the answer is the id of one of the author's options. */
  readonly hasOptions: boolean;
  readonly takesTolerance: boolean;
  /** Whether a fraction is asked for as such, and stays one. */
  readonly keepsFractions: boolean;
  /** Whether a phone shows the decimal mark whatever is drawn. */
  readonly alwaysDecimal: boolean;
  /** Whether a known length is part of the form, not of the question. */
  readonly tellsSize: boolean;
  /** Whether it counts or measures something, so that a rare negative result is the author's mistake. */
  readonly isCount: boolean;
  /** Why a computed value is not an answer of this form; null if it is one. */
  flawOf(value: Value, optionIds: readonly string[]): ResultFlaw | null;
  /** A computed value as a learner would type it: exact if the form is exact, else with six digits. */
  typed(value: Value): string;
  /** The value of `{{ answer }}` in the texts of the exercise. */
  shown(value: Value): Value;
  /** The right answer, as shown afterwards. */
  print(value: Value, locale: Locale): Markdown;
  /** Sample answers, made of the right one as typed and of those that known mistakes lead to. */
  samples(right: string, mistaken: readonly string[], optionIds: readonly string[]): SampleAnswers;
};

export type ResultFlaw = { readonly rule: string; readonly what: string; readonly remedy: string };

export type SampleAnswers = {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly unreadable: readonly string[];
};

export type ReadAnswer =
  | {
      readonly ok: true;
      readonly value: ReadValue;
      /** "Read as …": a message of the namespace `answers`. */
      readonly echo: { readonly code: `echo.${FormName}`; readonly values: { readonly value: string } };
    }
  | { readonly ok: false; readonly reason: Unreadable };
