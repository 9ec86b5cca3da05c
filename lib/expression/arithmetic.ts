/** Arithmetic on single numbers: exact if both operands are, except for powers and roots that have no exact value. */
import Fraction from "fraction.js";
import { fractionFromDecimal } from "./decimal";
import type { EvaluationRun } from "./evaluation-run";
import { limits } from "./limits";
import { withoutNoise, withoutNoiseOf } from "./noise";
import { isExact, type Numeric, toNumber } from "./value";
import { smallWhole, wholeNumber } from "./whole-number";

type Binary = (a: Numeric, b: Numeric, run: EvaluationRun) => Numeric;

const largestExact = 10n ** BigInt(limits.digits);
/** Operations on numbers below this cost one step. */
const largestCheap = 2n ** 64n;
/** Below this, a double that is the square root of a whole number is whole only if it is exact. */
const largestSquare = 2n ** 50n;
const largestShort = 2 ** 60;
/** Roots of a higher degree are computed as doubles, even if they have an exact value. */
const highestExactRoot = 64n;
/** Significant digits of a double that are trusted: the last three may be rounding noise. */
const trustedDigits = 13;

export const add = pairwise(
  (a, b) => a.add(b),
  (a, b) => a + b,
  withoutNoiseOf,
);

export const subtract = pairwise(
  (a, b) => a.sub(b),
  (a, b) => a - b,
  withoutNoiseOf,
);

export const multiply = pairwise(
  (a, b) => a.mul(b),
  (a, b) => a * b,
);

/** The sum of all terms. Its noise is judged against the largest term, not the last. */
export function sum(terms: readonly Numeric[], run: EvaluationRun): Numeric {
  const total = terms.reduce((a, b) => add(a, b, run), wholeNumber(0));
  if (isExact(total)) return total;
  return withoutNoise(
    total,
    terms.reduce<number>((most, term) => Math.max(most, Math.abs(toNumber(term))), 0),
  );
}

const quotient = pairwise(
  (a, b) => a.div(b),
  (a, b) => a / b,
);

export const divide: Binary = (a, b, run) => {
  refuseZeroDivisor(b, run);
  return quotient(a, b, run);
};

/** The remainder of floored division; has the sign of `b`. */
export const floorMod: Binary = (a, b, run) => {
  refuseZeroDivisor(b, run);
  const times = floor(divide(a, b, run), run);
  return subtract(a, multiply(b, times, run), run);
};

export const power: Binary = (base, exponent, run) => {
  if (isExact(base) && isExact(exponent)) {
    const exact = exponent.d === 1n ? wholePower(base, exponent, run) : fractionalPower(base, exponent, run);
    if (exact) return exact;
  }
  const [x, y] = [toNumber(base), toNumber(exponent)];
  if (x === 0 && y < 0) throw divisionByZero(run);
  if (x < 0 && !Number.isInteger(y)) {
    throw run.error(
      "outside-domain",
      "A negative number has no fractional power. Check the sign of the base.",
    );
  }
  return checkFinite(x ** y, run);
};

/** Exact for the square of a fraction. */
export function squareRoot(value: Numeric, run: EvaluationRun): Numeric {
  if (toNumber(value) < 0) {
    throw run.error("outside-domain", "A negative number has no square root. Check the sign.");
  }
  return (isExact(value) ? exactRoot(value, 2n, run) : null) ?? Math.sqrt(toNumber(value));
}

export function negate(value: Numeric): Numeric {
  return isExact(value) ? value.neg() : -value;
}

/** Towards minus infinity. Whole numbers are exact, even if they come from an inexact one. */
export function floor(value: Numeric, run: EvaluationRun): Fraction {
  return wholeBelow(settle(value, run));
}

/** The quotient of doubles never rounds up to a whole number, so it can be computed as one. */
export function wholeBelow(value: Fraction): Fraction {
  if (value.d === 1n) return value;
  const [top, bottom] = [Number(value.s * value.n), Number(value.d)];
  const small = Number.isSafeInteger(top) && Number.isSafeInteger(bottom);
  return small ? wholeNumber(Math.floor(top / bottom)) : value.floor();
}

/**
 * The exact number that an inexact one stands for, so that a whole number with a rounding error (`log(125) / log(5)` is
 * 3.0000000000000004 as doubles) is not rounded to its neighbour.
 */
export function settle(value: Numeric, run: EvaluationRun): Fraction {
  if (isExact(value)) return value;
  return checkExact(fractionFromDecimal(value.toPrecision(trustedDigits))!, run);
}

/** Throws if an exact number has too many digits. */
export function checkExact(value: Fraction, run: EvaluationRun): Fraction {
  if (isShort(value)) return value;
  if (value.n >= largestExact || value.d >= largestExact) throw tooLarge(run);
  return value;
}

