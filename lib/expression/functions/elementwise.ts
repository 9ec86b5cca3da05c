/** Functions of one number, applied to lists entry by entry. */
import Fraction from "fraction.js";
import { checkFinite, floor, multiply, negate, settle, squareRoot, wholeBelow } from "../arithmetic";
import { mapEach } from "../broadcast";
import type { BuiltIn } from "../built-in";
import type { EvaluationRun } from "../evaluation-run";
import { withoutNoise } from "../noise";
import { numeric, whole } from "../operands";
import { compareNumbers, isExact, type Numeric, toNumber, type Value } from "../value";
import { wholeNumber } from "../whole-number";

const mostPlaces = 15;
const zero = wholeNumber(0);
const scales = Array.from({ length: mostPlaces + 1 }, (_, places) => wholeNumber(10 ** places));
const half = new Fraction(1n, 2n);

export const elementwise: readonly BuiltIn[] = [
  each("floor", floor),
  each("ceil", (x, run) => negate(wholeBelow(settle(x, run).neg()))),
  each("trunc", (x, run) => towardsZero(settle(x, run))),
  each("abs", (x) => (compareNumbers(x, zero) < 0 ? negate(x) : x)),
  each("sign", (x) => wholeNumber(Math.sign(toNumber(x)))),
  each("relu", (x) => (toNumber(x) > 0 ? x : zero)),
  each("sqrt", squareRoot),
  inexact("exp", Math.exp),
  logarithm("log", Math.log),
  logarithm("log2", Math.log2),
  logarithm("log10", Math.log10),
  each("sin", (x) => turned(Math.sin, x)),
  each("cos", (x) => turned(Math.cos, x)),
  each("tan", tangent),
  inexact("tanh", Math.tanh),
  inexact("sigmoid", (x) => 1 / (1 + Math.exp(-x))),
  {
    name: "round",
    least: 1,
    most: 2,
    apply: ([value, places], run) => {
      const count = roundingPlaces(places, run);
      return mapEach(value!, run, (entry) => roundTo(numeric(entry, run), count, run));
    },
  },
];

function each(name: string, operation: (x: Numeric, run: EvaluationRun) => Numeric): BuiltIn {
  return {
    name,
    least: 1,
    most: 1,
    apply: ([value], run) => mapEach(value!, run, (entry) => operation(numeric(entry, run), run)),
  };
}

function inexact(name: string, operation: (x: number) => number): BuiltIn {
  return each(name, (x, run) => checkFinite(operation(toNumber(x)), run));
}

function logarithm(name: string, operation: (x: number) => number): BuiltIn {
  return each(name, (x, run) => {
    if (toNumber(x) > 0) return isExact(x) ? operation(toNumber(x)) : withoutNoise(operation(x), 1);
    throw run.error("outside-domain", `${name} needs a number above 0. Exclude that case under where.`, {
      name,
    });
  });
}

/**
 * The sine or cosine of an inexact angle has the error of the angle; an exact angle other than 0 is never a multiple of
 * π.
 */
function turned(operation: (angle: number) => number, angle: Numeric): number {
  return isExact(angle) ? operation(toNumber(angle)) : withoutNoise(operation(angle), angle);
}

function tangent(angle: Numeric, run: EvaluationRun): number {
  if (turned(Math.cos, angle) !== 0) return turned(Math.tan, angle);
  throw run.error("outside-domain", "tan has no value at a right angle. Exclude that case under where.");
}

function towardsZero(x: Fraction): Fraction {
  return x.s < 0n ? wholeBelow(x.neg()).neg() : wholeBelow(x);
}

/** Decimals to round to; 0 by default. */
export function roundingPlaces(places: Value | undefined, run: EvaluationRun): number {
  const count = places === undefined ? 0 : whole(places, run);
  if (count >= 0 && count <= mostPlaces) return count;
  throw run.error("outside-domain", `Round to between 0 and ${mostPlaces} places.`, { limit: mostPlaces });
}

/** Rounds halves away from zero. The result is always exact. */
export function roundTo(x: Numeric, places: number, run: EvaluationRun): Numeric {
  const scale = scales[places]!;
  const scaled = multiply(settle(x, run), scale, run);
  if (!isExact(scaled)) return scaled;
  const rounded = scaled.s < 0n ? wholeBelow(half.sub(scaled)).neg() : wholeBelow(scaled.add(half));
  return rounded.div(scale);
}
