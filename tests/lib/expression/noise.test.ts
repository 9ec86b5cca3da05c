import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, failure } from "./compute";

describe("a result that is 0", () => {
  it.each([
    "sin(k*pi/12)",
    "tan(k*pi/12)",
    "cos(k*pi/24)",
    "cos(k*pi/12) + 1",
    "sin(100*k*pi)",
    "sqrt(2)^2 - 2",
    "-(sqrt(3)^2) + 3",
    "sqrt(1 - sin(k)^2 - cos(k)^2)",
    "log(sqrt(k)^2 / k)",
    "log2(sqrt(2)^2) - 1",
    "exp(log(k)) - k",
    "sum([1000*sqrt(2), 1, -1000*sqrt(2), -1])",
    "mean([sqrt(2), sqrt(3)] - mean([sqrt(2), sqrt(3)]))",
    "dot([cos(k), sin(k)], [-sin(k), cos(k)])",
    "sum(softmax([1, 2, 3])) - 1",
    "(2*pi) % pi",
    "bracket(sin(pi))",
    "sign(sin(-k*pi))",
    "relu(sin(k*pi))",
  ])("%s is 0 and not its rounding errors", (source) => {
    expect(compute(source, { k: 12 })).toBe(0);
  });

  it("is 0 wherever it stands in a list or a matrix", () => {
    expect(compute("sin([0, pi/6, pi, 2*pi])")).toEqual([0, expect.closeTo(0.5, 12), 0, 0]);
    const turn = "[[cos(a), -sin(a)], [sin(a), cos(a)]]";
    const product = compute(`matmul(${turn}, transpose(${turn}))`, { a: 0.7 });
    expect(product).toEqual([
      [expect.closeTo(1, 12), 0],
      [0, expect.closeTo(1, 12)],
    ]);
    expect(compute("conv1d([sqrt(2), sqrt(2), sqrt(2)], [0.1, 0.2, -0.3])")).toEqual([0]);
  });

  it("is divided by as 0 is, and has no tangent next to it", () => {
    expect(failure("1 / sin(pi)")).toBe("division-by-zero@3");
    expect(failure("tan(k*pi/12)", { k: 6 })).toBe("outside-domain@1");
  });
});

describe("a small result", () => {
  it.each([
    ["exp(-40)", 4.248354255291589e-18],
    ["exp(-40) > 0", true],
    ["exp(-40) == exp(-41)", false],
    ["exp(-700) * 2 > exp(-700)", true],
    ["sigmoid(-50) > 0", true],
    ["sqrt(2) * 10^-30 + sqrt(2) * 10^-31 > 0", true],
    ["sin(10^-15)", 1e-15],
    ["1 - tanh(10) > 0", true],
    ["softmax([0, 60])[1] > 0", true],
  ])("%s stays what it is", (source, value) => {
    expect(compute(source)).toBe(value);
  });

  it("stays exact next to large exact numbers", () => {
    expect(compute("(10^15 + 1) - 10^15")).toBe(1);
    expect(compute("sum([10^40, 1, -(10^40)])")).toBe(1);
    expect(compute("10^-40 + 10^-41 > 0")).toBe(true);
    expect(compute("sin(10^15)")).toBeCloseTo(Math.sin(1e15), 12);
  });
});

it("two inexact numbers are equal exactly where their difference is 0", () => {
  const number = fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: -1e-15, max: 1e-15, noNaN: true }),
  );
  const hair = fc.integer({ min: -20_000, max: 20_000 }).map((ulps) => 1 + ulps * Number.EPSILON);
  fc.assert(
    fc.property(number, number, hair, (a, b, off) => {
      for (const other of [b, a * off, 0]) {
        const given = { a, b: other };
        const inexact = "[a*exp(0), b*exp(0)]";
        expect(compute(`${inexact}[1] == ${inexact}[2]`, given)).toBe(
          compute(`${inexact}[1] - ${inexact}[2]`, given) === 0,
        );
      }
    }),
    { numRuns: 1_000 },
  );
});
