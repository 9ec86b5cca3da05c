import { toNumber, type Value, valueToJson } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { Given, Json, VariantKey } from "@/lib/items/item-kind";
import { askExercise } from "./ask-exercise";
import { evaluateVariant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";
import { textRenderer } from "./exercise-text";
import { revealExercise } from "./reveal-exercise";

export function exerciseKey(body: ExerciseBody, given: Given, locale: Locale): VariantKey {
  const variant = evaluateVariant(body, given);
  const render = textRenderer(body, given, variant, locale);
  const { ask, answer: form } = askExercise(body, given, locale);
  const { keepsFractions } = formRules[body.answer.kind];
  const misconceptions = variant.misconceptions.map(({ id, value }) => ({
    id,
    value: value === null ? null : answerJson(value, keepsFractions),
    says: render(body.misconceptions.find((one) => one.id === id)!.says),
  }));
  return {
    prompt: ask,
    ...(form.options === undefined ? {} : { options: form.options }),
    answer: answerJson(variant.answer, keepsFractions),
    misconceptions,
    solution: revealExercise(body, given, locale).solution,
  };
}

/** Numbers as JSON numbers, so that they can be compared with an oracle's; a fraction only if one is asked for. */
function answerJson(value: Value, exact: boolean): Json {
  if (Array.isArray(value)) return value.map((entry) => answerJson(entry, exact));
  if (exact || typeof value === "string" || typeof value === "boolean") return valueToJson(value) as Json;
  return toNumber(value);
}
