/** Values from outside (a test case, the command line) made into a full draw. */
import { evaluate } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import { formatValue } from "@/lib/expression/format-value";
import { type Value, valueFromJson, valuesEqual, valueToJson } from "@/lib/expression/value";
import type { Given, Json } from "@/lib/items/item-kind";
import { type CompiledExercise, compileExercise, type ScopeStep } from "./compile-exercise";
import { scopeOf } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";

export type CompletedGiven =
  /** `warnings` say what is outside the domain or `where`. */
  { readonly given: Given; readonly warnings: readonly string[] } | { readonly errors: readonly string[] };

/**
 * A name that `let` computes may be given too, and must agree. It may also stand in for a drawn name that the
 * learner never sees: from `out` and the rest, a hidden stride is found if any value in its domain leads to `out`.
 */
export function completeGiven(body: ExerciseBody, partial: Given): CompletedGiven {
  const exercise = compileExercise(body);
  const computed = body.let.map(({ name }) => name);
  const drawn = exercise.domains.map(({ name }) => name);
  const unknown = Object.keys(partial).filter((name) => !drawn.includes(name) && !computed.includes(name));
  const malformed = Object.keys(partial).filter((name) => !isValue(partial[name]));
  const errors = [
    ...unknown.map((name) => `\`${name}\` is not a name of this exercise. It has ${drawn.join(", ")}.`),
    ...malformed.map(
      (name) => `\`${name}\` is neither a number nor a list of numbers, nor the id of an option.`,
    ),
  ];
  if (errors.length > 0) return { errors };
  const values = new Map(Object.entries(partial).map(([name, value]) => [name, valueFromJson(value)]));
  try {
    return complete(body, exercise, values);
  } catch (error) {
    if (error instanceof ExpressionError) return { errors: [`These values lead nowhere: ${error.message}`] };
    throw error;
  }
}

function complete(
  body: ExerciseBody,
  exercise: CompiledExercise,
  values: ReadonlyMap<string, Value>,
): CompletedGiven {
  const missing = exercise.domains.map(({ name }) => name).filter((name) => !values.has(name));
  const scope = missing.length === 0 ? values : new Search(exercise, values).solve();
  if (scope === null) return { errors: missing.map((name) => `\`${name}\` is missing.`) };
  const given = Object.fromEntries(
    exercise.domains.map(({ name }) => [name, valueToJson(scope.get(name) as Value) as Json]),
  );
  const errors = disagreements(exercise, given, values);
  return errors.length > 0 ? { errors } : { given, warnings: warningsAbout(body, exercise, given) };
}

function isValue(json: Json | undefined): boolean {
  try {
    valueFromJson(json);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** Tries the values of missing names in turn and looks as early as possible whether the given ones can come out. */
class Search {
  #steps = 60_000;

  constructor(
    readonly exercise: CompiledExercise,
    readonly values: ReadonlyMap<string, Value>,
  ) {}

  /** A scope that agrees with every value given, if possible one that satisfies `where` too. */
  solve(): ReadonlyMap<string, Value> | null {
    const missing = this.exercise.domains.filter(({ name }) => !this.values.has(name));
    const given = this.exercise.domains.flatMap(({ name }) => {
      const value = this.values.get(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    // Only a computed value can say what a missing name was.
    const told = this.exercise.steps.some((step) => step.kind === "let" && this.values.has(step.name));
    if (!told) return null;
    const start = new Map(given);
    return (
      this.#extend(start, missing, this.exercise.steps, true) ??
      this.#extend(start, missing, this.exercise.steps, false)
    );
  }

  #extend(
    scope: ReadonlyMap<string, Value>,
    missing: CompiledExercise["domains"],
    steps: readonly ScopeStep[],
    strict: boolean,
  ): ReadonlyMap<string, Value> | null {
    const advanced = this.#advance(scope, steps, strict);
    if (advanced === null) return null;
    const wanted = advanced.waiting.flatMap(namesOf);
    const next = missing.find(({ name }) => wanted.includes(name)) ?? missing[0];
    if (next === undefined) return advanced.waiting.length === 0 ? advanced.scope : null;
    const rest = missing.filter((other) => other !== next);
    for (let index = 0; index < next.domain.size && this.#steps > 0; index++) {
      this.#steps -= 1;
      const tried = new Map(advanced.scope).set(next.name, valueFromJson(next.domain.at(index)));
      const found = this.#extend(tried, rest, advanced.waiting, strict);
      if (found) return found;
    }
    return null;
  }

  /** Takes every step whose names are known; null if one contradicts the values given. */
  #advance(from: ReadonlyMap<string, Value>, steps: readonly ScopeStep[], strict: boolean) {
    const scope = new Map(from);
    const waiting: ScopeStep[] = [];
    for (const step of steps) {
      if (!namesOf(step).every((name) => scope.has(name))) waiting.push(step);
      else if (step.kind === "let") {
        const value = evaluate(step.value, scope);
        const told = this.values.get(step.name);
        if (told !== undefined && !valuesEqual(told, value)) return null;
        scope.set(step.name, value);
      } else if (strict && evaluate(step.condition, scope) !== true) return null;
    }
    return { scope, waiting };
  }
}

function namesOf(step: ScopeStep): string[] {
  return [...(step.kind === "let" ? step.value : step.condition).names];
}

function disagreements(
  exercise: CompiledExercise,
  given: Given,
  values: ReadonlyMap<string, Value>,
): string[] {
  const scope = scopeOf(exercise, given);
  return [...values].flatMap(([name, value]) => {
    const computed = scope.get(name) as Value;
    return valuesEqual(value, computed)
      ? []
      : [
          `\`${name}\` is ${formatValue(computed, "en")} for the other values, not ${formatValue(value, "en")}.`,
        ];
  });
}

function warningsAbout(body: ExerciseBody, exercise: CompiledExercise, given: Given): string[] {
  const outside = exercise.domains
    .filter(({ name, domain }) => !domain.contains(given[name] ?? null))
    .map(({ name }) => `\`${name}\` = ${JSON.stringify(given[name])} is outside its domain.`);
  return [...outside, ...brokenConditions(body, exercise, given)];
}

function brokenConditions(body: ExerciseBody, exercise: CompiledExercise, given: Given): string[] {
  const scope = scopeOf(exercise, given);
  return exercise.steps.flatMap((step) =>
    step.kind === "let" || evaluate(step.condition, scope) === true
      ? []
      : [`\`${body.where[step.index]}\` does not hold.`],
  );
}
