/**
 * The values of expressions. Exact numbers are fractions; a JS number is the inexact result of a root, a power, an
 * exponential or a trigonometric function, or of a computation with one.
 */
import Fraction from "fraction.js";
import { fractionFromDecimal, terminatingDecimal } from "./decimal";
import { ExpressionError } from "./expression-error";
import { withoutNoiseOf } from "./noise";
import { smallWhole, wholeNumber } from "./whole-number";

export type Numeric = Fraction | number;
export type Scalar = Numeric | boolean | string;
export type Value = Scalar | readonly Value[];

/** A value as plain JSON. */
export type JsonValue = boolean | number | string | readonly JsonValue[];

const fractionPattern = /^(-?\d+)\/(\d+)$/;

export function isExact(value: Value): value is Fraction {
  return value instanceof Fraction;
}

export function isNumeric(value: Value): value is Numeric {
  return typeof value === "number" || value instanceof Fraction;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The value as a double; `true` is 1, `false` 0. Throws an ExpressionError for strings and lists. */
export function toNumber(value: Value): number {
  if (isExact(value)) return value.valueOf();
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  throw new ExpressionError("wrong-type", 1, "This is not a number. Give one number.");
}

/**
 * Less than 0, 0 or more than 0, as `a` is less than, equal to or more than `b`. Exact numbers are compared exactly;
 * others are equal where the evaluator's own `a - b` is 0.
 */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a !== "number" && typeof b !== "number") {
    if (a === b) return 0;
    return a.d === b.d ? Number(a.s * a.n - b.s * b.n) : a.compare(b);
  }
  const left = toNumber(a);
  const right = toNumber(b);
  return withoutNoiseOf(left - right, left, right);
}

/** Same type, same shape, same content. Never throws. */
export function valuesEqual(a: Value, b: Value): boolean {
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((entry, at) => valuesEqual(entry, b[at]!));
  }
  return a === b;
}

/**
 * Reads a drawn value: a number as its printed decimal, a string `p/q` as that fraction, any other string as an option
 * id. Throws an ExpressionError for null, objects and non-finite numbers.
 */
export function valueFromJson(json: unknown): Value {
  if (typeof json === "boolean") return json;
  if (Number.isSafeInteger(json)) return wholeNumber(json as number);
  if (typeof json === "number") return fractionFromDecimal(String(json)) ?? refuse(json);
  if (typeof json === "string") return fractionFromText(json) ?? json;
  if (Array.isArray(json)) return json.map(valueFromJson);
  return refuse(json);
}

/**
 * Writes a value so that `valueFromJson` restores it: exact numbers as a JSON number if that prints back the same, else
 * as `p/q`. An inexact number becomes a JSON number, and is restored as the decimal that it prints as.
 */
export function valueToJson(value: Value): JsonValue {
  if (isList(value)) return value.map(valueToJson);
  if (!isExact(value)) return value;
  const small = smallWhole(value);
  if (small !== null) return small;
  // Via the decimal, because numerator and denominator may each be too long for a double.
  const double = Number(terminatingDecimal(value) ?? Number.NaN);
  return fractionFromDecimal(String(double))?.equals(value) ? double : `${value.s * value.n}/${value.d}`;
}

function fractionFromText(text: string): Fraction | null {
  const match = fractionPattern.exec(text);
  if (!match) return null;
  const denominator = BigInt(match[2]!);
  return denominator === 0n ? null : new Fraction(BigInt(match[1]!), denominator);
}

function refuse(json: unknown): never {
  const found = json === null ? "null" : typeof json === "number" ? String(json) : typeof json;
  throw new ExpressionError("wrong-type", 1, `A value can't be ${found}. Use a number, a string or a list.`, {
    found,
  });
}
