import type { Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import { indistinguishable } from "@/lib/items/answer-forms/compare-answers";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { Given, Reveal } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";
import { evaluateVariant, type Variant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";
import { type TextRenderer, textPrinter, textRenderer } from "./exercise-text";
import { markResult } from "./mark-result";

export function revealExercise(
  body: ExerciseBody,
  given: Given,
  locale: Locale,
): Reveal<Markdown, "exercise"> {
  const variant = evaluateVariant(body, given);
  const render = textRenderer(body, given, variant, locale);
  const print = textPrinter(body, given, variant, locale);
  const isSame = (printed: Value, value: Value) => indistinguishable(printed, value, body.answer.tolerance);
  return {
    kind: "exercise",
    answer: writtenKey(body, variant, render, locale),
    solution: markResult(body.solution.map(print), { value: variant.answer, isSame }, locale),
  };
}

/** An option as its author worded it. */
function writtenKey(body: ExerciseBody, { answer }: Variant, render: TextRenderer, locale: Locale): Markdown {
  const chosen = body.answer.options?.find(({ id }) => id === answer);
  return chosen ? render(chosen.text) : formRules[body.answer.kind].print(answer, locale);
}
