/** Applies an operation on single values to lists, entry by entry. */
import type { EvaluationRun } from "./evaluation-run";
import { isList, type Scalar, type Value } from "./value";

export function mapEach(value: Value, run: EvaluationRun, operation: (entry: Scalar) => Value): Value {
  if (!isList(value)) return operation(value);
  run.allocate(value.length);
  return value.map((entry) => mapEach(entry, run, operation));
}

/** Pairs lists of the same shape entry by entry; a single value stands for every entry. */
export function mapPairs(
  left: Value,
  right: Value,
  run: EvaluationRun,
  operation: (left: Scalar, right: Scalar) => Value,
): Value {
  if (!isList(left)) return mapEach(right, run, (entry) => operation(left, entry));
  if (!isList(right)) return mapEach(left, run, (entry) => operation(entry, right));
  return zip(left, right, run, operation);
}

function zip(
  left: readonly Value[],
  right: readonly Value[],
  run: EvaluationRun,
  operation: (left: Scalar, right: Scalar) => Value,
): Value {
  if (left.length !== right.length) {
    throw run.error(
      "wrong-shape",
      `A list of ${left.length} meets a list of ${right.length}. Give both the same shape.`,
      { left: left.length, right: right.length },
    );
  }
  run.allocate(left.length);
  return left.map((a, at) => {
    const b = right[at]!;
    if (isList(a) && isList(b)) return zip(a, b, run, operation);
    if (isList(a) || isList(b)) {
      throw run.error("wrong-shape", "A matrix meets a plain list. Give both the same shape.");
    }
    return operation(a, b);
  });
}
