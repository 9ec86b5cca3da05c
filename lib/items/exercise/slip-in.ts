import { formatValue } from "@/lib/expression/format-value";
import { isNumeric } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import type { Given } from "@/lib/items/item-kind";
import { evaluateVariant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";
import { scoreExercise } from "./score-exercise";

/**
 * A wrong number with a named misconception in this variant, as a learner would type it; null if no single number has
 * one.
 */
export function slipIn(body: ExerciseBody, given: Given, locale: Locale): string | null {
  for (const { value } of evaluateVariant(body, given).misconceptions) {
    if (value === null || !isNumeric(value)) continue;
    const typed = formatValue(value, locale);
    const score = scoreExercise(body, given, { text: typed }, locale);
    if (score.verdict === "wrong" && score.misconception !== null) return typed;
  }
  return null;
}
