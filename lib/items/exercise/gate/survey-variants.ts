/** Runs an exercise over its domain and keeps the data for the gate's rules. */
import type { Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Expression } from "@/lib/expression/parse-expression";
import { type Value, valueFromJson } from "@/lib/expression/value";
import type { Given, Json } from "@/lib/items/item-kind";
import { createRandom } from "@/lib/items/random";
import { type CompiledExercise, compileExercise, type ScopeStep } from "../compile-exercise";
import { largestEnumerated, randomTuple } from "../draw-variant";
import { scopeOf, type Variant } from "../evaluate-variant";
import type { ExerciseBody } from "../exercise-body";
import { flawOf, type Outcome, type VariantFlaw } from "../variant-flaw";
import {
  ComputationsOnGrid,
  computeAlways,
  type Digits,
  type RepeatedComputation,
} from "./repeated-computation";

/** One of up to 20,000, so it stores little: its names are computed again for the few whose texts are checked. */
export class SurveyedVariant {
  #variant: Variant | null = null;

  constructor(
    readonly exercise: CompiledExercise,
    readonly given: Given,
    readonly answer: Value,
    /** The values of the misconceptions, in the author's order; null if one has no value. */
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

/** A computation that failed for values that `where` allows. */
export type Failure = { readonly place: string; readonly error: ExpressionError; readonly given: Given };

/** A variant that satisfies `where` but is never drawn. */
export type FlawedVariant = { readonly flaw: VariantFlaw; readonly variant: SurveyedVariant };

export type Survey = {
  /** Variants that learners can get: `where` allows them, and they have no flaw. */
  readonly allowed: readonly SurveyedVariant[];
  /** Variants that satisfy `where`, but have a flaw. */
  readonly flawed: readonly FlawedVariant[];
  /**
   * The variants that the rules look at: `allowed`, or the flawed ones if there are no others, so that those hide
   * nothing.
   */
  readonly judged: readonly SurveyedVariant[];
  /** The first of its kind for each place. */
  readonly failures: readonly Failure[];
  /** The part of `judged` in which every variant is equally likely: without the corners of a large domain. */
  readonly uniform: readonly SurveyedVariant[];
};

const draws = 1_000;
/** Tuples tried at most, since `where` rejects some. */
const tries = 20_000;
const mostCorners = 256;

export function surveyVariants(body: ExerciseBody): Survey {
  const exercise = compileExercise(body);
  if (exercise.size <= largestEnumerated) {
    const grid = new ComputationsOnGrid(exercise);
    const surveyor = new Surveyor(body, exercise, (expression) => grid.of(expression));
    visitAll(exercise, surveyor);
    return surveyor.survey(surveyor.judged);
  }
  const surveyor = new Surveyor(body, exercise, computeAlways);
  const visit = (given: Given) => surveyor.visit(given, Object.values(given).map(valueFromJson), []);
  const random = createRandom("publish gate");
  for (let left = tries; left > 0 && surveyor.allowed.length < draws; left--) {
    visit(randomTuple(exercise, random));
  }
  const uniform = [...surveyor.judged];
  for (const given of cornersOf(exercise)) visit(given);
  return surveyor.survey(uniform);
}

/** Every tuple of a small domain, the first given changing fastest. */
function visitAll({ domains, size }: CompiledExercise, surveyor: Surveyor): void {
  const axes = domains.map(({ name, domain }) => {
    const values = Array.from({ length: domain.size }, (_, index) => domain.at(index));
    return { name, values, computed: values.map(valueFromJson) };
  });
  const digits = axes.map(() => 0);
  for (let left = size; left > 0; left--) {
    const given: Record<string, Json> = {};
    axes.forEach(({ name, values }, axis) => {
      given[name] = values[digits[axis]!]!;
    });
    surveyor.visit(
      given,
      axes.map(({ computed }, axis) => computed[digits[axis]!]!),
      digits,
    );
    for (let axis = 0; axis < axes.length; axis++) {
      digits[axis] = (digits[axis]! + 1) % axes[axis]!.values.length;
      if (digits[axis] !== 0) break;
    }
  }
}

type PreparedStep = {
  readonly step: ScopeStep;
  readonly place: string;
  readonly compute: RepeatedComputation;
};

type PreparedMistake = {
  readonly place: string;
  /** Whether the mistake shows here. Null if it always does. */
  readonly applies: RepeatedComputation | null;
  readonly compute: RepeatedComputation;
};

class Surveyor {
  readonly allowed: SurveyedVariant[] = [];
  readonly flawed: FlawedVariant[] = [];
  readonly failures = new Map<string, Failure>();
  readonly #steps: readonly PreparedStep[];
  readonly #answer: RepeatedComputation;
  readonly #mistakes: readonly PreparedMistake[];

  constructor(
    readonly body: ExerciseBody,
    readonly exercise: CompiledExercise,
    prepare: (expression: Expression) => RepeatedComputation,
  ) {
    this.#steps = exercise.steps.map((step) =>
      step.kind === "let"
        ? { step, place: `let.${step.name}`, compute: prepare(step.value) }
        : { step, place: `where[${step.index + 1}]`, compute: prepare(step.condition) },
    );
    this.#answer = prepare(exercise.answer);
    this.#mistakes = exercise.misconceptions.map(({ id, value, when }) => ({
      place: `misconceptions.${id}.when`,
      applies: when === null ? null : prepare(when),
      compute: prepare(value),
    }));
  }

  get judged(): readonly SurveyedVariant[] {
    return this.allowed.length > 0 ? this.allowed : this.flawed.map(({ variant }) => variant);
  }

  survey(uniform: readonly SurveyedVariant[]): Survey {
    const { allowed, flawed, judged } = this;
    return { allowed, flawed, judged, failures: [...this.failures.values()], uniform };
  }

  /** `values` are those of `given`, ready for computing. */
  visit(given: Given, values: readonly Value[], digits: Digits): void {
    const { exercise, body } = this;
    const scope = this.#scope(given, values, digits);
    if (scope === null) return;
    const answer = this.#answer(scope, digits);
    if (answer instanceof ExpressionError) {
      this.#fail("answer", given, answer);
      return;
    }
    const mistakes = this.#mistakes.map(({ place, applies, compute }) => {
      if (applies !== null && !this.#holds(place, given, applies(scope, digits))) return null;
      const value = compute(scope, digits);
      return value instanceof ExpressionError ? null : value;
    });
    const variant = new SurveyedVariant(exercise, given, answer, mistakes);
    const flaw = flawOrNull(body, { given, scope, answer, mistakes });
    if (flaw === null) this.allowed.push(variant);
    else this.flawed.push({ flaw, variant });
  }

  #scope(given: Given, values: readonly Value[], digits: Digits): Scope | null {
    const scope = new Map<string, Value>();
    let at = 0;
    for (const name in given) scope.set(name, values[at++]!);
    for (const { step, place, compute } of this.#steps) {
      const value = compute(scope, digits);
      if (step.kind === "where") {
        if (!this.#holds(place, given, value)) return null;
      } else if (value instanceof ExpressionError) {
        this.#fail(place, given, value);
        return null;
      } else scope.set(step.name, value);
    }
    return scope;
  }

  /** Whether this condition is true. A failure if it is neither true nor false. */
  #holds(place: string, given: Given, condition: Value | ExpressionError): boolean {
    if (typeof condition === "boolean") return condition;
    this.#fail(place, given, condition instanceof ExpressionError ? condition : noCondition);
    return false;
  }

  #fail(place: string, given: Given, error: ExpressionError): void {
    const key = `${place} ${error.code}`;
    if (!this.failures.has(key)) this.failures.set(key, { place, error, given });
  }
}

/** Options that cannot be computed are found with the other texts of the judged variants. */
function flawOrNull(body: ExerciseBody, outcome: Outcome): VariantFlaw | null {
  try {
    return flawOf(body, outcome);
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

const noCondition = new ExpressionError(
  "wrong-type",
  1,
  "A condition is true or false, but this is neither.",
);

/** Smallest and largest values of every given in all combinations, or in as many as are feasible. */
export function cornersOf(exercise: CompiledExercise): Given[] {
  return exercise.domains.reduce<Given[]>(
    (found, { name, domain }) => {
      const ends =
        found.length * domain.corners.length > mostCorners ? domain.corners.slice(0, 1) : domain.corners;
      return found.flatMap((given) => ends.map((value) => ({ ...given, [name]: value })));
    },
    [{}],
  );
}
