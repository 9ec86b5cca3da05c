import { ExpressionError } from "@/lib/expression/expression-error";
import { isList, isNumeric, toNumber, type Value } from "@/lib/expression/value";
import { drawVariant, NoVariantError } from "./draw-variant";
import { evaluateVariant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";

const tries = 40;

/**
 * Says whether the exercise can lead to negative numbers and to fractions, rightly or by a known mistake, so that a
 * phone shows the keys for them. Found on a few variants, since it belongs to the exercise: by variant it would tell.
 */
export function withKeypad(body: ExerciseBody): ExerciseBody {
  const numbers = sampleValues(body).flatMap(numbersIn);
  const always = body.answer.kind === "number" || body.answer.kind === "fraction";
  const signed = numbers.some((value) => value < 0);
  const decimal = always || numbers.some((value) => !Number.isInteger(value));
  return { ...body, answer: { ...body.answer, signed, decimal } };
}

function sampleValues(body: ExerciseBody): Value[] {
  try {
    return Array.from({ length: tries }, (_, index) => {
      const given = drawVariant(body, { seed: `keypad ${index}`, avoid: [] });
      const { answer, misconceptions } = evaluateVariant(body, given);
      return [answer, ...misconceptions.flatMap(({ value }) => (value === null ? [] : [value]))];
    }).flat();
  } catch (error) {
    // The gate reports it with the values; until then every key is shown.
    if (error instanceof ExpressionError || error instanceof NoVariantError) return [-0.5];
    throw error;
  }
}

function numbersIn(value: Value): number[] {
  if (isList(value)) return value.flatMap(numbersIn);
  return isNumeric(value) ? [toNumber(value)] : [];
}
