import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Component, Values } from "@/lib/figures/components/component";
import { componentNames, components } from "@/lib/figures/components/registry";

const valuesFor = ({ parameters }: Component) =>
  fc.record(
    Object.fromEntries(
      parameters.map(({ name }) => [
        name,
        fc.oneof(fc.integer({ min: -5, max: 200 }), fc.double(), fc.constant(Number.NaN)),
      ]),
    ),
  );

describe.each(componentNames.map((name) => [name, components[name]] as const))("%s", (_, component) => {
  test("brings whatever a browser sends within its bounds, once and for all", () => {
    fc.assert(
      fc.property(valuesFor(component), (values) => {
        const settled = component.settle(values);
        expect(Object.keys(settled).sort()).toEqual(component.parameters.map(({ name }) => name).sort());
        for (const { name, min, max } of component.parameters) {
          expect(Number.isInteger(settled[name])).toBe(true);
          expect(settled[name]).toBeGreaterThanOrEqual(min);
          expect(settled[name]).toBeLessThanOrEqual(max);
        }
        expect(component.settle(settled)).toEqual(settled);
      }),
    );
  });
  test("starts with values of its own", () => {
    const initial = Object.fromEntries(component.parameters.map(({ name, initial }) => [name, initial]));
    expect(component.settle({})).toEqual(initial);
  });
  test("draws any of them as an image with a name and a description, in colours of roles and letters of 12 px or more", () => {
    fc.assert(
      fc.property(valuesFor(component), fc.constantFrom("en" as const, "zh" as const), (values, locale) => {
        const settled = component.settle(values);
        const svg = component.draw(settled, locale, "A <title>");
        expect(svg).toMatch(
          /^<svg [^>]*role="img"[^>]*><title>A &lt;title&gt;<\/title><desc>[^<]{20,}<\/desc>/,
        );
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        expect(svg.length).toBeLessThan(60_000);
        for (const [, paint] of svg.matchAll(/(?:fill|stroke)="([^"]*)"/g))
          expect(paint).toMatch(/^(none|var\(--[a-z-]+\d?\))$/);
        for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g))
          expect(Number(size)).toBeGreaterThanOrEqual(12);
      }),
      { numRuns: 40 },
    );
  });
});

const tellIn = (name: keyof typeof components) => (values: Values) => {
  const component = components[name];
  return component.explain(component.settle(values), "en");
};

describe("what they tell is right", () => {
  test("the positions of a kernel", () => {
    const tell = tellIn("kernel-slide");
    expect(tell({ n: 5, k: 3, p: 1, s: 2 })).toContain(
      "⌊(5 + 2 × 1 − 3)/2⌋ + 1 = 3 positions, so the output is 3×3.",
    );
    expect(tell({ n: 5, k: 3, p: 1, s: 2, at: 5 })).toContain("row 2, column 2");
    expect(tell({ n: 6, k: 3, p: 0, s: 2 })).toContain("The last row and column lie under no window.");
    expect(tell({ n: 3, k: 5, p: 0, s: 1 })).toContain("A 3×3 kernel");
  });
  test("the receptive field, by its recursion", () => {
    const tell = tellIn("receptive-field");
    expect(tell({ layers: 3, k: 3, s: 1 })).toContain(
      "is 7 cells of the input. From layer to layer downwards it sees 3, 5, 7 units.",
    );
    expect(tell({ layers: 3, k: 3, s: 2 })).toContain("3, 7, 15 units");
    expect(tell({ layers: 2, k: 1, s: 1 })).toMatch(
      /is 1 cell of the input\. On each layer below it sees a single unit\.$/,
    );
  });
  test("how many layers there is room for, where it is not all that the slider has", () => {
    const tell = tellIn("receptive-field");
    expect(tell({ layers: 6, k: 3, s: 1 })).not.toContain("room");
    expect(tell({ layers: 6, k: 5, s: 3 })).toMatch(/^2 layers .* the drawing has room for 2 layers\.$/);
  });
  test("what a decoder sees when it predicts a word", () => {
    const tell = tellIn("causal-mask");
    expect(tell({ n: 5, row: 3 })).toContain(
      "Row 3 has word 2 in its slot, looks at the start sign, word 1 and word 2, and predicts word 3.",
    );
    expect(tell({ n: 2, row: 9 })).toContain("predicts the end sign");
  });
  test("how long an entry of the encoding takes to repeat", () => {
    const tell = tellIn("positional-encoding");
    expect(tell({ d: 16, entry: 0 })).toContain("sin(t / 10000^(0/16)) and repeats every 6.3 positions");
    expect(tell({ d: 4, entry: 3 })).toContain("cos(t / 10000^(2/4)) and repeats every 628 positions");
    expect(tell({ d: 4, entry: 3 })).toContain("The further down, the slower");
    expect(tell({ d: 2, entry: 1 })).toMatch(/repeats every 6.3 positions\.$/);
  });
});
