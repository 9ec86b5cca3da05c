import { checkFinite, multiply, squareRoot, sum } from "../arithmetic";
import type { BuiltIn } from "../built-in";
import type { EvaluationRun } from "../evaluation-run";
import { list, matrix, numbers, vector } from "../operands";
import { isList, type Numeric, toNumber, type Value } from "../value";

type Vector = readonly Numeric[];
type Matrix = readonly Vector[];

export const linearAlgebra: readonly BuiltIn[] = [
  { name: "dot", least: 2, most: 2, apply: ([a, b], run) => dot(vector(a!, run), vector(b!, run), run) },
  { name: "matmul", least: 2, most: 2, apply: ([a, b], run) => product(a!, b!, run) },
  { name: "transpose", least: 1, most: 1, apply: ([value], run) => transpose(matrix(value!, run), run) },
  {
    name: "norm",
    least: 1,
    most: 1,
    apply: ([value], run) => {
      const entries = numbers([value!], run);
      return squareRoot(dot(entries, entries, run), run);
    },
  },
  { name: "softmax", least: 1, most: 1, apply: ([value], run) => softmax(value!, run) },
];

/** Sum of the products of entries at the same place. */
export function dot(a: Vector, b: Vector, run: EvaluationRun): Numeric {
  if (a.length !== b.length) {
    throw run.error(
      "wrong-shape",
      `Lengths ${a.length} and ${b.length} don't fit together. Give both the same length.`,
      { left: a.length, right: b.length },
    );
  }
  return sum(
    a.map((entry, at) => multiply(entry, b[at]!, run)),
    run,
  );
}

/** Matrix by matrix, matrix by (column) vector, or (row) vector by matrix. */
function product(a: Value, b: Value, run: EvaluationRun): Value {
  if (!isMatrix(a, run))
    return transpose(matrix(b, run), run).map((column) => dot(vector(a, run), column, run));
  const rows = matrix(a, run);
  if (!isMatrix(b, run)) return rows.map((row) => dot(row, vector(b, run), run));
  const columns = transpose(matrix(b, run), run);
  run.allocate(rows.length * columns.length);
  return rows.map((row) => columns.map((column) => dot(row, column, run)));
}

function isMatrix(value: Value, run: EvaluationRun): boolean {
  return list(value, run).some(isList);
}

function transpose(rows: Matrix, run: EvaluationRun): Matrix {
  run.allocate(rows.length * rows[0]!.length);
  return rows[0]!.map((_, column) => rows.map((row) => row[column]!));
}

/** Of a vector, or of each row of a matrix. Shifted by the maximum, so that large scores do not overflow. */
function softmax(value: Value, run: EvaluationRun): Value {
  if (isMatrix(value, run)) return matrix(value, run).map((row) => softmax(row, run));
  const scores = vector(value, run).map(toNumber);
  run.allocate(scores.length);
  const highest = scores.reduce((a, b) => Math.max(a, b));
  const weights = scores.map((score) => Math.exp(score - highest));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => checkFinite(weight / total, run));
}
