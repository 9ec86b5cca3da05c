import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { ExpressionError } from "@/lib/expression/expression-error";
import { toNumber, type Value, valueFromJson, valuesEqual, valueToJson } from "@/lib/expression/value";

const exact = fc
  .tuple(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.bigInt(1n, 10n ** 12n))
  .map(([n, d]): Value => new Fraction(n, d));
const scalar = fc.oneof(exact, fc.boolean(), fc.constantFrom("A", "keep", "1", "x/y"));
const value = fc.letrec<{ value: Value; list: Value }>((tie) => ({
  list: fc.array(tie("value"), { maxLength: 4 }),
  value: fc.oneof({ depthSize: "small" }, scalar, tie("list")),
})).value;

describe("JSON", () => {
  it("gives back every exact value after a round trip through text", () => {
    fc.assert(
      fc.property(value, (original) => {
        const back = valueFromJson(JSON.parse(JSON.stringify(valueToJson(original))));
        expect(valuesEqual(back, original)).toBe(true);
        expect(valueToJson(back)).toEqual(valueToJson(original));
      }),
    );
  });

  it("gives back every double as the decimal that it prints as", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(valueToJson(valueFromJson(number))).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it("writes numbers as numbers where they stay exact, and as p/q elsewhere", () => {
    expect(valueToJson(new Fraction(1n, 10n))).toBe(0.1);
    expect(valueToJson(new Fraction(5n, 2n))).toBe(2.5);
    expect(valueToJson(new Fraction(2n ** 53n - 1n))).toBe(9007199254740991);
    expect(valueToJson(new Fraction(2n ** 53n + 1n))).toBe("9007199254740993/1");
    expect(valueToJson(new Fraction(-3n, 7n))).toBe("-3/7");
  });

  it("reads 0.1 as exactly a tenth", () => {
    expect(valueFromJson(0.1)).toEqual(new Fraction(1n, 10n));
  });

  it.each([[null], [{}], [Number.NaN], [Number.POSITIVE_INFINITY], [[1, null]]])("refuses %j", (json) => {
    expect(() => valueFromJson(json)).toThrow(ExpressionError);
  });

  it("takes a fraction over zero for a text", () => {
    expect(valueFromJson("1/0")).toBe("1/0");
  });
});

describe("equality", () => {
  it("never takes different types for the same", () => {
    const one = new Fraction(1n);
    expect(valuesEqual(one, true)).toBe(false);
    expect(valuesEqual(one, "1")).toBe(false);
    expect(valuesEqual([one], one)).toBe(false);
    expect(valuesEqual([one], [one, one])).toBe(false);
  });

  it("is exact between exact numbers and lenient with inexact ones", () => {
    const tenth = new Fraction(1n, 10n);
    expect(valuesEqual(tenth, tenth.add(new Fraction(1n, 10n ** 20n)))).toBe(false);
    expect(valuesEqual(new Fraction(3n, 10n), 0.1 + 0.2)).toBe(true);
    expect(valuesEqual(1, 1.000001)).toBe(false);
  });
});

it("a number is what toNumber gives, or an error", () => {
  expect(toNumber(new Fraction(1n, 4n))).toBe(0.25);
  expect(toNumber(2.5)).toBe(2.5);
  expect(toNumber(true)).toBe(1);
  expect(() => toNumber("1")).toThrow(ExpressionError);
  expect(() => toNumber([])).toThrow(ExpressionError);
});