/** An operation on long fractions spends its time on their common divisor, so its cost grows with their length. */
export function chargeExact(value: Fraction, run: EvaluationRun): void {
  if (isShort(value) || (value.n < largestCheap && value.d < largestCheap)) return;
  run.spend((value.n.toString(16).length + value.d.toString(16).length) >> 1);
}

/** Far below every limit, and a faster test than comparing with the limits. */
function isShort({ n, d }: Fraction): boolean {
  return Number(n) < largestShort && Number(d) < largestShort;
}

export function checkFinite(value: number, run: EvaluationRun): number {
  if (Number.isFinite(value)) return value;
  throw run.error("not-finite", "The result is too large for a decimal number. Use smaller numbers.");
}

/**
 * Small whole numbers are computed as doubles, which hold them exactly: most computations use nothing else. `cleared`
 * removes the noise from an inexact result.
 */
function pairwise(
  exact: (a: Fraction, b: Fraction) => Fraction,
  double: (a: number, b: number) => number,
  cleared: (result: number, a: number, b: number) => number = (result) => result,
): Binary {
  return (a, b, run) => {
    run.spend(1);
    if (!isExact(a) || !isExact(b)) {
      const [left, right] = [toNumber(a), toNumber(b)];
      return checkFinite(cleared(double(left, right), left, right), run);
    }
    const x = smallWhole(a);
    const y = x === null ? null : smallWhole(b);
    if (x !== null && y !== null) {
      const result = double(x, y);
      if (Number.isSafeInteger(result)) return wholeNumber(result);
    }
    chargeExact(a, run);
    chargeExact(b, run);
    return checkExact(exact(a, b), run);
  };
}

function wholePower(base: Fraction, exponent: Fraction, run: EvaluationRun): Fraction {
  if (exponent.n === 0n) return wholeNumber(1);
  const inverse = exponent.s < 0n;
  if (base.n === 0n) {
    if (inverse) throw divisionByZero(run);
    return base;
  }
  const negative = base.s < 0n && exponent.n % 2n === 1n;
  if (base.n === 1n && base.d === 1n) return wholeNumber(negative ? -1 : 1);
  const digits = Number(exponent.n) * Math.log10(Math.max(Number(base.n), Number(base.d)));
  if (digits > limits.digits) throw tooLarge(run);
  const top = base.n ** exponent.n * (negative ? -1n : 1n);
  const bottom = base.d ** exponent.n;
  const result = checkExact(inverse ? new Fraction(bottom, top) : new Fraction(top, bottom), run);
  chargeExact(result, run);
  return result;
}

/** Null if the power is not a fraction, or the base is negative. */
function fractionalPower(base: Fraction, exponent: Fraction, run: EvaluationRun): Fraction | null {
  if (base.s < 0n || exponent.d > highestExactRoot) return null;
  const root = exactRoot(base, exponent.d, run);
  return root && wholePower(root, new Fraction(exponent.s * exponent.n), run);
}

/** The root of a non-negative fraction, if it is a fraction too. */
function exactRoot(value: Fraction, degree: bigint, run: EvaluationRun): Fraction | null {
  const top = wholeRoot(value.n, degree, run);
  const bottom = top === null ? null : wholeRoot(value.d, degree, run);
  return top === null || bottom === null ? null : new Fraction(top, bottom);
}

/** Newton's method from above, on whole numbers; null if the root is not whole. */
function wholeRoot(value: bigint, degree: bigint, run: EvaluationRun): bigint | null {
  if (value < 2n) return value;
  if (degree === 2n && value < largestSquare) {
    run.spend(1);
    const root = Math.sqrt(Number(value));
    return Number.isInteger(root) ? BigInt(root) : null;
  }
  const bits = BigInt(value.toString(2).length);
  let root = 1n << (bits / degree + 1n);
  for (;;) {
    run.spend(value < largestCheap ? 1 : 20);
    const next = ((degree - 1n) * root + value / root ** (degree - 1n)) / degree;
    if (next >= root) return root ** degree === value ? root : null;
    root = next;
  }
}

function refuseZeroDivisor(divisor: Numeric, run: EvaluationRun): void {
  if (isExact(divisor) ? divisor.n === 0n : divisor === 0) throw divisionByZero(run);
}

function divisionByZero(run: EvaluationRun) {
  return run.error("division-by-zero", "This divides by zero. Exclude that case under where.");
}

function tooLarge(run: EvaluationRun) {
  return run.error(
    "too-large",
    `The number has more than ${limits.digits} digits. Use smaller numbers, or exp and log.`,
    { limit: limits.digits },
  );
}
