/** What an author sees of an exercise before any learner does: its answers, its misconceptions and its corners. */
import { ExpressionError } from "@/lib/expression/expression-error";
import { formatValue } from "@/lib/expression/format-value";
import { isNumeric, toNumber, type Value, valueToJson } from "@/lib/expression/value";
import { TooMuchWork, withinSteps } from "@/lib/expression/work-limit";
import type { Locale } from "@/lib/i18n/locale";
import { countsAs } from "@/lib/items/answer-forms/compare-answers";
import { compileExercise } from "@/lib/items/exercise/compile-exercise";
import { largestEnumerated } from "@/lib/items/exercise/draw-variant";
import { allowedScope, evaluateVariant } from "@/lib/items/exercise/evaluate-variant";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import { mostGateSteps } from "@/lib/items/exercise/gate/gate-exercise";
import { spread } from "@/lib/items/exercise/gate/spread";
import { cornersOf, surveyVariants } from "@/lib/items/exercise/gate/survey-variants";
import { flawOf } from "@/lib/items/exercise/variant-flaw";
import type { Given } from "@/lib/items/item-kind";

/**
 * What a misconception's value is worth in one variant: `own` is diagnosed, `right` counts as the answer, `hidden` counts
 * as the value of a misconception above it, `none` has no value.
 */
export type MistakeState = "own" | "right" | "hidden" | "none";

export type BenchVariant = {
  readonly given: Given;
  readonly answer: string;
  readonly mistakes: readonly {
    readonly id: string;
    readonly value: string | null;
    readonly state: MistakeState;
  }[];
};

/** `allowed` is drawn; `where` excludes it; `flawed` can't tell understanding from luck; `failing` can't be computed. */
export type CornerState = "allowed" | "where" | "flawed" | "failing";

export type ExerciseSurvey = {
  /** Variants that learners can get, or, if there are too many to try all, how many were drawn. */
  readonly variants: number;
  /** Whether every variant was tried. */
  readonly isWhole: boolean;
  /** Different answers among them. */
  readonly answers: number;
  /** By value, the commonest first; or by ranges, in rising order, if there are many numbers. Shares of 1. */
  readonly distribution: readonly { readonly answer: string; readonly share: number }[];
  /** Whether the distribution leaves rare answers out. */
  readonly isCut: boolean;
  /** In how large a share of the variants each misconception is in which state. */
  readonly mistakes: readonly {
    readonly id: string;
    readonly shares: Readonly<Record<MistakeState, number>>;
  }[];
  readonly corners: readonly {
    readonly given: Given;
    readonly state: CornerState;
    readonly answer: string | null;
  }[];
};

const mostAnswers = 10;
const mostCorners = 16;

/** Null if trying it out takes too many steps, or an expression can't be read: the gate says so. */
export function surveyExercise(body: ExerciseBody, locale: Locale): ExerciseSurvey | null {
  try {
    return withinSteps(mostGateSteps, () => survey(body, locale));
  } catch (error) {
    if (error instanceof TooMuchWork || error instanceof ExpressionError) return null;
    throw error;
  }
}

function survey(body: ExerciseBody, locale: Locale): ExerciseSurvey {
  const exercise = compileExercise(body);
  const { uniform, allowed } = surveyVariants(body);
  const isWhole = exercise.size <= largestEnumerated;
  const drawn = allowed.length === 0 ? [] : uniform;
  const count = Math.max(1, drawn.length);
  const states = drawn.map(({ answer, mistakes }) => statesOf(body, answer, mistakes));
  const share = (index: number, state: MistakeState) =>
    states.filter((one) => one[index] === state).length / count;
  return {
    variants: drawn.length,
    isWhole,
    ...distributionOf(
      drawn.map(({ answer }) => answer),
      locale,
    ),
    mistakes: body.misconceptions.map(({ id }, index) => ({
      id,
      shares: {
        own: share(index, "own"),
        right: share(index, "right"),
        hidden: share(index, "hidden"),
        none: share(index, "none"),
      },
    })),
    corners: spread(cornersOf(exercise), mostCorners).map((given) => cornerAt(body, given, locale)),
  };
}

