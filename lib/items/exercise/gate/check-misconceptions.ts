import type { Value } from "@/lib/expression/value";
import { countsAs } from "@/lib/items/answer-forms/compare-answers";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import type { GateFinding } from "@/lib/items/item-kind";
import { formWithoutHint } from "../ask-exercise";
import type { ExerciseBody } from "../exercise-body";
import { finding, percent, shownGiven } from "./finding";
import { spread } from "./spread";
import type { Survey, SurveyedVariant } from "./survey-variants";

const typedVariants = 100;
/** Largest share of draws in which a wrong rule leads to the right answer, or one misconception hides another. */
const largestOverlap = 0.25;
/** Smallest share of draws in which a mistake with `when` shows. */
const smallestCase = 0.25;

/** There are enough misconceptions; each can occur, and each can be told from the answer and from the others. */
export function checkMisconceptions(body: ExerciseBody, survey: Survey): GateFinding[] {
  const dead = [...body.misconceptions.keys()].filter((index) => !fires(body, survey, index));
  const alive = [...body.misconceptions.keys()].filter((index) => !dead.includes(index));
  return [
    ...tooFew(body),
    ...unreachable(body, survey, dead),
    ...neverFiring(body, survey, dead),
    ...withinTolerance(body, survey),
    ...alive.flatMap((index) => overlapping(body, survey, index)),
    ...alive.flatMap((index) => rareCase(body, survey, index)),
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

/** Silent if it is redundant: there are too few misconceptions, or too few of them ever fire. */
function unreachable(
  body: ExerciseBody,
  { allowed, flawed }: Survey,
  dead: readonly number[],
): GateFinding[] {
  const [first] = flawed;
  if (allowed.length > 0 || first === undefined || flawed.some(({ flaw }) => flaw.kind !== "indistinct"))
    return [];
  if (body.misconceptions.length - dead.length < body.minActive) return [];
  const apart = body.misconceptions.flatMap((one) => (one.apart ? [`\`${one.id}\``] : []));
  const wanted = [
    ...(body.minActive > 0
      ? [
          body.minActive === 1
            ? "a misconception has a value of its own"
            : `${body.minActive} misconceptions have values of their own`,
        ]
      : []),
    ...(apart.length > 0
      ? [`${apart.join(", ")} can be told from the answer and from the misconceptions above`]
      : []),
  ];
  return [
    finding(
      "min-active-unreachable",
      `There is no variant in which ${wanted.join(", and ")}, for example not for ${shownGiven(first.variant.given)}.`,
      "Add misconceptions that lead to other numbers, or lower `min_active` or take `apart` away.",
      first.variant.given,
    ),
  ];
}

function fires({ answer: { tolerance } }: ExerciseBody, { judged }: Survey, index: number): boolean {
  return judged.some(({ answer, mistakes }) => {
    const value = mistakes[index] ?? null;
    return value !== null && !countsAs(answer, value, tolerance);
  });
}

/** `dead` are indexes of misconceptions, here and above. */
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

/** Such draws are never used; if there are any, the tolerance is too wide, or the numbers are too close. */
function withinTolerance(body: ExerciseBody, { flawed }: Survey): GateFinding[] {
  return body.misconceptions.flatMap(({ id }, index) => {
    const found = flawed.find(({ flaw }) => flaw.kind === "near-miss" && flaw.misconception === index);
    if (found === undefined) return [];
    const { given, answer, mistakes } = found.variant;
    const shown = (value: Value) => formRules[body.answer.kind].typed(value);
    return [
      finding(
        "misconception-within-tolerance",
        `The misconception \`${id}\` leads to ${shown(mistakes[index] as Value)} for ${shownGiven(given)}, which is near enough to the answer ${shown(answer)} to be accepted.`,
        "Narrow the tolerance, exclude such values in `where`, or mark the misconception `apart: true`.",
        given,
      ),
    ];
  });
}

type Overlap = {
  /** Number of variants in which the misconception has a value, … */
  having: number;
  /** … those in which the value is accepted as the answer, … */
  readonly right: SurveyedVariant[];
  /** … and those in which another misconception is named, by its index. */
  readonly hidden: Map<number, SurveyedVariant[]>;
};

function overlapOf({ answer: { tolerance } }: ExerciseBody, { uniform }: Survey, index: number): Overlap {
  const overlap: Overlap = { having: 0, right: [], hidden: new Map() };
  for (const one of uniform) {
    const value = one.mistakes[index] ?? null;
    if (value === null) continue;
    overlap.having += 1;
    if (countsAs(one.answer, value, tolerance)) {
      overlap.right.push(one);
      continue;
    }
    for (let above = 0; above < index; above++) {
      const other = one.mistakes[above] ?? null;
      if (other === null || !countsAs(other, value, tolerance)) continue;
      const found = overlap.hidden.get(above) ?? [];
      found.push(one);
      overlap.hidden.set(above, found);
      break;
    }
  }
  return overlap;
}

/**
 * A wrong rule that is often right teaches itself, and a mistake often hidden by another one gets the other's
 * diagnosis.
 */
function overlapping(body: ExerciseBody, survey: Survey, index: number): GateFinding[] {
  const { having, right, hidden } = overlapOf(body, survey, index);
  const id = body.misconceptions[index]?.id;
  const covered = [...hidden.values()].reduce((sum, { length }) => sum + length, 0);
  const [most] = [...hidden].sort(([, a], [, b]) => b.length - a.length);
  const [example] = right;
  return [
    ...(example !== undefined && right.length > largestOverlap * having
      ? [
          finding(
            "wrong-rule-passes",
            `The misconception \`${id}\` leads to the right answer in ${percent(right.length / having)} of the variants, for example for ${shownGiven(example.given)}.`,
            "Mark it `apart: true`, or exclude such values in `where`. If it can be wrong in one case only, say in which by `when`.",
            example.given,
          ),
        ]
      : []),
    ...(most !== undefined && covered > largestOverlap * having
      ? [hiddenFinding(body, index, most, covered / having)]
      : []),
  ];
}

function hiddenFinding(
  { misconceptions }: ExerciseBody,
  index: number,
  [above, variants]: [number, readonly SurveyedVariant[]],
  share: number,
): GateFinding {
  const [id, other] = [misconceptions[index]?.id, misconceptions[above]?.id];
  const [{ given } = { given: {} }] = variants;
  return finding(
    "misconceptions-alike",
    share === 1
      ? `The misconceptions \`${other}\` and \`${id}\` lead to the same answer in every variant, so only the first can be named.`
      : `The misconception \`${id}\` leads to the same answer as one above it in ${percent(share)} of the variants, so another mistake is named: \`${other}\`, for example, for ${shownGiven(given)}.`,
    share === 1
      ? "Correct one of them, or make them one."
      : "Write the commoner mistake first, mark this one `apart: true`, or make the two one.",
    given,
  );
}

function rareCase({ misconceptions }: ExerciseBody, { uniform }: Survey, index: number): GateFinding[] {
  const { id, when } = misconceptions[index] ?? {};
  if (when === undefined) return [];
  const having = uniform.filter(({ mistakes }) => (mistakes[index] ?? null) !== null);
  if (having.length >= smallestCase * uniform.length) return [];
  const other = uniform.find(({ mistakes }) => (mistakes[index] ?? null) === null);
  return [
    finding(
      "case-too-rare",
      `The case of the misconception \`${id}\`, \`${when}\`, comes up in ${percent(having.length / uniform.length)} of the variants only, so the mistake is seldom noticed.`,
      `Let it come up in at least ${percent(smallestCase)}, or take the misconception away.`,
      (having[0] ?? other)?.given,
    ),
  ];
}

/** A misconception whose value nobody could type never occurs. */
function unreadable(body: ExerciseBody, { judged }: Survey): GateFinding[] {
  const rules = formRules[body.answer.kind];
  const found = new Map<string, GateFinding>();
  for (const { given, variant } of spread(judged, typedVariants)) {
    const form = formWithoutHint(body, variant);
    for (const { id, value } of variant.misconceptions) {
      if (value === null || found.has(id) || readAnswer(form, rules.typed(value)).ok) continue;
      const shown = rules.typed(value);
      found.set(
        id,
        finding(
          "misconception-unreadable",
          `The misconception \`${id}\` leads to ${shown} for ${shownGiven(given)}, which can't be given as an answer of kind ${form.kind}.`,
          rules.hasOptions ? "Let its value be the id of an option, in quotes." : "Correct its expression.",
          given,
        ),
      );
    }
  }
  return [...found.values()];
}
