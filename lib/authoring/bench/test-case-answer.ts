import { ExpressionError } from "@/lib/expression/expression-error";
import { valueFromJson, valueToJson } from "@/lib/expression/value";
import { countsAs } from "@/lib/items/answer-forms/compare-answers";
import { evaluateVariant } from "@/lib/items/exercise/evaluate-variant";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import type { Given, Json } from "@/lib/items/item-kind";

/**
 * The answer that the exercise computes for this draw, as a case of its `tests` has it: with six digits, if that is
 * still the answer within the tolerance. Null if it can't be computed.
 */
export function testCaseAnswer(body: ExerciseBody, given: Given): Json | null {
  try {
    const { answer } = evaluateVariant(body, given);
    const whole = valueToJson(answer);
    const short = shortened(whole);
    return countsAs(answer, valueFromJson(short), body.answer.tolerance) ? short : whole;
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

function shortened(value: Json): Json {
  if (Array.isArray(value)) return value.map(shortened);
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}
