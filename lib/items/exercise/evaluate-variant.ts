import { evaluate, type Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Expression } from "@/lib/expression/parse-expression";
import { type Value, valueFromJson } from "@/lib/expression/value";
import type { Given } from "@/lib/items/item-kind";
import { type CompiledExercise, type CompiledMisconception, compileExercise } from "./compile-exercise";
import type { ExerciseBody } from "./exercise-body";

/** Everything that follows from the values drawn. */
export type Variant = {
  /** Given and computed names. */
  readonly scope: Scope;
  readonly answer: Value;
  /**
   * In the author's order; null if a misconception leads to no value in this variant: its `when` does not hold, or it
   * divides by zero.
   */
  readonly misconceptions: readonly { readonly id: string; readonly value: Value | null }[];
};

/** Computes a variant. Throws an ExpressionError if `let` or the answer fails for these values. */
export function evaluateVariant(body: ExerciseBody, given: Given): Variant {
  const exercise = compileExercise(body);
  return variantIn(exercise, scopeOf(exercise, given));
}

function variantIn(exercise: CompiledExercise, scope: Scope): Variant {
  return {
    scope,
    answer: evaluate(exercise.answer, scope),
    misconceptions: exercise.misconceptions.map((one) => ({ id: one.id, value: mistakenValue(one, scope) })),
  };
}

/** The names of a variant, whether or not `where` holds. */
export function scopeOf(exercise: CompiledExercise, given: Given): Scope {
  const scope = givenScope(given);
  for (const step of exercise.steps)
    if (step.kind === "let") scope.set(step.name, evaluate(step.value, scope));
  return scope;
}

/** The names of a variant; null if a condition of `where` does not hold. */
export function allowedScope(exercise: CompiledExercise, given: Given): Scope | null {
  const scope = givenScope(given);
  for (const step of exercise.steps) {
    if (step.kind === "let") scope.set(step.name, evaluate(step.value, scope));
    else if (evaluate(step.condition, scope) !== true) return null;
  }
  return scope;
}

/** The value that a misconception leads to; null if there is none. */
export function mistakenValue({ value, when }: CompiledMisconception, scope: Scope): Value | null {
  return when === null || valueOrNull(when, scope) === true ? valueOrNull(value, scope) : null;
}

export function valueOrNull(expression: Expression, scope: Scope): Value | null {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

function givenScope(given: Given): Map<string, Value> {
  return new Map(Object.entries(given).map(([name, value]) => [name, valueFromJson(value)]));
}
