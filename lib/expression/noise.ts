/**
 * The noise of inexact numbers next to zero. A double holds sixteen digits, so a difference of two nearly equal ones,
 * or a sine near a multiple of π, is left with rounding errors where the true result is 0: `sin(pi)` gives 1.2e-16.
 *
 * No bound alone tells noise from a small result: 4e-18 is a good value of `exp(-40)`. What tells it is what the result
 * was computed from. So noise is taken away where it arises, in sums, differences and the functions that cross zero;
 * whatever prints, compares, draws or judges a value then meets 0 itself.
 */

/** The share of its operands below which a result has no digit left to trust; wide, so that errors may add up. */
const noise = 1e-12;

/** `scale` is the largest number that went into the result, with any sign. */
export function withoutNoise(result: number, scale: number): number {
  return Math.abs(result) <= noise * Math.abs(scale) ? 0 : result;
}

/** What is left of the sum or difference of two numbers. */
export function withoutNoiseOf(result: number, a: number, b: number): number {
  return withoutNoise(result, Math.max(Math.abs(a), Math.abs(b)));
}
