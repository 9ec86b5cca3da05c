/** Answers from outside (an oracle that knows nothing of the formulas), put to an exercise as a learner would. */
import { valueFromJson } from "@/lib/expression/value";
import { typedAnswer } from "@/lib/items/answer-forms/typed-answer";
import { completeGiven } from "@/lib/items/exercise/complete-given";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import { exerciseKind } from "@/lib/items/exercise/exercise-kind";
import type { Given, Json } from "@/lib/items/item-kind";

export type GoldenCase = { readonly params: Given; readonly answer: Json };

/** What is wrong with the cases that are not scored correct; empty if all are. */
export function failingGoldenCases(body: ExerciseBody, cases: readonly GoldenCase[]): string[] {
  return cases.flatMap(({ params, answer }) => {
    const completed = completeGiven(body, params);
    const name = `${JSON.stringify(params)} → ${JSON.stringify(answer)}`;
    if ("errors" in completed) return [`${name}: ${completed.errors.join(" ")}`];
    const typed = typedAnswer(body.answer.kind, valueFromJson(answer));
    const { verdict } = exerciseKind.score(body, completed.given, typed, "en");
    return verdict === "correct" ? [] : [`${name}: ${verdict}`];
  });
}
