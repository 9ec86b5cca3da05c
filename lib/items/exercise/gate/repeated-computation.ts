/** One expression, computed for many tuples of values. */
import { evaluate, type Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Expression } from "@/lib/expression/parse-expression";
import type { Value } from "@/lib/expression/value";
import type { CompiledExercise } from "../compile-exercise";

/** For each given of an enumerated domain, the index of the tuple's value. */
export type Digits = readonly number[];

/** An error is a result like any other: the gate looks for tuples without a value. */
export type RepeatedComputation = (scope: Scope, digits: Digits) => Value | ExpressionError;

/**
 * Most expressions of an exercise depend on only some of its givens. When all tuples are tried, such an expression is
 * computed once for each combination of those.
 */
export class ComputationsOnGrid {
  readonly #size: number;
  readonly #sizes: readonly number[];
  /** The givens that each name depends on, by index. */
  readonly #axes = new Map<string, ReadonlySet<number>>();

  constructor({ domains, size, steps }: CompiledExercise) {
    this.#size = size;
    this.#sizes = domains.map(({ domain }) => domain.size);
    domains.forEach(({ name }, axis) => {
      this.#axes.set(name, new Set([axis]));
    });
    for (const step of steps) if (step.kind === "let") this.#axes.set(step.name, this.#axesOf(step.value));
  }

  of(expression: Expression): RepeatedComputation {
    const axes = [...this.#axesOf(expression)];
    const sizes = this.#sizes;
    const combinations = axes.reduce((product, axis) => product * sizes[axis]!, 1);
    if (combinations > this.#size / 2) return computeAlways(expression);
    const known: (Value | ExpressionError | undefined)[] = new Array(combinations);
    return (scope, digits) => {
      let index = 0;
      for (const axis of axes) index = index * sizes[axis]! + digits[axis]!;
      const result = known[index] ?? attempt(expression, scope);
      known[index] = result;
      return result;
    };
  }

  #axesOf({ names }: Expression): ReadonlySet<number> {
    return new Set([...names].flatMap((name) => [...(this.#axes.get(name) ?? [])]));
  }
}

export function computeAlways(expression: Expression): RepeatedComputation {
  return (scope) => attempt(expression, scope);
}

function attempt(expression: Expression, scope: Scope): Value | ExpressionError {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}
