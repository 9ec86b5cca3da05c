import { ExpressionError } from "@/lib/expression/expression-error";
import { TooMuchWork, withinSteps } from "@/lib/expression/work-limit";
import type { GateFinding } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { checkAnswer } from "./check-answer";
import { checkComputations } from "./check-computations";
import { checkGrammar } from "./check-grammar";
import { checkMisconceptions } from "./check-misconceptions";
import { checkOptions } from "./check-options";
import { checkResults } from "./check-results";
import { checkTests } from "./check-tests";
import { checkVariety } from "./check-variety";
import { finding } from "./finding";
import { surveyVariants } from "./survey-variants";

/**
 * Steps that trying out an exercise may take: half a second. The most expensive of the first course takes 1.2 million.
 */
export const mostGateSteps = 3_000_000;

/**
 * Tries every variant of a domain of up to 20,000 tuples, or 1,000 draws and the corners of a larger one, and reports
 * whatever would make learners stumble. The same body gives the same findings.
 */
export function gateExercise(body: ExerciseBody): readonly GateFinding[] {
  try {
    return withinSteps(mostGateSteps, () => findingsOf(body));
  } catch (error) {
    if (error instanceof TooMuchWork) return [tooMuchWork];
    if (!(error instanceof ExpressionError)) throw error;
    return [finding("expression", `An expression can't be read: ${error.message}`, "Correct it.")];
  }
}

const tooMuchWork = finding(
  "too-much-work",
  "The exercise is too heavy to check: trying out its variants takes too many steps.",
  "Compute less in `where` and `let`: shorter lists, fewer conditions, smaller domains.",
);

function findingsOf(body: ExerciseBody): readonly GateFinding[] {
  const survey = surveyVariants(body);
  const computations = checkComputations(body, survey);
  const results = checkResults(body, survey);
  return [
    ...computations,
    ...results,
    ...checkVariety(body, survey),
    ...checkOptions(body, survey),
    ...checkMisconceptions(body, survey),
    // If the answer does not fit its form, the checks that depend on it are meaningless.
    ...(results.length === 0 ? checkAnswer(body, survey) : []),
    ...checkGrammar(body, survey),
    ...checkTests(body),
    ...noSolution(body),
  ];
}

function noSolution({ solution }: ExerciseBody): GateFinding[] {
  if (solution.length > 0) return [];
  return [
    finding("no-solution", "There is no worked solution.", "Add `solution:` with a line for each step."),
  ];
}
