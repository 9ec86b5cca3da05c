/** Figures written in a test, as the note parser produces them. */

import type { FigureName, GraphFigure, SourceFigure } from "@/lib/figures/figure";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { readFigure } from "@/lib/figures/read-figure";

await loadGraphviz();

/** An English block whose fence is on line 10. */
export function figureBlock(kind: FigureName, ...lines: string[]): SourceFigure {
  return { kind, file: "note.en.md", locale: "en", yaml: lines.join("\n"), line: 10, column: 1 };
}

/** Its translation, whose fence is on line 20. */
export function figureTranslation(kind: FigureName, ...lines: string[]): SourceFigure {
  return { kind, file: "note.zh.md", locale: "zh", yaml: lines.join("\n"), line: 20, column: 1 };
}

/** Three blocks in a row: what the gate lets through is added. */
export const gateLines = [
  "id: gate",
  "title: A gate",
  "description: The input goes through the gate and is added.",
  "dot: |",
  "  digraph {",
  '    x [shape=plain label="$x_t$"]',
  "    gate [class=accent]",
  '    add [shape=circle label="+"]',
  "    subgraph cluster_all { label=frame; gate }",
  "    x -> gate",
  "    gate -> add [label=through]",
  "  }",
  "labels: { gate: forget gate, frame: the cell, through: what is left }",
];

export const gateTranslation = [
  "id: gate",
  "title: 门",
  "description: 输入经过门，然后相加。",
  "labels: { gate: 遗忘门, frame: 单元, through: 剩下的 }",
];

export function gateFigure(): GraphFigure {
  const { figure } = readFigure(figureBlock("dot", ...gateLines), [
    figureTranslation("dot", ...gateTranslation),
  ]);
  if (figure?.kind !== "dot") throw new Error("The figure of the tests has errors.");
  return figure;
}
