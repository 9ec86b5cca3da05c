import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/lib/expression/value";
import { compute, failure } from "./compute";

const given = {
  x: [3, -1, 2],
  M: [
    [1, 2],
    [3, 4],
  ],
  I: [
    [1, 2, 3, 0],
    [0, 1, 2, 3],
    [3, 0, 1, 2],
    [2, 3, 0, 1],
  ],
};

describe("functions for written-out calculations", () => {
  it.each<[string, JsonValue]>([
    ["relation(4/5, 2)", "="],
    ["relation(4/7, 2)", "≈"],
    ["relation(0.125, 2)", "≈"],
    ["relation(3)", "="],
    ["relation(sqrt(16), 2)", "="],
    ["relation(81^(3/4), 3)", "="],
    ["relation(sqrt(2), 9)", "≈"],
    ["relation(sigmoid(0), 4)", "="],
    ["relation(sigmoid(10), 4)", "≈"],
    ["relation([0.5, 1/4], 2)", "="],
    ["relation([0.5, sqrt(2)], 2)", "≈"],
    ["bracket(-3)", "(−3)"],
    ["bracket(-1/3)", "(−1/3)"],
    ["bracket(tanh(-1))", "(−0.761594)"],
    ["bracket(3)", 3],
    ["bracket(0)", 0],
    ["2 * bracket(1/4)", 0.5],
    ['plural(1, "word", "words")', "word"],
    ['plural(3/3, "word", "words")', "word"],
    ['plural(sqrt(1.0), "word", "words")', "word"],
    ['plural(0, "word", "words")', "words"],
    ['plural(2, "word", "words")', "words"],
    ['plural(-1, "word", "words")', "words"],
    ['plural(1/2, "word", "words")', "words"],
  ])("%s is %j", (source, expected) => {
    expect(compute(source, given)).toEqual(expected);
  });
});

