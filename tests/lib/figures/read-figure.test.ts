import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFigure } from "@/lib/figures/read-figure";
import { figureBlock, figureTranslation, gateLines, gateTranslation } from "../../support/figures";

const dot = (...lines: string[]) => [
  "id: x",
  "title: X",
  "description: A figure.",
  "dot: |",
  ...lines.map((line) => `  ${line}`),
];
const found = (...lines: string[]) =>
  readFigure(figureBlock("dot", ...lines), []).diagnostics.map(
    ({ line, column, rule }) => `${line}:${column} ${rule}`,
  );

describe("a figure", () => {
  test("is read with its words in both languages", () => {
    const { figure, diagnostics } = readFigure(figureBlock("dot", ...gateLines), [
      figureTranslation("dot", ...gateTranslation),
    ]);
    expect(diagnostics).toEqual([]);
    expect(figure).toMatchObject({
      graph: { nodes: [{ name: "x" }, { name: "gate" }, { name: "add" }] },
      words: { zh: { labels: { gate: "遗忘门", frame: "单元", through: "剩下的" } } },
    });
  });
  test("computes the expressions in its words", () => {
    const lines = [...dot("digraph { a }"), 'labels: { a: "{{ 3 * 64 }} channels" }'];
    expect(readFigure(figureBlock("dot", ...lines), []).figure).toMatchObject({
      words: { en: { labels: { a: "192 channels" } } },
    });
  });
  test("is shown in English as long as one label is not translated", () => {
    const { figure, diagnostics } = readFigure(figureBlock("dot", ...gateLines), [
      figureTranslation("dot", ...gateTranslation.slice(0, 3), "labels: { gate: 遗忘门, frame: 单元 }"),
    ]);
    expect(figure?.words.zh).toBeUndefined();
    expect(diagnostics.map(({ severity, rule, line }) => `${line} ${severity} ${rule}`)).toEqual([
      "24 warning missing-translation",
    ]);
  });
});

describe("what is wrong is told with its place", () => {
  test("DOT that Graphviz can't read, at the word where it stops", () => {
    expect(found(...dot("digraph {", "  a -> b", "  b -> }", "}"))).toEqual(["17:10 dot"]);
    expect(found(...dot("digraph {", '  a [label="x]', "}"))).toHaveLength(1);
    expect(found(...dot("flowchart { }"))).toEqual(["14:6 dot"]);
  });
  test("a node without words", () => {
    expect(
      found(...dot("digraph {", '  p [shape=point]; s [label="+"]', "  p -> s", "  s -> gate", "}")),
    ).toEqual(["18:10 missing-label"]);
  });
  test("a label of nothing, and what was most likely meant", () => {
    const { diagnostics } = readFigure(
      figureBlock("dot", ...dot("digraph { gate }"), "labels:", "  gate: Gate", "  gatr: Gate"),
      [],
    );
    expect(diagnostics).toMatchObject([
      { rule: "unknown-node", line: 18, column: 3, remedy: "Did you mean `gate`?" },
    ]);
  });
  test("attributes that are the page's business, and values that mean nothing", () => {
    expect(
      found(...dot("digraph {", '  a [label="A" fillcolor=red]', '  b [label="B" shape=star]', "}")),
    ).toEqual(["16:18 dot-attribute", "17:18 dot-attribute"]);
    expect(found(...dot('digraph { a [label="A" image="/etc/passwd"] }'))).toEqual(["15:26 dot-attribute"]);
    expect(found(...dot('digraph { a [label="A" URL="javascript:x"] }'))).toEqual(["15:26 dot-attribute"]);
  });
  test("formulas that a box can't hold", () => {
    expect(found(...dot("digraph { a }"), "labels: { a: '$\\frac{1}{2}$' }")).toEqual(["16:16 label-math"]);
    expect(found(...dot('digraph { a [label="$x"] }'))).toEqual(["15:23 label-math"]);
  });
  test("nodes without a place, or over each other, where the author places them", () => {
    expect(
      found(...dot("digraph {", "  layout=neato", '  a [label="A" pos="0,0"]', '  b [label="B"]', "}")),
    ).toEqual(["18:5 dot-place"]);
    expect(
      found(
        ...dot(
          "digraph {",
          "  layout=neato",
          '  a [label="A" pos="0,0"]',
          '  b [label="B" pos="0,0.2"]',
          "}",
        ),
      ),
    ).toEqual(["14:6 dot-overlap"]);
  });
  test("more than a reader sees through, before Graphviz tries to draw it", () => {
    const many = (letter: string) =>
      `{ ${Array.from({ length: 45 }, (_, index) => letter + index).join(" ")} }`;
    expect(found(...dot(`digraph { node [label="+"]; ${many("a")} -> ${many("b")} }`))).toEqual([
      "14:6 figure-too-large",
    ]);
  });
});

describe("a figure that follows from numbers", () => {
  const slide = (...more: string[]) => ["id: x", "title: X", "component: kernel-slide", ...more];

  test("has the author's numbers, and the component's own for the others", () => {
    const { figure, diagnostics } = readFigure(figureBlock("figure", ...slide("with: { n: 7, s: 1 }")), [
      figureTranslation("figure", "id: x", "title: 图"),
    ]);
    expect(diagnostics).toEqual([]);
    expect(figure).toEqual({
      kind: "figure",
      id: "x",
      component: "kernel-slide",
      values: { n: 7, k: 3, p: 1, s: 1, at: 1 },
      words: { en: { title: "X" }, zh: { title: "图" } },
    });
  });
  test("complains of what the component doesn't know, or can't draw", () => {
    const foundIn = (...lines: string[]) =>
      readFigure(figureBlock("figure", ...lines), []).diagnostics.map(
        ({ line, column, rule }) => `${line}:${column} ${rule}`,
      );
    expect(foundIn(...slide("with: { n: 7, m: 1 }"))).toEqual(["14:15 unknown-field"]);
    expect(foundIn(...slide("with: { n: 400 }"))).toEqual(["14:12 wrong-value"]);
    expect(foundIn(...slide("with: { n: 2, k: 5, p: 0 }"))).toEqual(["14:18 wrong-value"]);
    expect(foundIn("id: x", "title: X", "component: kernel-glide")).toEqual(["13:12 wrong-value"]);
  });
});

test("texts in angle brackets, on which Graphviz breaks down, are refused with their place", () => {
  expect(found(...dot("digraph { a", "  b [label=<<b>x</b>>]", "}"))).toEqual(["16:14 dot"]);
  expect(found(...dot('digraph { a [label="x < y"] } // <'))).toEqual([]);
});

test("no mutilation of a good figure makes the reader throw, and every place lies in the block", () => {
  const text = gateLines.join("\n");
  const noise = fc.constantFrom(
    "",
    "{",
    "}",
    '"',
    "$",
    "[",
    "]",
    "->",
    "=",
    ";",
    "<",
    ">",
    "\n",
    "\\",
    "subgraph ",
    "pos=",
    ":",
    "#",
    "//",
  );
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(12), noise, (at, length, put) => {
      const lines = (text.slice(0, at) + put + text.slice(at + length)).split("\n");
      for (const { line, column, remedy } of readFigure(figureBlock("dot", ...lines), []).diagnostics) {
        expect(line).toBeGreaterThanOrEqual(10);
        expect(line).toBeLessThanOrEqual(11 + lines.length);
        expect(column).toBeGreaterThan(0);
        expect(remedy).not.toBe("");
      }
    }),
    { numRuns: 300, examples: [[158, 0, "<"]] },
  );
});
