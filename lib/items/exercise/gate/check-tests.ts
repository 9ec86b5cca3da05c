import { ExpressionError } from "@/lib/expression/expression-error";
import { formatValue } from "@/lib/expression/format-value";
import { valueFromJson } from "@/lib/expression/value";
import { countsAs } from "@/lib/items/answer-forms/compare-answers";
import type { GateFinding } from "@/lib/items/item-kind";
import { completeGiven } from "../complete-given";
import { evaluateVariant } from "../evaluate-variant";
import type { ExerciseBody } from "../exercise-body";
import { finding, shownGiven } from "./finding";

/**
 * The author's own test cases give the expected results. Values outside the domains are allowed: real networks often
 * have them.
 */
export function checkTests(body: ExerciseBody): GateFinding[] {
  return body.tests.flatMap((test) => {
    const problem = problemOf(body, test);
    if (problem === null) return [];
    return [
      finding(
        "failing-test",
        `The test with ${shownGiven(test.with)} fails: ${problem}`,
        "Correct the test, or the expressions.",
        test.with,
      ),
    ];
  });
}

function problemOf(body: ExerciseBody, test: ExerciseBody["tests"][number]): string | null {
  const completed = completeGiven(body, test.with);
  if ("errors" in completed) return completed.errors.join(" ");
  try {
    const { answer } = evaluateVariant(body, completed.given);
    if (countsAs(answer, valueFromJson(test.answer), body.answer.tolerance)) return null;
    return `the answer is ${formatValue(answer, "en")}, not ${formatValue(valueFromJson(test.answer), "en")}.`;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}
