import { valuesEqual } from "@/lib/expression/value";
import { countsAs } from "@/lib/items/answer-forms/compare-answers";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import { typedAnswer } from "@/lib/items/answer-forms/typed-answer";
import type { GateFinding } from "@/lib/items/item-kind";
import { wordlessForm } from "../ask-exercise";
import type { ExerciseBody } from "../exercise-body";
import { finding, shownGiven } from "./finding";
import { spread } from "./spread";
import type { Survey } from "./survey-variants";

const typedVariants = 100;

/** There are enough misconceptions, each can be met, and each can be told from the others. */
export function checkMisconceptions(body: ExerciseBody, survey: Survey): GateFinding[] {
  const dead = [...body.misconceptions.keys()].filter((index) => !fires(body, survey, index));
  return [
    ...tooFew(body),
    ...unreachable(body, survey, dead),
    ...neverFiring(body, survey, dead),
    ...alike(body, survey, dead),
    ...unreadable(body, survey),
  ];
}

function tooFew(body: ExerciseBody): GateFinding[] {
  const count = body.misconceptions.length;
  if (count >= Math.max(1, body.minActive)) return [];
  return [
    finding(
      "too-few-misconceptions",
      `There ${count === 1 ? "is 1 misconception" : `are ${count} misconceptions`}; ${Math.max(1, body.minActive)} are needed.`,
      `Add the mistakes that learners make, with the number that each leads to${count > 0 ? ", or lower `min_active`" : ""}.`,
    ),
  ];
}

/** Silent where it goes without saying: too few misconceptions are there, or too few of them ever fire. */
function unreachable(
  body: ExerciseBody,
  { allowed, inactive }: Survey,
  dead: readonly number[],
): GateFinding[] {
  const [first] = inactive;
  if (allowed.length > 0 || first === undefined) return [];
  if (body.misconceptions.length - dead.length < body.minActive) return [];
  return [
    finding(
      "min-active-unreachable",
      `In no variant ${body.minActive === 1 ? "has a misconception a value of its own" : `have ${body.minActive} misconceptions values of their own`}, for example for ${shownGiven(first.given)}.`,
      "Add misconceptions that lead to other numbers, or lower `min_active`.",
      first.given,
    ),
  ];
}

function fires({ answer: { tolerance } }: ExerciseBody, { judged }: Survey, index: number): boolean {
  return judged.some(({ answer, mistakes }) => {
    const value = mistakes[index] ?? null;
    return value !== null && !countsAs(answer, value, tolerance);
  });
}

/** `dead` are indexes of misconceptions, here and below. */
function neverFiring(body: ExerciseBody, { judged }: Survey, dead: readonly number[]): GateFinding[] {
  if (judged.length === 0) return [];
  return dead.map((index) => {
    const id = body.misconceptions[index]?.id;
    const example = judged.find(({ mistakes }) => (mistakes[index] ?? null) !== null);
    return finding(
      "misconception-never-fires",
      example === undefined
        ? `The misconception \`${id}\` has no value in any variant.`
        : `The misconception \`${id}\` leads to the right answer in every variant.`,
      example === undefined ? "Correct its expression." : "Correct its expression, or take it away.",
      (example ?? judged[0])?.given,
    );
  });
}

function alike(body: ExerciseBody, { judged }: Survey, dead: readonly number[]): GateFinding[] {
  const alive = [...body.misconceptions.keys()].filter((index) => !dead.includes(index));
  const pairs = alive.flatMap((one, at) => alive.slice(at + 1).map((other) => [one, other] as const));
  return pairs
    .filter(([one, other]) =>
      judged.every(({ mistakes }) => {
        const [a = null, b = null] = [mistakes[one], mistakes[other]];
        return a === null || b === null ? a === b : valuesEqual(a, b);
      }),
    )
    .map(([one, other]) =>
      finding(
        "misconceptions-alike",
        `The misconceptions \`${body.misconceptions[one]?.id}\` and \`${body.misconceptions[other]?.id}\` lead to the same answer in every variant, so only the first can be named.`,
        "Correct one of them, or make them one.",
        judged[0]?.given,
      ),
    );
}

/** A misconception that no learner could type is never met. */
function unreadable(body: ExerciseBody, { judged }: Survey): GateFinding[] {
  const found = new Map<string, GateFinding>();
  for (const { given, variant } of spread(judged, typedVariants)) {
    const form = wordlessForm(body, variant);
    for (const { id, value } of variant.misconceptions) {
      if (value === null || found.has(id) || readAnswer(form, typedAnswer(form.kind, value)).ok) continue;
      const shown = typedAnswer(form.kind, value);
      found.set(
        id,
        finding(
          "misconception-unreadable",
          `The misconception \`${id}\` leads to ${shown} for ${shownGiven(given)}, which can't be given as an answer of kind ${form.kind}.`,
          form.kind === "choice"
            ? "Let its value be the id of an option, in quotes."
            : "Correct its expression.",
          given,
        ),
      );
    }
  }
  return [...found.values()];
}
