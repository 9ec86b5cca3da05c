import { isExact, isList, isNumeric, toNumber, type Value } from "@/lib/expression/value";
import type { AnswerForm, GateFinding, Given } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { finding, shownGiven } from "./finding";
import type { Survey } from "./survey-variants";

/** Beyond this share of the variants, negative answers are meant. */
const rare = 0.2;

/** The answer is of its kind in every variant: a whole number is whole, a side is positive, a choice is an option. */
export function checkResults(body: ExerciseBody, survey: Survey): GateFinding[] {
  const options = body.answer.options?.map(({ id }) => id) ?? [];
  for (const { given, answer } of [...survey.allowed, ...survey.flawed.map(({ variant }) => variant)]) {
    const problem = problemOf(body.answer.kind, answer, options);
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
  return body.answer.kind === "integer" ? strayNegative(survey) : [];
}

type ResultProblem = { readonly rule: string; readonly what: string; readonly remedy: string };

const exclude = "Exclude such values in `where`, or make the answer of another kind.";

function problemOf(
  kind: AnswerForm["kind"],
  answer: Value,
  options: readonly string[],
): ResultProblem | null {
  const wrong = (what: string, remedy = exclude) => ({ rule: "impossible-result", what, remedy });
  switch (kind) {
    case "integer":
      return isWhole(answer) ? null : wrong("an answer of kind integer is a whole number");
    case "number":
    case "fraction":
      return isNumeric(answer) ? null : wrong(`an answer of kind ${kind} is one number`);
    case "shape":
      return isRow(answer) && answer.every((side) => isWhole(side) && toNumber(side) > 0)
        ? null
        : wrong("the sides of a shape are whole numbers from 1");
    case "vector":
    case "list":
      return isRow(answer) ? null : wrong(`an answer of kind ${kind} is a list of numbers`);
    case "matrix":
      return isMatrix(answer) ? null : wrong("a matrix has rows of numbers, all of one length");
    case "choice":
      return typeof answer === "string" && options.includes(answer)
        ? null
        : {
            rule: "answer-not-an-option",
            what: `the options are ${options.join(", ")}`,
            remedy: "Let the answer be the id of an option, in quotes.",
          };
  }
}

/** From sizes and counts comes no negative size or count, unless negative answers are common and so are meant. */
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

function isWhole(value: Value): boolean {
  return isExact(value) ? value.d === 1n : typeof value === "number" && Number.isInteger(value);
}

function isRow(value: Value): value is readonly Value[] {
  return isList(value) && value.length > 0 && value.every(isNumeric);
}

function isMatrix(value: Value): boolean {
  if (!isList(value)) return false;
  const [first] = value;
  return (
    first !== undefined &&
    value.every((row) => isRow(row) && row.length === (first as readonly Value[]).length)
  );
}

function written(value: Value): string {
  return isList(value)
    ? `[${value.map(written).join(", ")}]`
    : isExact(value)
      ? value.toFraction()
      : String(value);
}
