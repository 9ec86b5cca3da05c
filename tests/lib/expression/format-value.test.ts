import { describe, expect, it } from "vitest";
import { formatValue } from "@/lib/expression/format-value";
import { valueFromJson } from "@/lib/expression/value";

describe("a value in a text", () => {
  it.each([
    [12345678, "12345678"],
    [-4, "−4"],
    [0.125, "0.125"],
    [-0.1, "−0.1"],
    ["1/3", "1/3"],
    ["-22/7", "−22/7"],
    ["123456789/1000003", "123.456"],
    ["12345678901234567890/1", "12345678901234567890"],
    [[1, -2], "[1, −2]"],
    [
      [
        [1, 2],
        [3, 4.5],
      ],
      "[[1, 2], [3, 4.5]]",
    ],
    [[], "[]"],
    ["explodes", "explodes"],
    [true, "true"],
  ])("%j is printed as %s", (json, text) => {
    expect(formatValue(valueFromJson(json), "en")).toBe(text);
  });

  it.each([
    [Math.PI, "3.14159"],
    [-Math.PI * 1e4, "−31415.9"],
    [0.1 + 0.2, "0.3"],
    [1234567.891, "1234568"],
    [999999.97, "1000000"],
    [0.00001234567, "0.0000123457"],
    [0.00000123456789, "0.00000123457"],
    [1.5e-7, "1.5 × 10⁻⁷"],
    [-2e20, "−2 × 10²⁰"],
    [0, "0"],
    [-0, "0"],
    [2.0000000000000004, "2"],
  ])("inexact %d is rounded to %s", (number, text) => {
    expect(formatValue(number, "en")).toBe(text);
  });

  it("has an ASCII minus and TeX powers between dollar signs", () => {
    expect(formatValue(valueFromJson(-4), "en", { math: true })).toBe("-4");
    expect(formatValue(-1.5e-7, "en", { math: true })).toBe("-1.5 \\times 10^{-7}");
  });

  it("says true and false in the reader's language", () => {
    expect(formatValue([true, false], "zh")).toBe("[真, 假]");
  });

  it("groups the digits of large numbers for readers, not in lists and not below five digits", () => {
    const grouped = (json: unknown, math = false) =>
      formatValue(valueFromJson(json), "en", { grouped: true, math });
    expect(grouped(102764544)).toBe("102,764,544");
    expect(grouped(-12345.5)).toBe("−12,345.5");
    expect(grouped(102764544, true)).toBe("102{,}764{,}544");
    expect(grouped(9408)).toBe("9408");
    expect(grouped([12345, 2])).toBe("[12345, 2]");
    expect(grouped("100000/7")).toBe("100000/7");
  });
});
