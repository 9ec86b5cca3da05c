/**
 * Flaws that keep a variant that satisfies `where` from being drawn, since it could not tell understanding from luck.
 */
import type { Scope } from "@/lib/expression/evaluate";
import { type Value, valuesEqual } from "@/lib/expression/value";
import { type Locale, locales } from "@/lib/i18n/locale";
import { countsAs, indistinguishable } from "@/lib/items/answer-forms/compare-answers";
import type { Given } from "@/lib/items/item-kind";
import { readsAs } from "@/lib/markdown/reads-as";
import type { ExerciseBody } from "./exercise-body";
import { expressionsIn, type TextRenderer, textRenderer } from "./exercise-text";

export type VariantFlaw =
  /** Too few misconceptions have distinct values, or one that is marked `apart` has none. */
  | { readonly kind: "indistinct" }
  /** The value of a misconception (by its index) is accepted as the answer, though it is another number. */
  | { readonly kind: "near-miss"; readonly misconception: number }
  | { readonly kind: "same-options"; readonly locale: Locale; readonly ids: readonly [string, string] };

/** `mistakes` are the values of the misconceptions, in order; null if one has no value. */
export type Outcome = {
  readonly given: Given;
  readonly scope: Scope;
  readonly answer: Value;
  readonly mistakes: readonly (Value | null)[];
};

/** Null for a variant that may be drawn. Throws an ExpressionError if an option cannot be computed. */
export function flawOf(body: ExerciseBody, outcome: Outcome): VariantFlaw | null {
  if (!isDistinct(body, outcome)) return { kind: "indistinct" };
  return nearMiss(body, outcome) ?? sameOptions(body, outcome);
}

/**
 * Whether at least `min_active` misconceptions have values that differ from the answer and from one another by more
 * than twice the tolerance, and whether each that is marked `apart` differs as much from the answer and from those
 * above it.
 */
function isDistinct(
  { misconceptions, minActive, answer: { tolerance } }: ExerciseBody,
  { answer, mistakes }: Outcome,
): boolean {
  const needed = misconceptions.findLastIndex(({ apart }) => apart === true) + 1;
  const own: Value[] = [];
  for (const [index, value] of mistakes.entries()) {
    if (own.length >= minActive && index >= needed) break;
    const isOwn =
      value !== null &&
      !indistinguishable(value, answer, tolerance) &&
      !own.some((other) => indistinguishable(value, other, tolerance));
    if (isOwn) own.push(value);
    else if (misconceptions[index]?.apart) return false;
  }
  return own.length >= minActive;
}

function nearMiss(
  { answer: { tolerance } }: ExerciseBody,
  { answer, mistakes }: Outcome,
): VariantFlaw | null {
  if (tolerance === undefined) return null;
  const misconception = mistakes.findIndex(
    (value) => value !== null && countsAs(answer, value, tolerance) && !isSame(answer, value),
  );
  return misconception < 0 ? null : { kind: "near-miss", misconception };
}

/** The same number, possibly computed in another way. */
function isSame(answer: Value, value: Value): boolean {
  return valuesEqual(answer, value) || countsAs(answer, value);
}

/** Two options that read the same: one of them is wrong, or both are. */
function sameOptions(body: ExerciseBody, { given, scope, answer }: Outcome): VariantFlaw | null {
  for (const locale of localesOfOptions(body)) {
    const render = textRenderer(body, given, { scope, answer, misconceptions: [] }, locale);
    const ids = optionsReadingAlike(body, render);
    if (ids !== null) return { kind: "same-options", locale, ids };
  }
  return null;
}

export function optionsReadingAlike(
  { answer: { options = [] } }: ExerciseBody,
  render: TextRenderer,
): readonly [string, string] | null {
  const seen = new Map<string, string>();
  for (const { id, text } of options) {
    const words = readsAs(render(text));
    const other = seen.get(words);
    if (other !== undefined) return [other, id];
    seen.set(words, id);
  }
  return null;
}

const localesByBody = new WeakMap<ExerciseBody, readonly Locale[]>();

/** The languages whose options are computed; where none is, the gate checks them once, and drawing never does. */
function localesOfOptions(body: ExerciseBody): readonly Locale[] {
  const known = localesByBody.get(body);
  if (known) return known;
  const { options = [] } = body.answer;
  const computed = locales.filter((locale) =>
    options.some(({ text }) => text[locale] !== undefined && expressionsIn(text, locale).length > 0),
  );
  localesByBody.set(body, computed);
  return computed;
}
