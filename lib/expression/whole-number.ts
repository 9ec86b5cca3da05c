/** Whole numbers without the parsing and reducing that fraction.js does for every number. */
import Fraction from "fraction.js";

const lowest = -256;
const highest = 4_096;

/** Small numbers are made once and shared: fractions are immutable, and a course uses few different ones. */
const small: readonly Fraction[] = Array.from(
  { length: highest - lowest + 1 },
  (_, index) => new Fraction(BigInt(lowest + index)),
);

/** `value` is a safe integer. */
export function wholeNumber(value: number): Fraction {
  return value >= lowest && value <= highest ? small[value - lowest]! : new Fraction(BigInt(value));
}

/** The whole number as a double; null if it is not whole, or too large to compute with as one. */
export function smallWhole({ s, n, d }: Fraction): number | null {
  if (d !== 1n) return null;
  const size = Number(n);
  if (size > Number.MAX_SAFE_INTEGER) return null;
  return s < 0n ? -size : size;
}
