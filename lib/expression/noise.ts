/**
 * Rounding noise of inexact numbers next to zero. A double holds sixteen digits, so where the true result is 0, the
 * difference of two nearly equal numbers, or the sine of an angle near a multiple of π, keeps rounding errors:
 * `sin(pi)` gives 1.2e-16.
 *
 * No bound alone separates noise from a small result: 4e-18 is a good value of `exp(-40)`. It takes the operands to
 * tell. So noise is removed where it arises, in sums, differences and the functions that cross zero; code that prints,
 * compares, draws or judges a value then gets 0 itself.
 */

/** Results smaller than this share of their operands are noise; generous, so that errors may add up. */
const noise = 1e-12;

/** `scale` is the largest absolute value that went into the result. */
export function withoutNoise(result: number, scale: number): number {
  return Math.abs(result) <= noise * Math.abs(scale) ? 0 : result;
}

/** The sum or difference of two numbers, without noise. */
export function withoutNoiseOf(result: number, a: number, b: number): number {
  return withoutNoise(result, Math.max(Math.abs(a), Math.abs(b)));
}
