/** An exercise as stored: plain JSON, all languages together. Expressions are kept as source text. */
import type { LocalizedText } from "@/lib/i18n/locale";
import type { FormName } from "@/lib/items/answer-forms/answer-form";
import type { Tolerance } from "@/lib/items/answer-forms/compare-answers";
import type { Given, Json } from "@/lib/items/item-kind";

/** The domain of one number (or option). Bounds are inclusive. */
export type CellDomain =
  | { readonly int: readonly [number, number]; readonly step?: number }
  | { readonly decimal: readonly [number, number]; readonly step: number }
  | { readonly from: readonly (number | string)[] };

/** The domain of a given: one cell, a list or a matrix of cells, or 1 … n in some order. */
export type GivenDomain =
  | CellDomain
  | (CellDomain & { readonly vector: number })
  | (CellDomain & { readonly matrix: readonly [number, number] })
  | { readonly permutation: number };

export type ExerciseGiven = {
  readonly name: string;
  readonly domain: GivenDomain;
  /** Output of `{{ label(name) }}`, by value. */
  readonly labels?: { readonly [value: string]: LocalizedText };
};

export type ExerciseAnswer = {
  readonly kind: FormName;
  /** Expression. */
  readonly value: string;
  readonly tolerance?: Tolerance;
  readonly percent?: true;
  readonly hint?: LocalizedText;
  /** For forms that have options. */
  readonly options?: readonly { readonly id: string; readonly text: LocalizedText }[];
  /**
   * Whether an answer, right or by a known mistake, can be negative, and whether it can be fractional. Found by trying.
   */
  readonly signed: boolean;
  readonly decimal: boolean;
};

export type Misconception = {
  readonly id: string;
  /** Expression for the number that the mistake leads to. */
  readonly value: string;
  /** Boolean expression: when the mistake shows. Otherwise it has no value. */
  readonly when?: string;
  /** Whether it must differ from the answer and from the misconceptions above it in every variant. */
  readonly apart?: true;
  readonly says: LocalizedText;
};

export type ExerciseBody = {
  readonly title?: LocalizedText;
  readonly given: readonly ExerciseGiven[];
  /** Boolean expressions that hold in every variant. */
  readonly where: readonly string[];
  /** In order: each may use the ones before. */
  readonly let: readonly { readonly name: string; readonly value: string }[];
  readonly ask: LocalizedText;
  readonly answer: ExerciseAnswer;
  readonly misconceptions: readonly Misconception[];
  /** One entry per step. */
  readonly solution: readonly LocalizedText[];
  readonly tests: readonly { readonly with: Given; readonly answer: Json }[];
  /** Misconceptions that need a value of their own in every variant. */
  readonly minActive: number;
};
