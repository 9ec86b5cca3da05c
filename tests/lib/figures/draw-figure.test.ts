import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawGraph } from "@/lib/figures/draw-graph";
import { drawGraphFigure } from "@/lib/figures/figure";
import { placeHiding } from "@/lib/figures/place-graph";
import { readFigure } from "@/lib/figures/read-figure";
import { figureBlock, gateFigure } from "../../support/figures";

const words = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text?.replace(/<[^>]+>/g, ""));

describe("a drawing", () => {
  test("is an image with a name and a description, in the language asked for", () => {
    const { svg } = drawGraphFigure(gateFigure(), "zh");
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>门<\/title><desc>输入经过门，然后相加。<\/desc>/);
    expect(words(svg)).toEqual(expect.arrayContaining(["遗忘门", "剩下的", "单元", "+", "xt"]));
    expect(words(drawGraphFigure(gateFigure(), "en").svg)).toEqual(expect.arrayContaining(["forget gate"]));
  });
  test("has the colours of the page's roles and none of its own", () => {
    const { svg } = drawGraphFigure(gateFigure(), "en");
    const paints = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, paint]) => paint);
    expect(paints.length).toBeGreaterThan(8);
    for (const paint of paints) expect(paint).toMatch(/^(none|var\(--[a-z-]+\d?\))$/);
  });
  test("is not shrunk until its letters are smaller than 12 px, but for the last step that makes it fit", () => {
    const { svg, width } = drawGraphFigure(gateFigure(), "en");
    const [least = 0, fitting = 0] = [
      ...(/min-width:([^;]*)/.exec(svg)?.[1] ?? "").matchAll(/([\d.]+)rem/g),
    ].map(([, size]) => Number(size) * 16);
    expect(fitting / least).toBeCloseTo(0.85);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect((Math.min(...sizes) * least) / width).toBeGreaterThanOrEqual(11.99);
  });
  test("is the same each time", () => {
    expect(drawGraphFigure(gateFigure(), "en")).toEqual(drawGraphFigure(gateFigure(), "en"));
  });
  test("shows a number in place of what is hidden, and nowhere its name", () => {
    const { graph, words: texts } = gateFigure();
    const hidden = new Map([
      ["gate", 1],
      ["through", 2],
    ]);
    const svg = drawGraph(placeHiding(graph, texts.en.labels, hidden), { title: "", description: "" });
    expect(words(svg)).toEqual(expect.arrayContaining(["1", "2"]));
    expect(svg).not.toMatch(/gate|left|through/);
  });
});

test("nothing that an author writes becomes markup", () => {
  const markup = fc.constantFrom(
    "<script>",
    '"onload="x',
    "</svg>",
    "&lt;",
    "]]>",
    "<!--",
    "'",
    "<a href=x>",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(markup, fc.string()), { minLength: 1, maxLength: 5 }), (pieces) => {
      const text = pieces.join(" ").replaceAll("$", "").replaceAll("{{", "");
      const yaml = JSON.stringify({
        id: "x",
        title: `T ${text}`,
        description: `D ${text}`,
        dot: "digraph { a -> b [label=l] }",
        labels: { a: `A ${text}`, b: `B ${text}`, l: `L ${text}` },
      });
      const { figure } = readFigure(figureBlock("dot", yaml), []);
      if (figure?.kind !== "dot") return;
      const { svg } = drawGraphFigure(figure, "en");
      const tags = new Set([...svg.matchAll(/<\/?([^\s>/]+)/g)].map(([, name]) => name));
      for (const tag of tags)
        expect(["svg", "title", "desc", "rect", "path", "polygon", "text", "tspan"]).toContain(tag);
      expect(svg).not.toMatch(/<[^>]*\son\w+=/);
    }),
    { numRuns: 60 },
  );
});
