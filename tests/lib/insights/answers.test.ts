import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "@/lib/expression/evaluate";
import { parseExpression } from "@/lib/expression/parse-expression";
import { toNumber, type Value } from "@/lib/expression/value";
import { wholeNumber } from "@/lib/expression/whole-number";
import { answerGroups } from "@/lib/insights/answer-groups";
import { guessExpression, type WrongCase } from "@/lib/insights/guess-expression";
import { rankMisconceptions } from "@/lib/insights/misconceptions";
import { printExpression } from "@/lib/insights/print-expression";

const wrong = (learner: string, answer: number, key: number) => ({ learner, answer, key });

test("wrong answers are grouped by what most of them have in common, each in one group", () => {
  const doubled = [3, 5, 8, 9, 11, 14].map((key, i) => wrong(`d${i}`, 2 * key, key));
  const offByOne = [20, 31, 42, 53, 64].map((key, i) => wrong(`o${i}`, key - 1, key));
  const seven = [1, 2, 4, 6, 13].map((key, i) => wrong(`s${i}`, 7, key));
  const lone = [wrong("x", 1234, 3), wrong("y", 99, 8)];
  const found = answerGroups([...lone, ...seven, ...offByOne, ...doubled]);
  expect(found.map(({ by, value, learners }) => [by, value, learners])).toEqual([
    ["ratio", 2, 6],
    ["value", 7, 5],
    ["difference", -1, 5],
  ]);
});

test("the same wrong answers of one learner are no group", () => {
  expect(answerGroups(Array.from({ length: 20 }, () => wrong("one", 7, 3)))).toEqual([]);
});

/** Ten draws of a convolution, with what a formula gives. */
function draws(formula: (v: { n: number; k: number; p: number; s: number }) => number): WrongCase[] {
  return Array.from({ length: 10 }, (_, i) => {
    const v = { n: 20 + 3 * i, k: 3 + 2 * (i % 3), p: 1 + (i % 4), s: 2 + (i % 3) };
    const scope = new Map<string, Value>(
      Object.entries({ ...v, span: v.n + 2 * v.p - v.k }).map(([name, value]) => [name, wholeNumber(value)]),
    );
    const answer = formula(v);
    return { scope, answer: { numerator: BigInt(answer), denominator: 1n, text: String(answer) } };
  });
}

const outputSize = {
  key: "floor(span / s) + 1",
  lets: [{ name: "span", value: "n + 2*p - k" }],
  tolerance: undefined,
};
const { floor, ceil } = Math;

test.each([
  ["floor(span / s)", draws(({ n, k, p, s }) => floor((n + 2 * p - k) / s))],
  ["floor((n + p - k) / s) + 1", draws(({ n, k, p, s }) => floor((n + p - k) / s) + 1)],
  ["ceil(span / s) + 1", draws(({ n, k, p, s }) => ceil((n + 2 * p - k) / s) + 1)],
  ["n * k - p", draws(({ n, k, p }) => n * k - p)],
])("the slip %s is found from the answers alone", (expression, cases) => {
  expect(printed(guessExpression(outputSize, cases)?.expression)).toBe(printed(expression));
});

/** With factors in one order. */
function printed(source: string | undefined): string | undefined {
  return source?.replace("k * n", "n * k");
}

test("two of ten answers may have another reason, three not", () => {
  const cases = draws(({ n, k, p, s }) => floor((n + 2 * p - k) / s));
  const other = draws(({ n }) => n * n + 7);
  expect(guessExpression(outputSize, [...cases.slice(0, 8), ...other.slice(8)])).toEqual({
    expression: "floor(span / s)",
    fits: 8,
    of: 10,
  });
  expect(guessExpression(outputSize, [...cases.slice(0, 7), ...other.slice(7)])).toBeNull();
});

test("nothing is guessed from four answers, from one draw often answered, or where nothing simple fits", () => {
  const cases = draws(({ n, k, p, s }) => floor((n + 2 * p - k) / s));
  expect(guessExpression(outputSize, cases.slice(0, 4))).toBeNull();
  expect(guessExpression(outputSize, Array(12).fill(cases[0]!))).toBeNull();
  expect(
    guessExpression(
      outputSize,
      draws(({ n, k }) => n ** 2 + k ** 3 + 11),
    ),
  ).toBeNull();
});

test("a printed expression has the value of the one it was parsed from", () => {
  const atom = fc.constantFrom("a", "b", "2", "0.5");
  const source = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      atom,
      fc
        .tuple(tie("node"), fc.constantFrom("+", "-", "*", "/", "%"), tie("node"))
        .map(([l, o, r]) => `(${l}) ${o} (${r})`),
      tie("node").map((n) => `-(${n})`),
      tie("node").map((n) => `floor(${n})`),
      tie("node").map((n) => `(${n})^2`),
    ),
  })).node;
  const scope = new Map<string, Value>([
    ["a", wholeNumber(3)],
    ["b", wholeNumber(5)],
  ]);
  const computed = (text: string) => {
    try {
      return toNumber(evaluate(parseExpression(text), scope));
    } catch {
      return "none";
    }
  };
  fc.assert(
    fc.property(source, (text) => {
      const once = printExpression(parseExpression(text).root);
      expect(once).not.toBeNull();
      expect(computed(once!)).toBe(computed(text));
    }),
  );
});

test("mistakes are ranked by learners, with the share of the item's wrong answers by week", () => {
  const today = 20_787; // Monday, 30 November 2026
  const week = (ago: number) => today - 7 * ago;
  const mistakes = [
    { itemId: 1, misconception: "no-padding", week: week(0), wrong: 3 },
    { itemId: 1, misconception: "", week: week(0), wrong: 1 },
    { itemId: 1, misconception: "no-padding", week: week(5), wrong: 5 },
    { itemId: 1, misconception: "", week: week(5), wrong: 5 },
    { itemId: 2, misconception: "gate", week: week(1), wrong: 6 },
  ];
  const learners = [
    { itemId: 1, misconception: "no-padding", learners: 5 },
    { itemId: 1, misconception: "", learners: 4 },
    { itemId: 2, misconception: "gate", learners: 6 },
  ];
  const [gate, padding, ...rest] = rankMisconceptions(mistakes, learners, today);
  expect(rest).toEqual([]);
  expect(gate).toMatchObject({ misconception: "gate", learners: 6, wrong: 6, share: 1, change: null });
  expect(padding).toMatchObject({ misconception: "no-padding", wrong: 8, share: 0.75, change: 0.25 });
  expect(padding!.weeks.map(({ share }) => share)).toEqual([null, null, 0.5, null, null, null, null, 0.75]);
});
