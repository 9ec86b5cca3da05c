import type { Scope } from "@/lib/expression/evaluate";
import type { Value } from "@/lib/expression/value";
import { indistinguishable, type Tolerance } from "@/lib/items/answer-forms/compare-answers";
import type { CompiledExercise } from "./compile-exercise";
import { valueOrNull } from "./evaluate-variant";

/**
 * Are there `needed` misconceptions with values of their own: apart from the answer and from one another by more than
 * twice the tolerance? Stops computing as soon as there are.
 */
export function hasActiveMisconceptions(
  exercise: CompiledExercise,
  scope: Scope,
  answer: Value,
  needed: number,
): boolean {
  const found: Value[] = [];
  for (const { value } of exercise.misconceptions) {
    if (found.length >= needed) return true;
    const own = valueOrNull(value, scope);
    if (own !== null && isOwn(own, [answer, ...found], exercise.tolerance)) found.push(own);
  }
  return found.length >= needed;
}

function isOwn(value: Value, others: readonly Value[], tolerance: Tolerance | undefined): boolean {
  return others.every((other) => !indistinguishable(value, other, tolerance));
}
