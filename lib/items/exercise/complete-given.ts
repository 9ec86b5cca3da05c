/** Completes values from outside (a test case, the command line) to a full draw. */
import { evaluate } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import { formatValue } from "@/lib/expression/format-value";
import { parseTemplate } from "@/lib/expression/template";
import { type Value, valueFromJson, valuesEqual, valueToJson } from "@/lib/expression/value";
import type { CompletedGiven, Given, Json } from "@/lib/items/item-kind";
import { type CompiledExercise, compileExercise, type ScopeStep } from "./compile-exercise";
import { scopeOf, valueOrNull } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";

/**
 * `warnings` name values outside the domain or `where`. A name that `let` computes may be given too, and must agree. It
 * may also determine a drawn name that the learner never sees: from `out` and the rest, a hidden stride is found if any
 * value in its domain leads to `out`.
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
  const mistaken = wrongTypes(exercise, partial, values);
  if (mistaken.length > 0) return { errors: mistaken };
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
  const missing = exercise.domains.filter(({ name }) => !values.has(name)).map(({ name }) => name);
  const scope = missing.length === 0 ? values : findHidden(body, exercise, values, missing);
  if (scope === null) return { errors: missing.map((name) => `\`${name}\` is missing.`) };
  const given = Object.fromEntries(
    exercise.domains.map(({ name }) => [name, valueToJson(scope.get(name) as Value) as Json]),
  );
  const errors = disagreements(exercise, given, values);
  return errors.length > 0 ? { errors } : { given, warnings: warningsAbout(body, exercise, given) };
}

/** Values of the wrong type, which would otherwise cause errors in unrelated expressions. */
function wrongTypes(
  { domains }: CompiledExercise,
  partial: Given,
  values: ReadonlyMap<string, Value>,
): string[] {
  return domains.flatMap(({ name, domain }) => {
    const value = values.get(name);
    const wanted = typeOf(valueFromJson(domain.at(0)));
    if (value === undefined || domain.contains(partial[name] ?? null) || typeOf(value) === wanted) return [];
    return [`\`${name}\` should be ${wanted}, but is ${typeOf(value)}.`];
  });
}

function typeOf(value: Value): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "a text";
  return typeof value === "boolean" ? "true or false" : "a number";
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

/** Finds the hidden names from the computed names that were given; null if that is impossible. */
function findHidden(
  body: ExerciseBody,
  exercise: CompiledExercise,
  values: ReadonlyMap<string, Value>,
  missing: readonly string[],
): ReadonlyMap<string, Value> | null {
  const shown = parseTemplate(body.ask.en).names;
  const telling = namesBehind(exercise, values);
  if (missing.some((name) => shown.has(name) || !telling.has(name))) return null;
  return new Search(exercise, values, true).solve() ?? new Search(exercise, values, false).solve();
}

/** The names that the given computed ones depend on, directly or not. */
function namesBehind(exercise: CompiledExercise, values: ReadonlyMap<string, Value>): ReadonlySet<string> {
  const behind = new Set<string>();
  for (const step of [...exercise.steps].reverse()) {
    if (step.kind !== "let" || !(values.has(step.name) || behind.has(step.name))) continue;
    for (const name of step.value.names) behind.add(name);
  }
  return behind;
}

/** Tries the values of missing names in turn and rejects as early as possible those that contradict the given ones. */
class Search {
  #triesLeft = 60_000;

  constructor(
    readonly exercise: CompiledExercise,
    readonly values: ReadonlyMap<string, Value>,
    /** Whether `where` must hold, too. */
    readonly strict: boolean,
  ) {}

  solve(): ReadonlyMap<string, Value> | null {
    const { domains, steps } = this.exercise;
    const drawn = new Map(
      [...this.values].filter(([name]) => domains.some((domain) => domain.name === name)),
    );
    const missing = domains.filter(({ name }) => !drawn.has(name));
    return this.#extend(drawn, missing, steps);
  }

  #extend(
    scope: ReadonlyMap<string, Value>,
    missing: CompiledExercise["domains"],
    steps: readonly ScopeStep[],
  ): ReadonlyMap<string, Value> | null {
    const advanced = this.#advance(scope, steps);
    if (advanced === null) return null;
    const wanted = advanced.waiting.flatMap(namesOf);
    const next = missing.find(({ name }) => wanted.includes(name)) ?? missing[0];
    if (next === undefined) return advanced.scope;
    const rest = missing.filter((other) => other !== next);
    for (let index = 0; index < next.domain.size && this.#triesLeft > 0; index++) {
      this.#triesLeft -= 1;
      const tried = new Map(advanced.scope).set(next.name, valueFromJson(next.domain.at(index)));
      const found = this.#extend(tried, rest, advanced.waiting);
      if (found) return found;
    }
    return null;
  }

  /** Performs every step whose names are known; null if one contradicts the given values, or fails. */
  #advance(from: ReadonlyMap<string, Value>, steps: readonly ScopeStep[]) {
    const scope = new Map(from);
    const waiting: ScopeStep[] = [];
    for (const step of steps) {
      if (!namesOf(step).every((name) => scope.has(name))) waiting.push(step);
      else if (step.kind === "let") {
        const value = valueOrNull(step.value, scope);
        const told = this.values.get(step.name) ?? value;
        if (value === null || told === null || !valuesEqual(told, value)) return null;
        scope.set(step.name, value);
      } else if (this.strict && valueOrNull(step.condition, scope) !== true) return null;
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
