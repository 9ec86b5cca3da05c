import { isList, type Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import type { AnswerForm } from "@/lib/items/answer-forms/answer-form";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { Ask, Given } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";
import { evaluateVariant, type Variant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";
import { type TextRenderer, textRenderer } from "./exercise-text";

export function askExercise(body: ExerciseBody, given: Given, locale: Locale): Ask<Markdown, "exercise"> {
  const variant = evaluateVariant(body, given);
  const render = textRenderer(body, given, variant, locale);
  return { kind: "exercise", ask: render(body.ask), answer: answerForm(body, variant, render) };
}

/** The answer form of this variant. Reveals no more of the answer than the prompt does. */
export function answerForm(body: ExerciseBody, variant: Variant, render: TextRenderer): AnswerForm {
  const { kind, signed, decimal, percent, hint, options } = body.answer;
  return {
    kind,
    signed,
    decimal,
    ...(formRules[kind].tellsSize ? sizeOf(variant) : {}),
    ...(percent === undefined ? {} : { percent }),
    ...(hint === undefined ? {} : { hint: render(hint) }),
    ...(options === undefined
      ? {}
      : { options: options.map(({ id, text }) => ({ id, text: render(text) })) }),
  };
}

/** The form without the texts beside the field, which cannot always be computed: enough to read an answer. */
export function formWithoutHint(body: ExerciseBody, variant: Variant): AnswerForm {
  return answerForm(body, variant, () => "");
}

/**
 * The size of a vector, list or matrix, unless a known mistake leads to another one: then the size is part of the
 * question.
 */
function sizeOf(variant: Variant): Size {
  const size = sizeOfValue(variant.answer);
  return variant.misconceptions.every(({ value }) => value === null || sameSize(sizeOfValue(value), size))
    ? size
    : {};
}

type Size = Pick<AnswerForm, "length" | "rows" | "cols">;

function sameSize(a: Size, b: Size): boolean {
  return a.length === b.length && a.rows === b.rows && a.cols === b.cols;
}

function sizeOfValue(value: Value): Size {
  if (!isList(value)) return {};
  const [first] = value;
  return first !== undefined && isList(first)
    ? { rows: value.length, cols: first.length }
    : { length: value.length };
}
