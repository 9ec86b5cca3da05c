import { isNumeric, toNumber } from "@/lib/expression/value";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import { formWithoutHint } from "@/lib/items/exercise/ask-exercise";
import { evaluateVariant } from "@/lib/items/exercise/evaluate-variant";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import type { Given } from "@/lib/items/item-kind";
import { type AnswerGroup, answerGroups, type WrongNumber } from "./answer-groups";
import { type ExpressionGuess, guessExpression, numberOf, type WrongCase } from "./guess-expression";

/** A wrong answer to an exercise that no misconception explains, as stored. */
export type UnexplainedAnswer = {
  readonly id: string;
  readonly learner: string;
  readonly given: Given;
  readonly answer: string;
};

type Read = WrongNumber & { readonly id: string; readonly wrong: WrongCase };

export type UnexplainedGroup = Omit<AnswerGroup<Read>, "answers"> & {
  /** Of the answers. */
  readonly ids: readonly string[];
  /** What leads to them, in the language of exercises; null if nothing simple does. */
  readonly guess: ExpressionGuess | null;
};

/**
 * Groups of unexplained answers, each with a guess; and one for all of them together, since a slip whose numbers depend
 * on the draw need not make groups. Only of answers that are one number. `body` is the version that was answered.
 */
export function unexplainedAnswers(
  body: ExerciseBody,
  answers: readonly UnexplainedAnswer[],
): { readonly groups: readonly UnexplainedGroup[]; readonly guess: ExpressionGuess | null } {
  if (!formRules[body.answer.kind].isNumber) return { groups: [], guess: null };
  const read = answers.flatMap((answer) => readNumber(body, answer));
  const exercise = { key: body.answer.value, lets: body.let, tolerance: body.answer.tolerance };
  const guessFor = (some: readonly Read[]) =>
    guessExpression(
      exercise,
      some.map(({ wrong }) => wrong),
    );
  const groups = answerGroups(read).map(({ answers, ...group }) => ({
    ...group,
    ids: answers.map(({ id }) => id),
    guess: guessFor(answers),
  }));
  return { groups, guess: guessFor(read) };
}

function readNumber(body: ExerciseBody, { id, learner, given, answer }: UnexplainedAnswer): Read[] {
  const variant = evaluateVariant(body, given);
  const read = readAnswer(formWithoutHint(body, variant), answer);
  if (!read.ok || !isNumeric(variant.answer)) return [];
  const number = numberOf(read.value);
  if (number === null) return [];
  const wrong = { scope: variant.scope, answer: read.value };
  return [{ id, learner, answer: number, key: toNumber(variant.answer), wrong }];
}
