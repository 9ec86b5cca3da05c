import { isExact, isList, toNumber, type Value } from "@/lib/expression/value";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { GateFinding, Given } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { finding, shownGiven } from "./finding";
import type { Survey } from "./survey-variants";

/** Above this share of the variants, negative answers are intended. */
const rare = 0.2;

/** The answer fits its form in every variant: a whole number is whole, a side is positive, a choice is an option. */
export function checkResults(body: ExerciseBody, survey: Survey): GateFinding[] {
  const rules = formRules[body.answer.kind];
  const options = body.answer.options?.map(({ id }) => id) ?? [];
  for (const { given, answer } of [...survey.allowed, ...survey.flawed.map(({ variant }) => variant)]) {
    const problem = rules.flawOf(answer, options);
    if (problem) {
      return [
        finding(
          problem.rule,
          `The answer is ${written(answer)} for ${shownGiven(given)}, but ${problem.what}.`,
          problem.remedy,
          given,
        ),
      ];
    }
  }
  return rules.isCount ? strayNegative(survey) : [];
}

/** Sizes and counts give no negative results, unless negative answers are common and so intended. */
function strayNegative({ judged }: Survey): GateFinding[] {
  const negative = judged.filter(({ answer }) => toNumber(answer) < 0);
  const [first] = negative;
  if (first === undefined || negative.length >= rare * judged.length) return [];
  if (judged.some(({ given }) => hasNegative(given))) return [];
  return [
    finding(
      "impossible-result",
      `The answer is ${written(first.answer)} for ${shownGiven(first.given)}, but positive almost everywhere else.`,
      "Exclude such values in `where`, or allow so many that learners expect a minus.",
      first.given,
    ),
  ];
}

function hasNegative(given: Given): boolean {
  return Object.values(given)
    .flat(2)
    .some((value) => typeof value === "number" && value < 0);
}

function written(value: Value): string {
  return isList(value)
    ? `[${value.map(written).join(", ")}]`
    : isExact(value)
      ? value.toFraction()
      : String(value);
}
