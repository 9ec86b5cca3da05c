import fc from "fast-check";
import { expect, test } from "vitest";
import { binParts, calibrationBin } from "../../../lib/scheduling/calibration-bin";

const predicted = fc.record({
  // Never on the border of two ranges.
  recall: fc.integer({ min: 0, max: 99_999 }).map((n) => (n + 0.5) / 100_000),
  elapsedDays: fc.integer({ min: 1, max: 36_500 }),
  spacedReviews: fc.integer({ min: 0, max: 1_000 }),
  spacedMisses: fc.integer({ min: 0, max: 1_000 }),
});

/** The benchmark's names of bins: the values that its own formulas give. */
function benchmarkBin(p: { elapsedDays: number; spacedReviews: number; spacedMisses: number }): string {
  const geometric = (x: number, first: number, base: number) =>
    (first * base ** Math.floor(Math.log(x) / Math.log(base))).toFixed(2);
  const misses = p.spacedMisses === 0 ? "0" : geometric(p.spacedMisses, 1.65, 1.73);
  return [geometric(p.elapsedDays, 2.48, 3.62), geometric(p.spacedReviews + 2, 1.99, 1.89), misses].join();
}

test("two reviews share a bin where they share the benchmark's and a range of 2.5 points of recall", () => {
  fc.assert(
    fc.property(predicted, predicted, (a, b) => {
      const range = (recall: number) => Math.floor(recall / 0.025);
      const isSame = benchmarkBin(a) === benchmarkBin(b) && range(a.recall) === range(b.recall);
      expect(calibrationBin(a) === calibrationBin(b)).toBe(isSame);
    }),
    { numRuns: 2_000 },
  );
});

test("a bin is taken apart into what it was made of", () => {
  fc.assert(
    fc.property(predicted, (p) => {
      const { recall, elapsed, reviews, misses } = binParts(calibrationBin(p));
      expect(((recall * 16 + elapsed) * 16 + reviews) * 16 + misses).toBe(calibrationBin(p));
      expect(recall).toBe(Math.floor(p.recall * 40));
      for (const part of [elapsed, reviews, misses]) expect(part).toBeLessThan(16);
    }),
  );
});
