/** When two answers are the same, and when they are far enough apart to be told from each other. */
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

/** How far off a number may be: as it is, as a share of the right value, or by rounding to significant figures. */
export type Tolerance = { readonly abs: number } | { readonly rel: number } | { readonly digits: number };

/** Doubles that were computed in two ways differ by this share and are the same number. */
const rounding = 1e-9;

/** Is what was read this value, within the tolerance? Each entry of a list or matrix has the tolerance for itself. */
export function answerFits(read: ReadValue, value: Value, tolerance?: Tolerance): boolean {
  return agree(valueOfRead(read), value, tolerance, 1);
}

/** Would one answer, typed a little inexactly, fit both? Symmetric; entries more than twice the tolerance apart differ. */
export function indistinguishable(a: Value, b: Value, tolerance?: Tolerance): boolean {
  return agree(a, b, tolerance, 2) || agree(b, a, tolerance, 2);
}

/** Is `b` an answer that counts as `a`? */
export function countsAs(a: Value, b: Value, tolerance?: Tolerance): boolean {
  return agree(b, a, tolerance, 1);
}

/** What was read in the evaluator's terms. */
function valueOfRead(read: ReadValue): Value {
  if (typeof read === "string") return read;
  if ("numerator" in read) return new Fraction(read.numerator, read.denominator);
  return (read as readonly ReadValue[]).map(valueOfRead);
}

/** `value` is the one the tolerance belongs to. */
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
  // What a calculator shows where the evaluator has found 0.
  if (value === 0 && withoutNoise(a, 1) === 0) return true;
  const margin = tolerance === undefined ? 0 : times * marginOf(tolerance, b);
  return Math.abs(a - b) <= margin * (1 + rounding) + rounding * Math.abs(exact ? 0 : b);
}

/** How far from `value` an answer may lie. */
function marginOf(tolerance: Tolerance, value: number): number {
  if ("abs" in tolerance) return tolerance.abs;
  const size = Math.abs(value);
  if ("rel" in tolerance) return tolerance.rel * size;
  return size === 0 ? 0 : 0.5 * 10 ** (Math.floor(Math.log10(size)) + 1 - tolerance.digits);
}
