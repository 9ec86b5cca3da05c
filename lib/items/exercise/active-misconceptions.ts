import type { Value } from "@/lib/expression/value";
import { indistinguishable, type Tolerance } from "@/lib/items/answer-forms/compare-answers";

/**
 * Are there `needed` misconceptions with values of their own: apart from the answer and from one another by more than
 * twice the tolerance? Takes no more values than it needs.
 */
export function hasActiveMisconceptions(
  values: Iterable<Value | null>,
  answer: Value,
  tolerance: Tolerance | undefined,
  needed: number,
): boolean {
  if (needed === 0) return true;
  const own: Value[] = [];
  for (const value of values) {
    if (value === null || indistinguishable(value, answer, tolerance)) continue;
    if (own.some((other) => indistinguishable(value, other, tolerance))) continue;
    own.push(value);
    if (own.length === needed) return true;
  }
  return false;
}
