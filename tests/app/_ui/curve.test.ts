import fc from "fast-check";
import { expect, test } from "vitest";
import { pathOf, recallAfter, stabilityFor } from "@/app/_ui/curve";
import { defaultPreset } from "@/lib/scheduling/presets";
import { recallCurve } from "@/lib/scheduling/schedule-review";

const curve = recallCurve(defaultPreset);
const days = fc.double({ min: 0.01, max: 36_500, noNaN: true });

test("recall is whole at once and 90 % after as many days as the stability", () => {
  expect(recallAfter(curve, 0, 12)).toBe(1);
  expect(recallAfter(curve, 12, 12)).toBeCloseTo(0.9, 6);
});

test("the stability for a recall is the one that gives that recall", () => {
  fc.assert(
    fc.property(days, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (elapsed, recall) => {
      expect(recallAfter(curve, elapsed, stabilityFor(curve, elapsed, recall))).toBeCloseTo(recall, 9);
    }),
  );
});

test("a path starts with a move and goes through every point", () => {
  expect(pathOf(2, (part) => [part * 10, 1 - part])).toBe("M0 1L5 0.5L10 0");
});
