/** Decides when two answers are equal, and when they differ enough to be told apart. */
import Fraction from "fraction.js";
import { withoutNoise } from "@/lib/expression/noise";
import {
  compareNumbers,
  isExact,
  isList,
  isNumeric,
  type Numeric,
  toNumber,
  type Value,
} from "@/lib/expression/value";
import type { ReadValue } from "./answer-form";

/** How far off a number may be: absolute, relative to the right value, or by rounding to significant figures. */
export type Tolerance = { readonly abs: number } | { readonly rel: number } | { readonly digits: number };

/** Doubles computed in two ways that differ by this share count as equal. */
const rounding = 1e-9;

/** Whether the answer has this value, within the tolerance. The tolerance applies to each entry of a list or matrix. */
export function answerFits(read: ReadValue, value: Value, tolerance?: Tolerance): boolean {
  return agree(valueOfRead(read), value, tolerance, 1);
}

/**
 * Whether one slightly inexact answer would match both. Symmetric; entries more than twice the tolerance apart differ.
 */
export function indistinguishable(a: Value, b: Value, tolerance?: Tolerance): boolean {
  return agree(a, b, tolerance, 2) || agree(b, a, tolerance, 2);
}

/** Whether `b` counts as the answer `a`. */
export function countsAs(a: Value, b: Value, tolerance?: Tolerance): boolean {
  return agree(b, a, tolerance, 1);
}

/** The answer as a value of the evaluator. */
function valueOfRead(read: ReadValue): Value {
  if (typeof read === "string") return read;
  if ("numerator" in read) return new Fraction(read.numerator, read.denominator);
  return (read as readonly ReadValue[]).map(valueOfRead);
}

/** `value` is the one that the tolerance refers to. */
function agree(other: Value, value: Value, tolerance: Tolerance | undefined, times: number): boolean {
  if (isList(other) && isList(value)) {
    return (
      other.length === value.length &&
      other.every((entry, index) => agree(entry, value[index] as Value, tolerance, times))
    );
  }
  if (isNumeric(other) && isNumeric(value)) return close(other, value, tolerance, times);
  return other === value;
}

function close(other: Numeric, value: Numeric, tolerance: Tolerance | undefined, times: number): boolean {
  const exact = isExact(other) && isExact(value);
  if (exact && compareNumbers(other, value) === 0) return true;
  if (exact && tolerance === undefined) return false;
  const [a, b] = [toNumber(other), toNumber(value)];
  // A calculator's rounding noise where the evaluator has 0.
  if (value === 0 && withoutNoise(a, 1) === 0) return true;
  const margin = tolerance === undefined ? 0 : times * marginOf(tolerance, b);
  return Math.abs(a - b) <= margin * (1 + rounding) + rounding * Math.abs(exact ? 0 : b);
}

/** The greatest distance from `value` that counts as equal. */
function marginOf(tolerance: Tolerance, value: number): number {
  if ("abs" in tolerance) return tolerance.abs;
  const size = Math.abs(value);
  if ("rel" in tolerance) return tolerance.rel * size;
  return size === 0 ? 0 : 0.5 * 10 ** (Math.floor(Math.log10(size)) + 1 - tolerance.digits);
}
