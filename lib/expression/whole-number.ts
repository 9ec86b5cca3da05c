/** Whole numbers without the reading and reducing that fraction.js does for every number it is given. */
import Fraction from "fraction.js";

const lowest = -256;
const highest = 4_096;

/** Small numbers are made once: nobody changes a fraction, and a course is made of few of them. */
const small: readonly Fraction[] = Array.from(
  { length: highest - lowest + 1 },
  (_, index) => new Fraction(BigInt(lowest + index)),
);

/** `value` is a safe integer. */
export function wholeNumber(value: number): Fraction {
  return value >= lowest && value <= highest ? small[value - lowest]! : new Fraction(BigInt(value));
}

/** The whole number as a double, or null if it is none or too long to be computed with as one. */
export function smallWhole({ s, n, d }: Fraction): number | null {
  if (d !== 1n) return null;
  const size = Number(n);
  if (size > Number.MAX_SAFE_INTEGER) return null;
  return s < 0n ? -size : size;
}
