import { valueToJson } from "@/lib/expression/value";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { GateFinding } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { finding } from "./finding";
import type { Survey, SurveyedVariant } from "./survey-variants";

const fewestVariants = 12;
const largestShare = 0.4;
/** With few possible answers, each comes often: an answer may come half as often again as with equal shares. */
const excess = 1.5;

/** There are enough variants, and no answer is worth guessing. */
export function checkVariety(body: ExerciseBody, survey: Survey): GateFinding[] {
  const { judged, failures } = survey;
  if (judged.length === 0) {
    // If every variant fails, the failures are enough.
    if (failures.length > 0) return [];
    return [finding("no-variant", "No values satisfy `where`.", "Loosen a condition, or widen the domains.")];
  }
  const distinct = countDistinct(judged);
  return [
    ...(distinct < fewestVariants
      ? [
          finding(
            "too-few-variants",
            `There are only ${distinct} variants; learners would soon know them by heart.`,
            `Widen the domains until there are at least ${fewestVariants}.`,
          ),
        ]
      : []),
    ...lopsided(body, survey.uniform),
  ];
}

/** Stops counting when the result is clear. */
function countDistinct(variants: readonly SurveyedVariant[]): number {
  const seen = new Set<string>();
  for (const { given } of variants) {
    seen.add(JSON.stringify(given));
    if (seen.size === fewestVariants) break;
  }
  return seen.size;
}

function lopsided(body: ExerciseBody, uniform: readonly SurveyedVariant[]): GateFinding[] {
  const byAnswer = new Map<string, { answer: string; count: number; first: SurveyedVariant }>();
  for (const one of uniform) {
    const answer = JSON.stringify(valueToJson(one.answer));
    const known = byAnswer.get(answer);
    if (known) known.count++;
    else byAnswer.set(answer, { answer, count: 1, first: one });
  }
  const [most] = [...byAnswer.values()].sort((a, b) => b.count - a.count);
  if (most === undefined) return [];
  const share = most.count / uniform.length;
  if (share <= shareLimit(body, byAnswer.size)) return [];
  return [
    finding(
      "one-answer-too-often",
      `The answer is ${most.answer} in ${Math.round(100 * share)} % of the variants.`,
      "Change the domains, or exclude some of these variants in `where`.",
      most.first.given,
    ),
  ];
}

/** Two numbers are too few to choose from; two options of a choice are the question itself. */
function shareLimit(body: ExerciseBody, answers: number): number {
  const fewest = formRules[body.answer.kind].hasOptions ? 2 : 3;
  return answers < fewest ? largestShare : Math.max(largestShare, excess / answers);
}
