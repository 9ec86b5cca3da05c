/** Sliding windows. As in deep learning, the kernel is not flipped (cross-correlation). */
import { divide, sum } from "../arithmetic";
import type { BuiltIn } from "../built-in";
import type { EvaluationRun } from "../evaluation-run";
import { matrix, vector, whole } from "../operands";
import { compareNumbers, type Numeric, type Value } from "../value";
import { wholeNumber } from "../whole-number";
import { dot } from "./linear-algebra";

type Vector = readonly Numeric[];
type Matrix = readonly Vector[];

const zero = wholeNumber(0);

export const convolution: readonly BuiltIn[] = [
  {
    name: "conv1d",
    least: 2,
    most: 4,
    apply: ([input, kernel, stride, padding], run) => {
      const weights = vector(kernel!, run);
      const line = padded([vector(input!, run)], { rows: 0, columns: count(padding, 0, 0, run) }, run);
      const window = { rows: 1, columns: weights.length };
      return slide(line, window, count(stride, 1, 1, run), run, (cells) => dot(cells, weights, run))[0]!;
    },
  },
  {
    name: "conv2d",
    least: 2,
    most: 4,
    apply: ([input, kernel, stride, padding], run) => {
      const weights = matrix(kernel!, run);
      const border = count(padding, 0, 0, run);
      const map = padded(matrix(input!, run), { rows: border, columns: border }, run);
      const window = { rows: weights.length, columns: weights[0]!.length };
      const flat = weights.flat();
      return slide(map, window, count(stride, 1, 1, run), run, (cells) => dot(cells, flat, run));
    },
  },
  pooling("maxpool", (cells) => cells.reduce((a, b) => (compareNumbers(b, a) > 0 ? b : a))),
  pooling("avgpool", (cells, run) => divide(sum(cells, run), wholeNumber(cells.length), run)),
];

/** The stride defaults to the window's side; windows that do not fit entirely are dropped. */
function pooling(name: string, summary: (cells: Vector, run: EvaluationRun) => Numeric): BuiltIn {
  return {
    name,
    least: 2,
    most: 3,
    apply: ([input, side, stride], run) => {
      const rows = count(side, 1, 1, run);
      const step = count(stride, rows, 1, run);
      return slide(matrix(input!, run), { rows, columns: rows }, step, run, (cells) => summary(cells, run));
    },
  };
}

function count(value: Value | undefined, otherwise: number, least: number, run: EvaluationRun): number {
  const number = value === undefined ? otherwise : whole(value, run);
  if (number >= least) return number;
  throw run.error(
    "outside-domain",
    `Sizes, strides and paddings here start at ${least}. Give a larger number.`,
    { least },
  );
}

function padded(input: Matrix, border: { rows: number; columns: number }, run: EvaluationRun): Matrix {
  const height = input.length + 2 * border.rows;
  const width = input[0]!.length + 2 * border.columns;
  run.allocate(height * width);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => input[row - border.rows]?.[column - border.columns] ?? zero),
  );
}

function slide(
  input: Matrix,
  window: { rows: number; columns: number },
  stride: number,
  run: EvaluationRun,
  summary: (cells: Vector) => Numeric,
): Matrix {
  const rows = positions(input.length, window.rows, stride, run);
  const columns = positions(input[0]!.length, window.columns, stride, run);
  run.allocate(rows * columns);
  run.spend(rows * columns * window.rows * window.columns);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const top = row * stride;
      const left = column * stride;
      const cells: Numeric[] = [];
      for (let y = top; y < top + window.rows; y++) {
        for (let x = left; x < left + window.columns; x++) cells.push(input[y]![x]!);
      }
      return summary(cells);
    }),
  );
}

function positions(length: number, window: number, stride: number, run: EvaluationRun): number {
  if (window <= length) return Math.floor((length - window) / stride) + 1;
  throw run.error(
    "wrong-shape",
    `A window of ${window} doesn't fit into ${length}. Use a smaller one, or padding.`,
    {
      window,
      length,
    },
  );
}
