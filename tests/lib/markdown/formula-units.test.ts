import { expect, test } from "vitest";
import { formulaUnits } from "@/lib/markdown/formula-units";

test.each<[string, string[]]>([
  ["a = b", ["a = b"]],
  ["A = 1\n\\qquad\nB = 2 \\quad C = 3", ["A = 1", "B = 2", "C = 3"]],
  [
    "X = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix} \\quad Y = \\left[ 1 \\quad 2 \\right.",
    ["X = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", "Y = \\left[ 1 \\quad 2 \\right."],
  ],
  ["\\text{a \\quad b} \\quad c", ["\\text{a \\quad b}", "c"]],
  ["a \\{ b \\quad c \\}", ["a \\{ b", "c \\}"]],
])("%j stands in parts", (tex, units) => {
  expect(formulaUnits(tex)).toEqual(units);
});

test.each([
  "\\begin{aligned} a &= b \\\\ &\\quad = c \\end{aligned}",
  "a &= b \\\\ &\\quad = c",
  "\\quad a",
  "a \\quad \\quad b",
  "a \\quad b \\tag{1}",
  "a \\quad b \\over c",
  "\\quadratic a",
])("%j is one", (tex) => {
  expect(formulaUnits(tex)).toEqual([tex]);
});
