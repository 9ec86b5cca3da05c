import { describe, expect, test } from "vitest";
import { drawLabel, labelSize, readLabel, wrapped } from "@/lib/figures/label-text";

const runs = (text: string) =>
  readLabel(text).label.lines.map((line) =>
    line.map(({ text, face, script }) => `${face}${script === "none" ? "" : ` ${script}`}: ${text}`),
  );
const type = { size: 14, lineHeight: 18 };

describe("a label", () => {
  test("is plain words and lines", () => {
    expect(runs("forget gate\nσ")).toEqual([["sans: forget gate"], ["sans: σ"]]);
  });
  test("sets names in italics and scripts in their places", () => {
    expect(runs("$h_{t-1}$, $x_t$")).toEqual([
      ["italic: h", "italic sub: t", "serif sub: −1", "sans: , ", "italic: x", "italic sub: t"],
    ]);
    expect(runs("$QK^{\\top}$")).toEqual([["italic: QK", "serif super: ⊤"]]);
    expect(runs("$\\tilde{c}_t$")).toEqual([["italic: c\u0303", "italic sub: t"]]);
    expect(runs("$1/\\sqrt{d_k}$")).toEqual([["serif: 1/√", "italic: d", "italic sub: k"]]);
    expect(runs("$\\tanh$")).toEqual([["serif: tanh"]]);
  });
  test("draws the bar of a root over what stands under it, and over nothing else", () => {
    const barred = (text: string) =>
      readLabel(text)
        .label.lines.flat()
        .filter((run) => run.isBarred)
        .map((run) => run.text.trim());
    expect(barred("scale by $1/\\sqrt{d_k}$ of it")).toEqual(["d", "k"]);
    expect(barred("$\\sqrt{x + y} + z$")).toEqual(["x", "+", "y"]);
    expect(barred("$\\sqrt x y$")).toEqual(["x"]);
    expect(barred("$x^{\\sqrt{2}} y$")).toEqual(["2"]);
    const at = { x: 100, y: 50 };
    const svg = drawLabel(readLabel("$\\sqrt{d_k}$ and $\\sqrt{n}$").label, type, at, { fill: "red" });
    expect(svg.match(/<path d="M[\d.]+ [\d.]+H[\d.]+" stroke="red"/g)).toHaveLength(2);
    expect(drawLabel(readLabel("$x$").label, type, at)).not.toContain("<path");
  });
  test("says where a formula can't be set", () => {
    expect(readLabel("a $x + \\frac12$").problems).toMatchObject([{ offset: 7 }]);
    expect(readLabel("costs 5 $").problems).toMatchObject([{ offset: 8 }]);
  });
  test("takes the room that its letters take: a Chinese character an em, an i less than an m", () => {
    const width = (text: string) => labelSize(readLabel(text).label, type).width;
    expect(width("遗忘门")).toBe(42);
    expect(width("iii")).toBeLessThan(width("mmm") / 2);
    expect(width("a\nmmmm")).toBe(width("mmmm"));
  });
  test("breaks near the middle if it is long, between words or Chinese characters", () => {
    expect(wrapped("linear projection of flat patches", type, 150)).toBe(
      "linear projection\nof flat patches",
    );
    expect(wrapped("展平图像块的线性投影与位置", type, 150)).toMatch(/^.{6,7}\n.{6,7}$/);
    expect(wrapped("softmax", type, 150)).toBe("softmax");
  });
  test("escapes what an author writes", () => {
    expect(drawLabel(readLabel("<b> & $a<b$").label, type, { x: 0, y: 0 })).not.toMatch(/<b>| & |a<b/);
  });
});
