import { valueToJson } from "@/lib/expression/value";
import type { GateFinding } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { finding, shownGiven } from "./finding";
import type { Survey, SurveyedVariant } from "./survey-variants";

const fewestVariants = 12;
const largestShare = 0.4;
/** Where there are few possible answers, each comes often: allowed is half as often again as by even shares. */
const excess = 1.5;

/** Enough variants, and no answer that pays to be guessed. */
export function checkVariety(body: ExerciseBody, survey: Survey): GateFinding[] {
  const { allowed, inactive } = survey;
  const [first] = inactive;
  if (allowed.length === 0 && first !== undefined) {
    return [
      finding(
        "min-active-unreachable",
        `In no variant have ${body.minActive} misconceptions a value of their own, for example for ${shownGiven(first.given)}.`,
        "Add misconceptions that lead to other numbers, or lower `min_active`.",
        first.given,
      ),
    ];
  }
  if (allowed.length === 0) {
    return [finding("no-variant", "No values satisfy `where`.", "Loosen a condition, or widen the domains.")];
  }
  const distinct = new Set(allowed.map(({ given }) => JSON.stringify(given))).size;
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

function lopsided(body: ExerciseBody, uniform: readonly SurveyedVariant[]): GateFinding[] {
  const byAnswer = new Map<string, SurveyedVariant[]>();
  for (const one of uniform) {
    const key = JSON.stringify(valueToJson(one.variant.answer));
    const same = byAnswer.get(key);
    if (same) same.push(one);
    else byAnswer.set(key, [one]);
  }
  const limit = shareLimit(body, byAnswer.size);
  const [answer, variants] = [...byAnswer].sort(([, a], [, b]) => b.length - a.length)[0] ?? ["", []];
  const share = variants.length / uniform.length;
  if (share <= limit) return [];
  return [
    finding(
      "one-answer-too-often",
      `The answer is ${answer} in ${Math.round(100 * share)} % of the variants.`,
      "Change the domains, or exclude some of these variants in `where`.",
      ...variants.slice(0, 1).map(({ given }) => given),
    ),
  ];
}

/** Two numbers are too few to choose from; two options of a choice are what the question is about. */
function shareLimit(body: ExerciseBody, answers: number): number {
  const fewest = body.answer.kind === "choice" ? 2 : 3;
  return answers < fewest ? largestShare : Math.max(largestShare, excess / answers);
}
