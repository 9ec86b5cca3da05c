import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "@/lib/progress/wilson";

const some = fc
  .integer({ min: 1, max: 5_000 })
  .chain((n) => fc.record({ n: fc.constant(n), right: fc.nat(n) }));

/**
 * The definition instead of the formula: the probabilities p whose expectation lies within z standard deviations of the
 * measured share, (p̂ − p)² ≤ z² p (1 − p) / n; the ends by bisection.
 */
function byDefinition(right: number, n: number): { low: number; high: number } {
  const share = right / n;
  const fits = (p: number) => (share - p) ** 2 <= (1.959963984540054 ** 2 * p * (1 - p)) / n;
  const end = (inside: number, outside: number) => {
    let [a, b] = [inside, outside];
    for (let i = 0; i < 200; i += 1) {
      const middle = (a + b) / 2;
      if (fits(middle)) a = middle;
      else b = middle;
    }
    return a;
  };
  return { low: end(share, 0), high: end(share, 1) };
}

test("the interval holds just those probabilities that a test at 5 % does not reject", () => {
  fc.assert(
    fc.property(some, ({ right, n }) => {
      const [found, defined] = [wilson(right, n), byDefinition(right, n)];
      expect(found.low).toBeCloseTo(defined.low, 9);
      expect(found.high).toBeCloseTo(defined.high, 9);
    }),
  );
});

test("it holds the share, stays within 0 and 1, and is as wide below as its mirror image above", () => {
  fc.assert(
    fc.property(some, ({ right, n }) => {
      const { low, high } = wilson(right, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(right / n);
      expect(high).toBeGreaterThanOrEqual(right / n);
      const mirrored = wilson(n - right, n);
      expect(mirrored.low).toBeCloseTo(1 - high, 12);
      expect(mirrored.high).toBeCloseTo(1 - low, 12);
    }),
  );
});

test("published values: 81 of 263 is between 0.2553 and 0.3662, 0 of 20 between 0 and 0.1611", () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I.
  expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
  expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
  expect(wilson(0, 20).low).toBe(0);
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
});

test("nothing is known of nothing", () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});