/** One variant with the values of its misconceptions; null if it can't be computed. */
export function benchVariant(body: ExerciseBody, given: Given, locale: Locale): BenchVariant | null {
  try {
    const { answer, misconceptions } = evaluateVariant(body, given);
    const states = statesOf(
      body,
      answer,
      misconceptions.map(({ value }) => value),
    );
    return {
      given,
      answer: formatValue(answer, locale),
      mistakes: misconceptions.map(({ id, value }, index) => ({
        id,
        value: value === null ? null : formatValue(value, locale),
        state: states[index] ?? "none",
      })),
    };
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

/** As answers are scored: correctness first, then the first misconception that fits. */
function statesOf(
  { answer: { tolerance } }: ExerciseBody,
  answer: Value,
  values: readonly (Value | null)[],
): MistakeState[] {
  const above: Value[] = [];
  return values.map((value) => {
    if (value === null) return "none";
    if (countsAs(answer, value, tolerance)) return "right";
    const isHidden = above.some((other) => countsAs(other, value, tolerance));
    above.push(value);
    return isHidden ? "hidden" : "own";
  });
}

function distributionOf(
  answers: readonly Value[],
  locale: Locale,
): Pick<ExerciseSurvey, "answers" | "distribution" | "isCut"> {
  const byKey = new Map<string, { readonly value: Value; count: number }>();
  for (const value of answers) {
    const key = JSON.stringify(valueToJson(value));
    const known = byKey.get(key);
    if (known) known.count++;
    else byKey.set(key, { value, count: 1 });
  }
  const counted = [...byKey.values()];
  if (counted.length > mostAnswers && answers.every(isNumeric))
    return { answers: counted.length, distribution: ranges(answers.map(toNumber), locale), isCut: false };
  const sorted = counted.sort((a, b) => b.count - a.count).slice(0, mostAnswers);
  return {
    answers: counted.length,
    distribution: sorted.map(({ value, count }) => ({
      answer: formatValue(value, locale),
      share: count / answers.length,
    })),
    isCut: counted.length > mostAnswers,
  };
}

/** Ranges of equal width, each from its first number to its last; those without a number are left out. */
function ranges(numbers: readonly number[], locale: Locale): ExerciseSurvey["distribution"] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[0], sorted.at(-1)];
  const width = (high - low) / mostAnswers;
  const place = (number: number) => Math.min(mostAnswers - 1, Math.floor((number - low) / width));
  return Array.from({ length: mostAnswers }, (_, index) =>
    sorted.filter((number) => place(number) === index),
  ).flatMap((within) => {
    const [first, last] = [within[0], within.at(-1)];
    if (first === undefined || last === undefined) return [];
    const written = [...new Set([first, last])].map((one) => formatValue(shortened(one), locale));
    return [{ answer: written.join(" … "), share: within.length / numbers.length }];
  });
}

/** Whole numbers stay, others have three significant digits. */
function shortened(number: number): number {
  return Number.isInteger(number) ? number : Number(number.toPrecision(3));
}

function cornerAt(body: ExerciseBody, given: Given, locale: Locale): ExerciseSurvey["corners"][number] {
  try {
    const scope = allowedScope(compileExercise(body), given);
    if (scope === null) return { given, state: "where", answer: null };
    const { answer, misconceptions } = evaluateVariant(body, given);
    const mistakes = misconceptions.map(({ value }) => value);
    const flaw = flawOf(body, { given, scope, answer, mistakes });
    return { given, state: flaw === null ? "allowed" : "flawed", answer: formatValue(answer, locale) };
  } catch (error) {
    if (error instanceof ExpressionError) return { given, state: "failing", answer: null };
    throw error;
  }
}
