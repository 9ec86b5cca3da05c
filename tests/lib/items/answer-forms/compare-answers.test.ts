import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import type { Value } from "@/lib/expression/value";
import type { AnswerForm } from "@/lib/items/answer-forms/answer-form";
import {
  answerFits,
  countsAs,
  indistinguishable,
  type Tolerance,
} from "@/lib/items/answer-forms/compare-answers";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";

function fits(kind: AnswerForm["kind"], typed: string, value: Value, tolerance?: Tolerance): boolean {
  const read = readAnswer({ kind, signed: true, decimal: true }, typed);
  if (!read.ok) throw new Error(read.reason.code);
  return answerFits(read.value, value, tolerance);
}

const whole = (value: number) => new Fraction(value);

describe("an answer", () => {
  it("without a tolerance is right only if it is exactly the number, in any spelling", () => {
    expect(["55", "110/2", "5.5e1", "55.0"].map((typed) => fits("integer", typed, whole(55)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["54", "55.0000001", "-55"].some((typed) => fits("integer", typed, whole(55)))).toBe(false);
    const large = new Fraction(2n ** 60n);
    expect(fits("integer", "1152921504606846976", large)).toBe(true);
    expect(fits("integer", "1152921504606846977", large)).toBe(false);
    expect(
      ["3/4", "6/8", "0.75", "75e-2"].every((typed) => fits("fraction", typed, new Fraction(3, 4))),
    ).toBe(true);
    expect(fits("fraction", "0.33333333", new Fraction(1, 3))).toBe(false);
  });

  it("may be off by an absolute or a relative tolerance, its bound included", () => {
    expect(["0.62", "0.625", "0.63"].map((typed) => fits("number", typed, 0.6225, { abs: 0.005 }))).toEqual([
      true,
      true,
      false,
    ]);
    expect(fits("number", "0.3", whole(0.1), { abs: 0.2 })).toBe(true);
    expect(
      ["99", "101", "98.9", "101.1"].map((typed) => fits("number", typed, whole(100), { rel: 0.01 })),
    ).toEqual([true, true, false, false]);
    expect(["-99", "99"].map((typed) => fits("number", typed, whole(-100), { rel: 0.01 }))).toEqual([
      true,
      false,
    ]);
  });

  it("to three significant figures is right if it rounds to the same three", () => {
    const tries = (value: number, ...typed: string[]) =>
      typed.map((one) => fits("number", one, value, { digits: 3 }));
    expect(tries(0.012345, "0.0123", "0.012345", "0.0124", "0.012")).toEqual([true, true, false, false]);
    expect(tries(1234.5, "1230", "1234.5", "1240", "1200")).toEqual([true, true, false, false]);
    expect(tries(-98.76, "-98.8", "-98.76", "98.8")).toEqual([true, true, false]);
    expect(tries(0, "0", "0.0001")).toEqual([true, false]);
  });

  it("of several numbers has them all, in order, each within the tolerance", () => {
    const shape = [whole(64), whole(55), whole(54)];
    expect(["(64, 55, 54)", "64x55x54"].every((typed) => fits("shape", typed, shape))).toBe(true);
    expect(["(55, 64, 54)", "(64, 55)", "64, 55, 54, 1"].some((typed) => fits("shape", typed, shape))).toBe(
      false,
    );
    const matrix = [
      [0.5, whole(1)],
      [whole(-2), 0.25],
    ];
    expect(fits("matrix", "0.5 1; -2 0.25", matrix, { abs: 0.01 })).toBe(true);
    expect(fits("matrix", "0.5 1; -2 0.27", matrix, { abs: 0.01 })).toBe(false);
    expect(fits("matrix", "0.5 -2; 1 0.25", matrix, { abs: 0.01 })).toBe(false);
    expect(fits("vector", "0.5, 1", matrix, { abs: 9 })).toBe(false);
  });

  it("typed as by a learner who knows it is right", () => {
    const samples: [AnswerForm["kind"], Value, Tolerance?][] = [
      ["integer", whole(-7)],
      ["integer", new Fraction(10n ** 20n)],
      ["fraction", new Fraction(-22, 7)],
      ["number", Math.PI, { abs: 0.001 }],
      ["number", -1.25e-9, { rel: 0.01 }],
      ["number", 6.02e23, { digits: 3 }],
      ["number", new Fraction(1, 3), { abs: 0.01 }],
      ["vector", [0.1234567, whole(0), -5.5e-17], { abs: 0.001 }],
      [
        "matrix",
        [
          [whole(1), new Fraction(1, 2)],
          [whole(-3), whole(4)],
        ],
        { abs: 0.001 },
      ],
      ["shape", [whole(3), whole(224), whole(224)]],
      ["list", [whole(1), whole(0)]],
    ];
    for (const [kind, value, tolerance] of samples) {
      expect([
        formRules[kind].typed(value),
        fits(kind, formRules[kind].typed(value), value, tolerance),
      ]).toEqual([formRules[kind].typed(value), true]);
    }
  });
});

describe("two values", () => {
  it("can't be told apart within twice the tolerance of either", () => {
    expect(indistinguishable(whole(10), whole(10.2), { abs: 0.1 })).toBe(true);
    expect(indistinguishable(whole(10), whole(10.21), { abs: 0.1 })).toBe(false);
    expect(indistinguishable(whole(98), whole(100), { rel: 0.01 })).toBe(true);
    expect(indistinguishable(whole(97.9), whole(100), { rel: 0.01 })).toBe(false);
    expect(indistinguishable(whole(5), whole(5))).toBe(true);
    expect(indistinguishable([whole(1), whole(2)], [whole(1), whole(3)])).toBe(false);
    expect(indistinguishable("keep", "erase")).toBe(false);
    expect(indistinguishable("keep", whole(1))).toBe(false);
  });

  it("are compared symmetrically", () => {
    expect(indistinguishable(whole(100), whole(98), { rel: 0.01 })).toBe(true);
    expect(indistinguishable(whole(1000), whole(990.5), { digits: 3 })).toBe(true);
    expect(indistinguishable(whole(990.5), whole(1000), { digits: 3 })).toBe(true);
    const number = fc.integer({ min: -300, max: 300 }).map((hundredths) => new Fraction(hundredths, 100));
    const value = fc.oneof(number, fc.array(number, { minLength: 1, maxLength: 2 }));
    const tolerance = fc.constantFrom({ abs: 0.1 }, { rel: 0.05 }, { digits: 2 }, undefined);
    fc.assert(
      fc.property(value, value, tolerance, (a, b, within) => {
        expect(indistinguishable(a, b, within)).toBe(indistinguishable(b, a, within));
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });

  it("count as each other only within the tolerance of the right one", () => {
    expect(countsAs(whole(10), whole(10.1), { abs: 0.1 })).toBe(true);
    expect(countsAs(whole(10), whole(10.15), { abs: 0.1 })).toBe(false);
  });
});
