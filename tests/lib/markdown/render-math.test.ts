import { expect, test } from "vitest";
import { mathProblems } from "@/lib/markdown/render-math";

test("a formula that can't be set is reported at its place in the text", () => {
  const text = "Fine $x$ and\nnot $\\foo{1}$.";
  expect(mathProblems(text)).toEqual([
    { offset: text.indexOf("\\foo"), message: "Undefined control sequence: \\foo" },
  ]);
});

test("every broken formula is reported, displayed ones too", () => {
  expect(mathProblems("$\\a1$ $\\frac{1}{$\n\n$$\n\\left( x\n$$")).toHaveLength(3);
});

test("text without a broken formula gives nothing", () => {
  expect(mathProblems("It costs \\$5, $\\frac{a}{b}$ and `$\\foo$`, 也有 $\\text{中文}$")).toEqual([]);
});
