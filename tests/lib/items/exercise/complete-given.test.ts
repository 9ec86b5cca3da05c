import { describe, expect, it } from "vitest";
import { valueToJson } from "@/lib/expression/value";
import { completeGiven } from "@/lib/items/exercise/complete-given";
import { evaluateVariant } from "@/lib/items/exercise/evaluate-variant";
import { body, outputSide } from "./exercise-fixtures";

const side = body(outputSide);
const full = { n: 16, k: 3, s: 2, p: 1 };

/** The question asks for the stride, so it is drawn but not shown, and `out` is computed from it. */
const stride = body(`
id: stride
title: A title
given: { s0: { int: [2, 4] }, n: { int: [8, 32] }, k: { from: [3, 5] } }
where: ["(n - k) % s0 == 0"]
let: { out: floor((n - k)/s0) + 1 }
ask: "{{n}} becomes {{out}} with a kernel of {{k}}. Which stride?"
answer: { kind: integer, value: (n - k)/(out - 1) }
misconceptions: [{ id: ratio, value: n/out, says: No }, { id: plus, value: (n - k)/out, says: No }]
`);

describe("values from outside", () => {
  it("make a draw if every name is given", () => {
    expect(completeGiven(side, full)).toEqual({ given: full, warnings: [] });
  });

  it("are refused if a name is missing or unknown, each by its name", () => {
    expect(completeGiven(side, { n: 16, k: 3 })).toEqual({ errors: ["`s` is missing.", "`p` is missing."] });
    expect(completeGiven(side, { ...full, q: 1 })).toEqual({
      errors: ["`q` is not a name of this exercise. It has n, k, s, p."],
    });
    expect(completeGiven(side, { ...full, n: null })).toEqual({
      errors: ["`n` is neither a number nor a list of numbers, nor the id of an option."],
    });
  });

  it("may contain what `let` computes, if it agrees", () => {
    expect(completeGiven(side, { ...full, span: 15 })).toEqual({ given: full, warnings: [] });
    expect(completeGiven(side, { ...full, span: 16 })).toEqual({
      errors: ["`span` is 15 for the other values, not 16."],
    });
  });

  it("outside a domain or against a condition are used with a warning", () => {
    expect(completeGiven(side, { n: 227, k: 11, s: 4, p: 0 })).toEqual({
      given: { n: 227, k: 11, s: 4, p: 0 },
      warnings: [
        "`n` = 227 is outside its domain.",
        "`k` = 11 is outside its domain.",
        "`s` = 4 is outside its domain.",
        "`p` = 0 is outside its domain.",
      ],
    });
    expect(completeGiven(side, { ...full, p: 2 })).toEqual({
      given: { ...full, p: 2 },
      warnings: ["`2*p <= k - 1` does not hold."],
    });
  });

  it("determine a name that the learner never sees, if they depend on it", () => {
    expect(completeGiven(stride, { n: 17, k: 3, out: 8 })).toEqual({
      given: { s0: 2, n: 17, k: 3 },
      warnings: [],
    });
    expect(completeGiven(stride, { n: 15, k: 3, out: 5 })).toEqual({
      given: { s0: 3, n: 15, k: 3 },
      warnings: [],
    });
    // A stride of 3 gives 3 too, but leaves cells over, which violates `where`.
    expect(completeGiven(stride, { n: 11, k: 3, out: 3 })).toEqual({
      given: { s0: 4, n: 11, k: 3 },
      warnings: [],
    });
    expect(completeGiven(stride, { n: 17, k: 3, out: 30 })).toEqual({ errors: ["`s0` is missing."] });
    expect(completeGiven(side, { n: 16, k: 3, s: 2, span: 15 })).toEqual({ errors: ["`p` is missing."] });
  });

  it("are named if they have another type than the drawn ones", () => {
    expect(completeGiven(side, { ...full, n: "x", k: [3] })).toEqual({
      errors: ["`n` should be a number, but is a text.", "`k` should be a number, but is a list."],
    });
  });

  it("for which nothing can be computed are refused", () => {
    const outcome = completeGiven(stride, { s0: 0, n: 17, k: 3 });
    expect("errors" in outcome && outcome.errors[0]).toContain("These values lead nowhere");
  });
});

describe("a variant", () => {
  it("has its answer and a value or none for each misconception", () => {
    const { answer, misconceptions, scope } = evaluateVariant(stride, { s0: 2, n: 17, k: 3 });
    expect(valueToJson(answer)).toBe(2);
    expect(scope.get("out")?.toString()).toBe("8");
    expect(misconceptions.map(({ id, value }) => [id, value && valueToJson(value)])).toEqual([
      ["ratio", 2.125],
      ["plus", 1.75],
    ]);
    const broken = { ...stride, misconceptions: [{ id: "none", value: "1/(n - 17)", says: { en: "No" } }] };
    expect(evaluateVariant(broken, { s0: 2, n: 17, k: 3 }).misconceptions).toEqual([
      { id: "none", value: null },
    ]);
  });
});
