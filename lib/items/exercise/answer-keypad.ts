import { ExpressionError } from "@/lib/expression/expression-error";
import { isList, isNumeric, toNumber, type Value } from "@/lib/expression/value";
import { TooMuchWork, withinSteps } from "@/lib/expression/work-limit";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { drawVariant, mostExerciseSteps, NoVariantError } from "./draw-variant";
import { evaluateVariant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";

const tries = 40;

/**
 * Determines whether the exercise can lead to negative numbers and fractions, rightly or by a known mistake, so that a
 * phone shows their keys. Judged by a few variants for the whole exercise: per variant it would give the answer away.
 */
export function withKeypad(body: ExerciseBody): ExerciseBody {
  return { ...body, answer: { ...body.answer, ...keysFor(body) } };
}

function keysFor(body: ExerciseBody): { signed: boolean; decimal: boolean } {
  let signed = false;
  let decimal = formRules[body.answer.kind].alwaysDecimal;
  try {
    withinSteps(mostExerciseSteps, () => {
      for (const number of sampleNumbers(body)) {
        signed ||= number < 0;
        decimal ||= !Number.isInteger(number);
        if (signed && decimal) break;
      }
    });
    return { signed, decimal };
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    return { signed: true, decimal: true };
  }
}

function* sampleNumbers(body: ExerciseBody): Iterable<number> {
  try {
    for (let index = 0; index < tries; index++) {
      const given = drawVariant(body, { seed: `keypad ${index}`, avoid: [] });
      const { answer, misconceptions } = evaluateVariant(body, given);
      yield* numbersIn(answer);
      for (const { value } of misconceptions) if (value !== null) yield* numbersIn(value);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError || error instanceof NoVariantError)) throw error;
    // The gate reports such values; until then every key is shown.
    yield -0.5;
  }
}

function numbersIn(value: Value): number[] {
  if (isList(value)) return value.flatMap(numbersIn);
  return isNumeric(value) ? [toNumber(value)] : [];
}
