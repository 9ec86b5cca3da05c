import type { Locale } from "@/lib/i18n/locale";
import { type Answer, answerText } from "@/lib/items/answer";
import { answerFits, countsAs } from "@/lib/items/answer-forms/compare-answers";
import { otherwiseRight } from "@/lib/items/answer-forms/other-readings";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import type { Given, Score } from "@/lib/items/item-kind";
import { answerForm } from "./ask-exercise";
import { evaluateVariant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";
import { textRenderer } from "./exercise-text";

/**
 * Correctness first; an answer that would be right in another reading is queried. A wrong answer is explained by the
 * first misconception that leads to it; one that leads to a right answer in this variant explains nothing.
 */
export function scoreExercise(body: ExerciseBody, given: Given, answer: Answer, locale: Locale): Score {
  const variant = evaluateVariant(body, given);
  const render = textRenderer(body, given, variant, locale);
  const form = answerForm(body, variant, render);
  const typed = answerText(answer);
  const read = readAnswer(form, typed);
  if (!read.ok) return { verdict: "invalid", reason: read.reason };
  const { tolerance } = body.answer;
  if (answerFits(read.value, variant.answer, tolerance)) return { verdict: "correct" };
  const reason = otherwiseRight(form, typed, variant.answer, tolerance);
  if (reason !== null) return { verdict: "invalid", reason };
  const fitting = variant.misconceptions.find(
    ({ value }) =>
      value !== null &&
      answerFits(read.value, value, tolerance) &&
      !countsAs(variant.answer, value, tolerance),
  );
  const says = body.misconceptions.find(({ id }) => id === fitting?.id)?.says;
  if (fitting === undefined || says === undefined) return { verdict: "wrong", misconception: null };
  return { verdict: "wrong", misconception: { id: fitting.id, says: render(says) } };
}
