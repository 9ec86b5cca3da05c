import { describe, expect, it } from "vitest";
import { compileExercise } from "@/lib/items/exercise/compile-exercise";
import { drawVariant, isAllowed, largestEnumerated, NoVariantError } from "@/lib/items/exercise/draw-variant";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import type { Given } from "@/lib/items/item-kind";
import { body, outputSide } from "./exercise-fixtures";

/** a ≠ b, both from 1 to 6: 30 variants. */
const difference = body(`
id: difference
title: A title
given: { a: { int: [1, 6] }, b: { int: [1, 6] } }
where: [a != b]
ask: What is {{a}} minus {{b}}?
answer: { kind: integer, value: a - b }
misconceptions:
  - { id: reversed, value: b - a, says: Turned around. }
  - { id: added, value: a + b, says: Added. }
`);

function draws(exercise: ExerciseBody, count: number, avoid: readonly Given[] = []): Given[] {
  return Array.from({ length: count }, (_, index) => drawVariant(exercise, { seed: `draw ${index}`, avoid }));
}

function chiSquared(found: readonly string[], expected: readonly string[]): number {
  const share = found.length / expected.length;
  return expected.reduce(
    (sum, key) => sum + (found.filter((one) => one === key).length - share) ** 2 / share,
    0,
  );
}

