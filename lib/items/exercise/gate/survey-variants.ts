/** Runs an exercise over its domain and keeps what the rules of the gate look at. */
import { evaluate, type Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Expression } from "@/lib/expression/parse-expression";
import { type Value, valueFromJson } from "@/lib/expression/value";
import type { Given } from "@/lib/items/item-kind";
import { createRandom } from "@/lib/items/random";
import { hasActiveMisconceptions } from "../active-misconceptions";
import { type CompiledExercise, compileExercise } from "../compile-exercise";
import { largestEnumerated, randomTuple, tupleAt } from "../draw-variant";
import { scopeOf, type Variant, valueOrNull } from "../evaluate-variant";
import type { ExerciseBody } from "../exercise-body";

/** One of up to 20,000, so it keeps little: its names are computed again for the few whose texts are looked at. */
export class SurveyedVariant {
  #variant: Variant | null = null;

  constructor(
    readonly exercise: CompiledExercise,
    readonly given: Given,
    readonly answer: Value,
    /** What the misconceptions lead to, in the author's order; null where one has no value. */
    readonly mistakes: readonly (Value | null)[],
  ) {}

  get variant(): Variant {
    const { exercise, given, answer, mistakes } = this;
    this.#variant ??= {
      scope: scopeOf(exercise, given),
      answer,
      misconceptions: exercise.misconceptions.map(({ id }, index) => ({
        id,
        value: mistakes[index] ?? null,
      })),
    };
    return this.#variant;
  }
}

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
  readonly #places: readonly string[];

  constructor(
    readonly body: ExerciseBody,
    readonly exercise: CompiledExercise,
  ) {
    this.#places = exercise.steps.map((step) =>
      step.kind === "let" ? `let.${step.name}` : `where[${step.index + 1}]`,
    );
  }

  survey(uniform: readonly SurveyedVariant[]): Survey {
    const { allowed, inactive } = this;
    return { allowed, inactive, failures: [...this.failures.values()], uniform };
  }

  visit(given: Given): void {
    const { exercise, body } = this;
    const scope = this.#scope(given);
    const answer = scope && this.#value("answer", exercise.answer, scope, given);
    if (scope === null || answer === null) return;
    const mistakes = exercise.misconceptions.map(({ value }) => valueOrNull(value, scope));
    const active = hasActiveMisconceptions(mistakes, answer, body.answer.tolerance, body.minActive);
    (active ? this.allowed : this.inactive).push(new SurveyedVariant(exercise, given, answer, mistakes));
  }

  #scope(given: Given): Scope | null {
    const scope = new Map<string, Value>();
    for (const name in given) scope.set(name, valueFromJson(given[name]));
    for (const [index, step] of this.exercise.steps.entries()) {
      const place = this.#places[index] as string;
      const value = this.#value(place, step.kind === "let" ? step.value : step.condition, scope, given);
      if (value === null) return null;
      if (step.kind === "let") scope.set(step.name, value);
      else if (value !== true) {
        if (value !== false) this.#fail(place, given, noCondition);
        return null;
      }
    }
    return scope;
  }

  #value(place: string, expression: Expression, scope: Scope, given: Given): Value | null {
    try {
      return evaluate(expression, scope);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#fail(place, given, error);
      return null;
    }
  }

  #fail(place: string, given: Given, error: ExpressionError): void {
    const key = `${place} ${error.code}`;
    if (!this.failures.has(key)) this.failures.set(key, { place, error, given });
  }
}

const noCondition = new ExpressionError(
  "wrong-type",
  1,
  "A condition is true or false, but this is neither.",
);

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
