/** Reads operands and arguments: the expected type of value, or an error. */
import type { EvaluationRun } from "./evaluation-run";
import { isExact, isList, isNumeric, type Numeric, type Scalar, type Value } from "./value";
import { wholeNumber } from "./whole-number";

const one = wholeNumber(1);
const zero = wholeNumber(0);

/** A number; `true` counts as 1 and `false` as 0, so that a mask can be multiplied. */
export function numeric(value: Value, run: EvaluationRun): Numeric {
  if (isNumeric(value)) return value;
  if (typeof value === "boolean") return value ? one : zero;
  throw wrongType("a number", value, run);
}

export function truth(value: Value, run: EvaluationRun): boolean {
  if (typeof value === "boolean") return value;
  throw wrongType("true or false, such as a comparison", value, run);
}

/** A whole number small enough to count with. */
export function whole(value: Value, run: EvaluationRun): number {
  if (!isExact(value)) throw wrongType("a whole number", value, run);
  const number = value.valueOf();
  if (value.d !== 1n || !Number.isSafeInteger(number)) throw wrongType("a whole number", value, run);
  return number;
}

export function list(value: Value, run: EvaluationRun): readonly Value[] {
  if (isList(value)) return value;
  throw wrongType("a list", value, run);
}

/** A non-empty list of numbers. */
export function vector(value: Value, run: EvaluationRun): readonly Numeric[] {
  const entries = list(value, run);
  if (entries.length === 0) throw run.error("wrong-shape", "The list is empty. Give at least one number.");
  run.spend(entries.length);
  return entries.map((entry) => numeric(entry, run));
}

/** Rows of numbers, all of the same length. */
export function matrix(value: Value, run: EvaluationRun): readonly (readonly Numeric[])[] {
  const rows = list(value, run).map((row) => vector(row, run));
  if (rows.length === 0 || rows.some((row) => row.length !== rows[0]!.length)) {
    throw run.error(
      "wrong-shape",
      "The rows differ in length. Give every row of a matrix the same number of entries.",
    );
  }
  return rows;
}

/** All scalars of nested lists, in reading order. */
export function flatten(values: readonly Value[], run: EvaluationRun): readonly Scalar[] {
  const scalars: Scalar[] = [];
  collect(values, run, scalars);
  return scalars;
}

function collect(values: readonly Value[], run: EvaluationRun, scalars: Scalar[]): void {
  run.spend(values.length);
  for (const value of values) {
    if (isList(value)) collect(value, run, scalars);
    else scalars.push(value);
  }
}

/** All numbers of nested lists; at least one. */
export function numbers(values: readonly Value[], run: EvaluationRun): readonly Numeric[] {
  const found = flatten(values, run).map((value) => numeric(value, run));
  if (found.length === 0) throw run.error("wrong-shape", "The list is empty. Give at least one number.");
  return found;
}

export function wrongType(wanted: string, found: Value, run: EvaluationRun) {
  return run.error("wrong-type", `Here stands ${typeName(found)}. Give ${wanted}.`, {
    wanted,
    found: typeName(found),
  });
}

export function typeName(value: Value): string {
  if (isList(value)) return "a list";
  if (typeof value === "boolean") return "true or false";
  if (typeof value === "string") return "a text";
  if (isExact(value)) return value.d === 1n ? "a whole number" : "a fraction";
  return "an inexact number";
}