describe("exact functions", () => {
  it.each<[string, JsonValue]>([
    ["floor(-7/2)", -4],
    ["ceil(-7/2)", -3],
    ["trunc(-7/2)", -3],
    ["round(2.5)", 3],
    ["round(-2.5)", -3],
    ["round(1.005, 2)", 1.01],
    ["round(2/3, 3)", 0.667],
    ["round([1.4, 1.6])", [1, 2]],
    ["abs(x)", [3, 1, 2]],
    ["sign([-1/2, 0, 9])", [-1, 0, 1]],
    ["relu(x)", [3, 0, 2]],
    ["min(4, 2, 9)", 2],
    ["max(x)", 3],
    ["max(0, x)", 3],
    ["min(M)", 1],
    ["gcd(12, 18)", 6],
    ["gcd([12, 18, 27])", 3],
    ["gcd(0, -4)", 4],
    ["lcm(4, 6, 10)", 60],
    ["mod(-7, 3)", 2],
    ["mod(7, -3)", -2],
    ["mod(range(0, 5), 3)", [0, 1, 2, 0, 1, 2]],
    ["sqrt(49)", 7],
    ["sqrt(9/4)", 1.5],
    ["sqrt(10^60)", 1e30],
    ["sum(M)", 10],
    ["sum([true, false, true])", 2],
    ["mean(1, 2)", 1.5],
    ["mean(x)", "4/3"],
    ["prod(M)", 24],
    ["dot([1, 2, 3], [4, 5, 6])", 32],
    [
      "matmul(M, M)",
      [
        [7, 10],
        [15, 22],
      ],
    ],
    ["matmul(M, [1, 2])", [5, 11]],
    ["matmul([1, 2], M)", [7, 10]],
    ["matmul([[1, 2, 3]], [[1], [2], [3]])", [[14]]],
    [
      "transpose([[1, 2, 3], [4, 5, 6]])",
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    ["norm([3, 4])", 5],
    ["norm([1/2, 1/2, 1/2, 1/2])", 1],
    ["range(2, 5)", [2, 3, 4, 5]],
    ["range(3, 2)", []],
    ["len(x)", 3],
    ["len([])", 0],
    ["size([[1, 2, 3], [4, 5, 6]])", [2, 3]],
    ["size(x)", [3]],
    ["sort(x)", [-1, 2, 3]],
    ["argmin(x)", 2],
    ["argmax([1, 9, 9])", 2],
    ["all(x > 0)", false],
    ["any(x < 0)", true],
    ["all([])", true],
    ["any(1 > 2, 2 > 1)", true],
  ])("%s is %j", (source, value) => {
    expect(compute(source, given)).toEqual(value);
  });

  it("round whole numbers that came out a hair off to themselves", () => {
    expect(compute("ceil(log(125) / log(5))")).toBe(3);
    expect(compute("floor(log(1000) / log(10))")).toBe(3);
  });
});

// Values that are not constants come from Python's math module.
describe("inexact functions", () => {
  it.each([
    ["sqrt(2)", Math.SQRT2],
    ["exp(1)", Math.E],
    ["log(10)", Math.LN10],
    ["log2(10)", 3.3219280948873622],
    ["log10(2)", 0.3010299956639812],
    ["sin(1)", 0.8414709848078965],
    ["cos(1)", 0.54030230586813977],
    ["tan(1)", 1.5574077246549023],
    ["tanh(0.5)", 0.46211715726000979],
    ["sigmoid(2)", 0.8807970779778824],
    ["sigmoid(-1000)", 0],
    ["norm([1, 1])", Math.SQRT2],
  ])("%s is %d", (source, value) => {
    expect(compute(source)).toBeCloseTo(value, 14);
  });

  it("softmax gives e's shares, of each row of a matrix, without overflow", () => {
    const shares = [0.090030573170380462, 0.24472847105479764, 0.66524095577482178];
    const close = shares.map((share) => expect.closeTo(share, 14));
    expect(compute("softmax([1, 2, 3])")).toEqual(close);
    expect(compute("softmax([[1001, 1002, 1003], [1, 2, 3]])")).toEqual([close, close]);
  });
});

describe("windows", () => {
  // The map and the kernels were worked out by hand, cell by cell; the kernel is not flipped.
  it.each<[string, JsonValue]>([
    ["conv1d([1, 2, 3, 4, 5], [1, 0, -1])", [-2, -2, -2]],
    ["conv1d([1, 2, 3, 4, 5], [1, 2])", [5, 8, 11, 14]],
    ["conv1d([1, 2, 3, 4, 5], [1, 2], 2)", [5, 11]],
    ["conv1d([1, 2, 3], [1, 1, 1], 1, 1)", [3, 6, 5]],
    [
      "conv2d(I, [[1, 0], [0, 2]])",
      [
        [3, 6, 9],
        [0, 3, 6],
        [9, 0, 3],
      ],
    ],
    [
      "conv2d(I, [[1, 0], [0, 2]], 2)",
      [
        [3, 9],
        [9, 3],
      ],
    ],
    [
      "conv2d(M, [[1, 2], [3, 4]], 1, 1)",
      [
        [4, 11, 6],
        [14, 30, 14],
        [6, 11, 4],
      ],
    ],
    ["conv2d(M, [[1/2, 1/2], [1/2, 1/2]])", [[5]]],
    [
      "maxpool(I, 2)",
      [
        [2, 3],
        [3, 2],
      ],
    ],
    [
      "maxpool(I, 2, 1)",
      [
        [2, 3, 3],
        [3, 2, 3],
        [3, 3, 2],
      ],
    ],
    ["maxpool(I, 3)", [[3]]],
    [
      "avgpool(I, 2)",
      [
        [1, 2],
        [2, 1],
      ],
    ],
    ["avgpool([[1, 2], [2, 2]], 2)", [[1.75]]],
  ])("%s is %j", (source, value) => {
    expect(compute(source, given)).toEqual(value);
  });

  it("give as many positions as the formula of the output's side says", () => {
    const sides = fc.record({
      n: fc.integer({ min: 1, max: 12 }),
      k: fc.integer({ min: 1, max: 5 }),
      s: fc.integer({ min: 1, max: 4 }),
      p: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        sides.filter(({ n, k, p }) => k <= n + 2 * p),
        (values) => {
          const source = "len(conv1d(range(1, n), range(1, k), s, p)) == floor((n + 2*p - k) / s) + 1";
          expect(compute(source, values)).toBe(true);
        },
      ),
    );
  });
});

it("counts every cell of every window, so that no sliding is for free", () => {
  const map = Array.from({ length: 45 }, () => Array(45).fill(1));
  // 26 × 26 windows of 20 × 20 cells: few results, 270,400 cells.
  for (const name of ["maxpool", "avgpool"])
    expect(failure(`${name}(map, 20, 1)`, { map })).toBe("too-many-steps@1");
  expect(compute("maxpool(map, 20, 20)", { map })).toEqual(compute("[[1, 1], [1, 1]]", {}));
});

it.each([
  ["min([])", "wrong-shape@1"],
  ["dot([1], [1, 2])", "wrong-shape@1"],
  ["matmul(M, [1, 2, 3])", "wrong-shape@1"],
  ["transpose([[1], [1, 2]])", "wrong-shape@1"],
  ["transpose(x)", "wrong-type@1"],
  ["size([[1], [1, 2]])", "wrong-shape@1"],
  ["conv2d(M, I)", "wrong-shape@1"],
  ["maxpool(M, 0)", "outside-domain@1"],
  ["conv1d(x, [1], 0)", "outside-domain@1"],
  ["conv1d(x, [1], 1, -1)", "outside-domain@1"],
  ["maxpool(M, 1.5)", "wrong-type@1"],
  ["round(1, 99)", "outside-domain@1"],
  ["relation(1, 99)", "outside-domain@1"],
  ['relation("a")', "wrong-type@1"],
  ["plural(1, 2, 3)", "wrong-type@1"],
  ['plural("a", "word", "words")', "wrong-type@1"],
  ['plural(1, "word")', "wrong-arguments@1"],
  ["relation([], 2)", "wrong-shape@1"],
  ["bracket(x)", "wrong-type@1"],
  ["gcd(1/2, 2)", "wrong-type@1"],
  ['exp("a")', "wrong-type@1"],
  ["all(1, 2)", "wrong-type@1"],
  ['sum("a")', "wrong-type@1"],
  ["range(1, sqrt(2))", "wrong-type@1"],
])("%s is refused as %s", (source, expected) => {
  expect(failure(source, given)).toBe(expected);
});