describe("drawing", () => {
  it("chooses every allowed variant equally often", () => {
    const found = draws(difference, 6_000).map(({ a, b }) => `${a} ${b}`);
    const expected = [1, 2, 3, 4, 5, 6].flatMap((a) =>
      [1, 2, 3, 4, 5, 6].filter((b) => a !== b).map((b) => `${a} ${b}`),
    );
    expect(new Set(found)).toEqual(new Set(expected));
    // 99.9 % quantile for 29 degrees of freedom.
    expect(chiSquared(found, expected)).toBeLessThan(58.3);
  });

  it("chooses equally often where hardly any tuple is allowed", () => {
    const rare = body(`
id: rare
title: A title
given: { a: { int: [1, 100] }, b: { int: [1, 100] } }
where: [a == b, a <= 20]
ask: Add {{a}} and {{b}}.
answer: { kind: integer, value: a + b }
misconceptions: [{ id: less, value: a - b, says: No. }, { id: more, value: a + b + 1, says: No. }]
`);
    const found = draws(rare, 4_000).map(({ a }) => String(a));
    const expected = Array.from({ length: 20 }, (_, index) => String(index + 1));
    // 99.9 % quantile for 19 degrees of freedom.
    expect(chiSquared(found, expected)).toBeLessThan(43.8);
  });

  it("finds the one allowed tuple of the largest domain that is enumerated", () => {
    const single = body(`
id: single
title: A title
given: { a: { int: [1, 200] }, b: { int: [1, 100] } }
where: [a == 137, b == 42]
ask: Add {{a}} and {{b}}.
answer: { kind: integer, value: a + b }
misconceptions: [{ id: less, value: a - b, says: No. }, { id: more, value: a + b + 1, says: No. }]
`);
    expect(compileExercise(single).size).toBe(largestEnumerated);
    expect(draws(single, 20)).toEqual(Array.from({ length: 20 }, () => ({ a: 137, b: 42 })));
  });

  it("chooses equally often in a domain too large to enumerate", () => {
    const large = body(`
id: large
title: A title
given: { x: { vector: 6, int: [0, 9] } }
where: ["x[1] % 2 == 0"]
ask: Add {{x}}.
answer: { kind: integer, value: sum(x) }
misconceptions: [{ id: first, value: sum(x) + 1, says: No. }, { id: last, value: sum(x) - 1, says: No. }]
`);
    const found = draws(large, 5_000).map(({ x }) => String((x as number[])[0]));
    // 99.9 % quantile for 4 degrees of freedom.
    expect(chiSquared(found, ["0", "2", "4", "6", "8"])).toBeLessThan(18.5);
  });

  it("gives the same variant for the same seed, whatever was drawn before", () => {
    const first = draws(difference, 50);
    const again = draws(JSON.parse(JSON.stringify(difference)) as ExerciseBody, 50).reverse();
    expect(again.reverse()).toEqual(first);
  });

  it("does not repeat what was seen lately while there is anything else", () => {
    const all = [
      ...new Map(draws(difference, 2_000).map((given) => [JSON.stringify(given), given])).values(),
    ];
    expect(all).toHaveLength(30);
    const [last, ...seen] = all;
    expect(draws(difference, 20, seen)).toEqual(Array.from({ length: 20 }, () => last));
    expect(draws(difference, 20, all)).toHaveLength(20);
  });

  it("gives no variant in which too few misconceptions have values of their own", () => {
    const exercise = body(outputSide);
    for (const given of draws(exercise, 300)) expect(isAllowed(exercise, given)).toBe(true);
    // Padding once and counting moves both lead to 15; nothing is rounded.
    expect(isAllowed(exercise, { n: 16, k: 3, s: 1, p: 1 })).toBe(false);
    // The moves are 7, and 8.5 comes without rounding; padding once leads to the answer, 8.
    const two = { n: 16, k: 3, s: 2, p: 1 };
    expect(isAllowed(exercise, two)).toBe(true);
    expect(isAllowed({ ...exercise, minActive: 3 }, two)).toBe(false);
  });

  it("counts misconceptions within twice the tolerance as one", () => {
    const close = (value: string, tolerance: number): ExerciseBody => ({
      ...difference,
      answer: { ...difference.answer, kind: "number", tolerance: { abs: tolerance } },
      misconceptions: [
        { id: "one", value: "a + b + 10", says: { en: "One" } },
        { id: "two", value, says: { en: "Two" } },
      ],
    });
    const given = { a: 2, b: 1 };
    expect(isAllowed(close("a + b + 10.21", 0.1), given)).toBe(true);
    expect(isAllowed(close("a + b + 10.19", 0.1), given)).toBe(false);
    expect(isAllowed(close("a - b + 0.21", 0.1), given)).toBe(true);
    expect(isAllowed(close("a - b + 0.19", 0.1), given)).toBe(false);
    expect(isAllowed(close("1/(a - 2)", 0.1), given)).toBe(false);
  });

  it("gives no variant in which a misconception marked `apart` is the answer, or another one", () => {
    const marked = (value: string): ExerciseBody => ({
      ...difference,
      misconceptions: [
        ...difference.misconceptions,
        { id: "marked", value, apart: true, says: { en: "Marked." } },
      ],
    });
    for (const { a } of draws(marked("a > 3 ? a - b : 99"), 200)) expect(a).toBeLessThanOrEqual(3);
    for (const { a } of draws(marked("a > 3 ? b - a : 99"), 200)) expect(a).toBeLessThanOrEqual(3);
    for (const { a } of draws(marked("99/(a - 2)"), 200)) expect(a).not.toBe(2);
  });

  it("gives no variant in which the tolerance takes a misconception for the answer", () => {
    const near: ExerciseBody = {
      ...difference,
      answer: { ...difference.answer, kind: "number", tolerance: { abs: 0.5 } },
      misconceptions: [
        ...difference.misconceptions,
        { id: "near", value: "a - b + (a > 3 ? 0.4 : 99)", says: { en: "Near." } },
        { id: "same", value: "a - b + 0", says: { en: "Right by luck." } },
      ],
    };
    for (const { a } of draws(near, 200)) expect(a).toBeLessThanOrEqual(3);
  });

  it("gives no variant in which two options read the same, in whatever language", () => {
    const options = (first: string, second: string, zh = second) =>
      body(
        `
id: larger
title: A title
given: { a: { int: [1, 4] }, b: { int: [1, 4] } }
ask: Which is {{a}} plus {{b}}?
answer: { kind: choice, value: '"one"', options: [{ id: one, text: '${first}' }, { id: two, text: '${second}' }] }
misconceptions: [{ id: other, value: '"two"', says: No. }]
solution: [It is so.]
`,
        `
id: larger
title: 标题
ask: 是{{a}}还是{{b}}？
options: { one: '${first}', two: '${zh}' }
misconceptions: { other: 不对。 }
solution: [是这样。]
`,
      );
    const pairs = (exercise: ExerciseBody) => draws(exercise, 100).map(({ a, b }) => a === b);
    expect(pairs(options("{{a}}", "{{b}}"))).not.toContain(true);
    expect(pairs(options("{{1000 * a}}0", "$ {{10000 * b}} $."))).not.toContain(true);
    expect(pairs(options("**{{-a}}**", "$-{{b}}$"))).not.toContain(true);
    expect(pairs(options("$ {{a}}/2 $", "$\\frac{ {{b}} }{2}$"))).not.toContain(true);
    expect(pairs(options("{{a}}", "{{b}} more", "{{b}}"))).not.toContain(true);
    expect(pairs(options("{{a}}", "{{b}} more"))).toContain(true);
  });

  it("says so when nothing can be drawn", () => {
    const none = { ...difference, where: ["a > 6"] };
    expect(() => drawVariant(none, { seed: "x", avoid: [] })).toThrow(NoVariantError);
  });
});
