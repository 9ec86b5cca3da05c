import { expect, test } from "vitest";
import { parseTemplate, printTemplate } from "@/lib/expression/template";
import { type Value, valueFromJson } from "@/lib/expression/value";
import { indistinguishable } from "@/lib/items/answer-forms/compare-answers";
import { markResult } from "@/lib/items/exercise/mark-result";
import { renderInline } from "@/lib/markdown/render-markdown";

const scope = new Map(
  Object.entries({ answer: -5, x: 55, big: 25_088, list: [1, -2] }).map(([name, value]) => [
    name,
    valueFromJson(value),
  ]),
);

function marked(result: number | number[], ...steps: string[]): string[] {
  const pieces = steps.map((step) => printTemplate(parseTemplate(step), scope, "en"));
  const isSame = (printed: Value, value: Value) => indistinguishable(printed, value);
  return markResult(pieces, { value: valueFromJson(result), isSame }, "en");
}

test("only the last occurrence of the result is bold", () => {
  expect(marked(55, "First {{x}}.", "Then {{x}} and {{x}} of {{big}}.", "That is all.")).toEqual([
    "First 55.",
    "Then 55 and **55** of 25,088.",
    "That is all.",
  ]);
  expect(marked(55, "It is $11 \\cdot 5 = {{x}}$.")).toEqual(["It is $11 \\cdot 5 = \\mathbf{55}$."]);
  expect(marked(25_088, "It is $n = {{big}}$.")).toEqual(["It is $n = \\mathbf{25{,}088}$."]);
  expect(marked(7, "It is {{x}}.")).toEqual(["It is 55."]);
});

test("a minus is as bold as its digits, beside a Chinese character too", () => {
  const [step] = marked(-5, "所以是{{answer}}。");
  expect(step).toBe("所以是$\\mathbf{\\boldsymbol{-}5}$。");
  for (const text of [step!, marked(-5, "It is $y = {{answer}}$.")[0]!]) {
    const html = renderInline(text, "zh");
    expect(html).toMatch(/<span class="mord mathbf">−<\/span>(?:<\/span>)*<span class="mord mathbf">5</);
    expect(html).toMatch(/<mo [^>]*>−<\/mo><mn mathvariant="bold">5<\/mn>/);
  }
  expect(renderInline(marked(55, "所以是{{x}}格。")[0]!, "zh")).toContain("<strong>55</strong>");
});

test("text marked by its author, and a word in a formula, stay unchanged", () => {
  expect(marked(55, "It is **{{x}}**.")).toEqual(["It is **55**."]);
  expect(marked(55, "It is `{{x}}`.")).toEqual(["It is `55`."]);
  expect(marked(55, "It is $n = \\text{about {{x}}}$.")).toEqual(["It is $n = \\text{about 55}$."]);
});

test("a row of numbers is bold with its brackets, and of numbers one by one the last", () => {
  expect(marked([1, 55, 55], "So it is $({{1}},\\ {{x}}, {{x}})$.")).toEqual([
    "So it is $\\mathbf{(1,\\ 55, 55)}$.",
  ]);
  expect(marked([1, 55, 55], "得到({{1}}, {{x}}, {{x}})。")).toEqual(["得到$\\mathbf{(1, 55, 55)}$。"]);
  expect(marked([55, 1], "It is $n = {{x}} \\times {{1}}$.")).toEqual([
    "It is $n = \\mathbf{55 \\boldsymbol{\\times} 1}$.",
  ]);
  expect(marked([1, -2], "$y_1 = {{list[1]}}$ and $y_2 = {{list[2]}}$")).toEqual([
    "$y_1 = 1$ and $y_2 = \\mathbf{\\boldsymbol{-}2}$",
  ]);
});
