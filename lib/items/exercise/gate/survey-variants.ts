/** Runs an exercise over its domain and keeps what the rules of the gate look at. */
import { evaluate, type Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import { type Value, valueFromJson } from "@/lib/expression/value";
import type { Given } from "@/lib/items/item-kind";
import { createRandom } from "@/lib/items/random";
import { hasActiveMisconceptions } from "../active-misconceptions";
import { type CompiledExercise, compileExercise } from "../compile-exercise";
import { largestEnumerated, randomTuple, tupleAt } from "../draw-variant";
import { type Variant, variantIn } from "../evaluate-variant";
import type { ExerciseBody } from "../exercise-body";

export type SurveyedVariant = { readonly given: Given; readonly variant: Variant };

/** A computation that failed for values that `where` lets through. */
export type Failure = { readonly place: string; readonly error: ExpressionError; readonly given: Given };

export type Survey = {
  /** Variants that learners can meet: `where` and `min_active` allow them. */
  readonly allowed: readonly SurveyedVariant[];
  /** Satisfy `where`, but too few misconceptions have values of their own. */
  readonly inactive: readonly SurveyedVariant[];
  /** The first of its kind at each place. */
  readonly failures: readonly Failure[];
  /** The part of `allowed` in which every variant is equally likely: without the corners of a large domain. */
  readonly uniform: readonly SurveyedVariant[];
};

const draws = 1_000;
/** Tuples tried for them at most, since `where` turns some away. */
const tries = 20_000;
const mostCorners = 256;

export function surveyVariants(body: ExerciseBody): Survey {
  const exercise = compileExercise(body);
  const surveyor = new Surveyor(body, exercise);
  if (exercise.size <= largestEnumerated) {
    for (let index = 0; index < exercise.size; index++) surveyor.visit(tupleAt(exercise, index));
    return surveyor.survey(surveyor.allowed);
  }
  const random = createRandom("publish gate");
  for (let left = tries; left > 0 && surveyor.allowed.length < draws; left--) {
    surveyor.visit(randomTuple(exercise, random));
  }
  const uniform = [...surveyor.allowed];
  for (const given of corners(exercise)) surveyor.visit(given);
  return surveyor.survey(uniform);
}

class Surveyor {
  readonly allowed: SurveyedVariant[] = [];
  readonly inactive: SurveyedVariant[] = [];
  readonly failures = new Map<string, Failure>();

  constructor(
    readonly body: ExerciseBody,
    readonly exercise: CompiledExercise,
  ) {}

  survey(uniform: readonly SurveyedVariant[]): Survey {
    const { allowed, inactive } = this;
    return { allowed, inactive, failures: [...this.failures.values()], uniform };
  }

  visit(given: Given): void {
    const scope = this.#scope(given);
    const answer = scope && this.#computed("answer", given, () => evaluate(this.exercise.answer, scope));
    if (scope === null || answer === null) return;
    const variant = variantIn(this.exercise, scope);
    const values = variant.misconceptions.map(({ value }) => value);
    const active = hasActiveMisconceptions(values, answer, this.body.answer.tolerance, this.body.minActive);
    (active ? this.allowed : this.inactive).push({ given, variant });
  }

  #scope(given: Given): Scope | null {
    const scope = new Map(Object.entries(given).map(([name, value]) => [name, valueFromJson(value)]));
    for (const step of this.exercise.steps) {
      const expression = step.kind === "let" ? step.value : step.condition;
      const place = step.kind === "let" ? `let.${step.name}` : `where[${step.index + 1}]`;
      const value = this.#computed(place, given, () => evaluate(expression, scope));
      if (value === null || (step.kind === "where" && value !== true)) {
        if (typeof value !== "boolean" && value !== null) this.#noCondition(place, given);
        return null;
      }
      if (step.kind === "let") scope.set(step.name, value);
    }
    return scope;
  }

  #computed(place: string, given: Given, compute: () => Value): Value | null {
    try {
      return compute();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const key = `${place} ${error.code}`;
      if (!this.failures.has(key)) this.failures.set(key, { place, error, given });
      return null;
    }
  }

  #noCondition(place: string, given: Given): void {
    this.#computed(place, given, () => {
      throw new ExpressionError("wrong-type", 1, "A condition is true or false, but this is neither.");
    });
  }
}

/** Smallest and largest values of every given in all combinations, or in as many as are bearable. */
function corners(exercise: CompiledExercise): Given[] {
  return exercise.domains.reduce<Given[]>(
    (found, { name, domain }) => {
      const ends =
        found.length * domain.corners.length > mostCorners ? domain.corners.slice(0, 1) : domain.corners;
      return found.flatMap((given) => ends.map((value) => ({ ...given, [name]: value })));
    },
    [{}],
  );
}
