import { describe, expect, test } from "vitest";
import { labelFigure } from "@/lib/figures/label-figure";
import { readFigure } from "@/lib/figures/read-figure";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderInline } from "@/lib/markdown/render-markdown";
import { figureBlock, gateFigure } from "../../support/figures";

const figureOf = (dot: string, labels = "{}") => {
  const lines = ["id: x", "title: X", "description: A figure.", `dot: '${dot}'`, `labels: ${labels}`];
  const { figure } = readFigure(figureBlock("dot", ...lines), []);
  if (figure?.kind !== "dot") throw new Error("The figure of the test has errors.");
  return labelFigure(figure);
};

describe("a figure to be labelled", () => {
  test("knows nodes by their names, lines and frames by what is written on them, and no points", () => {
    const { names } = figureOf(
      'digraph { a [label="A"]; p [shape=point]; subgraph cluster_x { label=frame; b [label="B"] } a -> p [label=line] }',
    );
    expect(names).toEqual(["a", "b", "line", "frame"]);
  });
  test.each(["+", "−", "1. a", "# a", "a*b*c", "a_b_c", "[x](y)", "`a`", "<a>", "R&D", "50 %"])(
    "gives its words as Markdown that says just that: %s",
    (written) => {
      const words = figureOf("digraph { a }", JSON.stringify({ a: written })).wordsOf("a", "en");
      expect(plainWords(words)).toBe(written);
      const html = renderInline(words)
        .replaceAll("&#x3C;", "<")
        .replaceAll("&#x26;", "&")
        .replaceAll("&lt;", "<");
      expect(html).toBe(written);
    },
  );
  test.each([
    ["forget gate\\n$f_t * x$", "forget gate $f_t * x$"],
    ["遗忘\\n门", "遗忘门"],
    ["遗忘门\\n$f_t$", "遗忘门 $f_t$"],
    ["外部\\nTransformer", "外部Transformer"],
  ])("keeps formulas and joins lines: %s", (written, words) => {
    expect(figureOf("digraph { a }", `{ a: "${written}" }`).wordsOf("a", "en")).toBe(words);
  });
  test("tells where something stands by what leads there, through points", () => {
    const figure = figureOf(
      'digraph { a [label="A"]; b [label="B"]; c [label="C"]; p [shape=point]; q [shape=point]; a -> p; p -> q; q -> b; q -> c }',
    );
    expect(figure.placeOf("b", ["b", "c"], "en")).toBe("gets A");
    expect(figure.placeOf("a", ["b", "c"], "en")).toBe("leads to number 1 and number 2");
    expect(labelFigure(gateFigure()).placeOf("gate", ["gate"], "zh")).toBe("接收$x_t$，通往\\+");
    expect(labelFigure(gateFigure()).placeOf("frame", ["gate"], "en")).toBe("names the frame round number 1");
  });
  test("keeps the numbers beside the names that were put back", () => {
    const figure = figureOf('digraph { a [label="A"]; b [shape=plain, label="B"]; a -> b [label="line"] }');
    const blanks = ["b", "line"].map((hidden) => ({ hidden, place: "" }));
    const texts = [...figure.drawNamed(blanks, "en").svg.matchAll(/>([^<>]+)<\/text>/g)].map(
      ([, text]) => text,
    );
    expect(texts.toSorted()).toEqual(["1", "2", "A", "B", "line"]);
    expect(figure.drawNamed([], "en").svg).not.toContain("--on-accent");
  });
  test("goes round in circles only once", () => {
    const figure = figureOf(
      'digraph { p [shape=point]; q [shape=point]; a [label="A"]; p -> q -> p; q -> a }',
    );
    expect(figure.placeOf("a", [], "en")).toBe("");
  });
});
