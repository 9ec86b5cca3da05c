/**
 * How a computed exercise can be answered: one file a form in this folder. What the browser needs of it while an answer
 * is typed (`FormReader`) stands apart from what only the server needs (`FormRules`), so that the browser loads no
 * arithmetic; each half has a registry with one line a form, and the compiler names those in which a form is missing.
 */
import type { Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import type { Named } from "@/lib/items/named";
import type { Unreadable } from "@/lib/items/unreadable";
import type { Markdown } from "@/lib/markdown/markup";
import type { NumberSetting, Reading, ReadNumber } from "./read-number";
import type { TypedText } from "./typed-text";

export type FormName = "integer" | "number" | "fraction" | "shape" | "vector" | "list" | "matrix" | "choice";

/** What one exercise asks for; drives the input in the browser and the parser on the server alike. */
export type AnswerForm<Text = Markdown> = {
  readonly kind: FormName;
  /** Length of a shape, vector or list; rows and columns of a matrix. Only where the prompt tells it anyway. */
  readonly length?: number;
  readonly rows?: number;
  readonly cols?: number;
  /** May a readable answer be negative or fractional? Chooses the keypad on a phone. */
  readonly signed: boolean;
  readonly decimal: boolean;
  /** Asked in per cent: `22.5%` is read as 22.5. Elsewhere a % is refused, since it could mean 0.225. */
  readonly percent?: true;
  /** Unit or format note beside the field, e.g. "3 decimals". */
  readonly hint?: Text;
  readonly options?: readonly Named<Text>[];
};

/** Whether it is graded or shown. */
export type AskedForm = AnswerForm<string>;

/** What was read: a number, a row, rows of a matrix, or the id of an option. */
export type ReadValue = ReadNumber | readonly ReadNumber[] | readonly (readonly ReadNumber[])[] | string;

/** Keys for what a phone's keypad lacks. */
export type ExtraKey = "comma" | "times" | "fractionBar";

export type FormReader<Read extends ReadValue> = {
  /** Characters beyond which nobody means an answer of this form; more than any takes with all its spaces. */
  readonly longest: number;
  /** Only whole numbers make sense here, so `1,234` is one thousand two hundred and thirty-four. */
  readonly whole: boolean;
  /** `text` is not blank. */
  read(text: TypedText, setting: NumberSetting, form: AskedForm): Reading<Read>;
  /** The value as it is shown to the learner; reading that text again gives the same value. */
  write(value: Read, form: AskedForm): string;
  /** In one line it takes signs that no keypad of numbers has. */
  readonly needsLetters: boolean;
  readonly keys: readonly ExtraKey[];
};

export type FormRules = {
  /** One number; a prompt that shows it gives it away. */
  readonly isNumber: boolean;
  /** The answer is the id of one of the author's options. */
  readonly hasOptions: boolean;
  readonly takesTolerance: boolean;
  /** A fraction is asked for as such, and stays one. */
  readonly keepsFractions: boolean;
  /** A phone shows the decimal mark whatever is drawn. */
  readonly alwaysDecimal: boolean;
  /** A known length is part of the form, not of what is asked. */
  readonly tellsSize: boolean;
  /** It counts or measures something, so that a rare negative result is a mistake of the author's. */
  readonly isCount: boolean;
  /** Why a computed value is no answer of this form; null if it is one. */
  flawOf(value: Value, optionIds: readonly string[]): ResultFlaw | null;
  /** A computed value as a learner who knows it would type it: exact where it is asked for exactly, else six digits. */
  typed(value: Value): string;
  /** What `{{ answer }}` is in the texts of the exercise. */
  shown(value: Value): Value;
  /** The key, as it is shown after the answer. */
  print(value: Value, locale: Locale): Markdown;
  /** Answers to try it with, made of the right one as it is typed and of those that known mistakes lead to. */
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
