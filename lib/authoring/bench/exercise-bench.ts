/** Everything that stands on an exercise's bench, as plain data for the browser. */
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Locale } from "@/lib/i18n/locale";
import { drawVariant, NoVariantError } from "@/lib/items/exercise/draw-variant";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import type { GateFinding, Given } from "@/lib/items/item-kind";
import { type BenchVariant, benchVariant, type ExerciseSurvey, surveyExercise } from "./survey-exercise";

/** A seed draws what `npm run -s notes -- draw --seed` draws first. */
export type SeededVariant = BenchVariant & { readonly seed: number };

export type ExerciseBench = {
  /** Names of the givens, in the author's order. */
  readonly names: readonly string[];
  readonly misconceptions: readonly string[];
  readonly variants: readonly SeededVariant[];
  /** Null if the exercise can't be tried out; the findings say why. */
  readonly survey: ExerciseSurvey | null;
  readonly findings: readonly GateFinding[];
};

/** The variants of `count` seeds from `seed` on. `survey` is one made before of the same body. */
export function exerciseBench(
  body: ExerciseBody,
  findings: readonly GateFinding[],
  shown: { readonly seed: number; readonly count: number; readonly locale: Locale },
  survey: ExerciseSurvey | null = surveyExercise(body, shown.locale),
): ExerciseBench {
  const { seed: first, count, locale } = shown;
  const variants: SeededVariant[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const given = drawn(body, seed);
    // What one seed can't draw, none can.
    if (given === null) break;
    const variant = benchVariant(body, given, locale);
    if (variant !== null) variants.push({ ...variant, seed });
  }
  return {
    names: body.given.map(({ name }) => name),
    misconceptions: body.misconceptions.map(({ id }) => id),
    variants,
    survey,
    findings,
  };
}

function drawn(body: ExerciseBody, seed: number): Given | null {
  try {
    return drawVariant(body, { seed: `${seed}/0`, avoid: [] });
  } catch (error) {
    if (error instanceof NoVariantError || error instanceof ExpressionError) return null;
    throw error;
  }
}
