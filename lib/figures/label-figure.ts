/** A graph as a figure to label: its labels hidden, and the position of each blank described in words. */
import { contentWords } from "@/lib/i18n/content-words";
import type { Locale } from "@/lib/i18n/locale";
import { localesOf } from "@/lib/i18n/localized";
import { plainWords } from "@/lib/markdown/plain-words";
import { namesOf } from "./check-graph";
import {
  allSubgraphs,
  type DotEdge,
  type DotGraph,
  isCluster,
  labelKey,
  labelOf,
  nodeKey,
} from "./dot-graph";
import { drawGraph } from "./draw-graph";
import { type GraphFigure, wordsOf } from "./figure";
import type { Blank, FigureToLabel } from "./figure-to-label";
import { isChinese } from "./glyph-widths";
import { placeHiding, placeNumbered } from "./place-graph";

export function labelFigure(figure: GraphFigure): FigureToLabel {
  const { graph, words } = figure;
  const written = (name: string, locale: Locale) => {
    const key = keyOf(graph, name);
    return key === null ? "" : asMarkdown(onOneLine(labelOf(wordsOf(figure, locale).labels, key)));
  };
  return {
    names: namesOf(graph),
    locales: localesOf(words),
    wordsOf: written,
    placeOf: (name, hidden, locale) =>
      tellPlace(graph, name, locale, (other) => {
        const number = hidden.indexOf(other) + 1;
        return number > 0 ? contentWords(locale).blanks.blank(number) : written(other, locale);
      }),
    draw: (blanks, locale) => {
      const { labels } = wordsOf(figure, locale);
      const placed = placeHiding(graph, labels, numbersOf(blanks));
      // The author's description would give the hidden labels away.
      const words = contentWords(locale).blanks;
      const told = blanks.map(({ place }, index) => words.at(index + 1, place));
      const alternative = { title: words.title, description: plainWords(told.join(" ")) };
      return { svg: drawGraph(placed, alternative), width: placed.width };
    },
    drawNamed: (blanks, locale) => {
      const { labels, title, description } = wordsOf(figure, locale);
      const placed = placeNumbered(graph, labels, numbersOf(blanks));
      const alternative = { title: plainWords(title), description: plainWords(description) };
      return { svg: drawGraph(placed, alternative), width: placed.width };
    },
  };
}

/** Numbers by the name of the hidden part. */
function numbersOf(blanks: readonly Blank[]): ReadonlyMap<string, number> {
  return new Map(blanks.map(({ hidden }, index) => [hidden, index + 1]));
}

/** A line break beside a Chinese character is not a space, unless a formula stands on its other side. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, (space, at: number) => {
    if (!space.includes("\n")) return space;
    const sides = [text[at - 1] ?? "", text[at + space.length] ?? ""];
    return sides.some(isChinese) && !sides.includes("$") ? "" : " ";
  });
}

/** The labels of a figure are not Markdown: a plus sign starts no list. Formulas are the same in both. */
function asMarkdown(text: string): string {
  const escaped = (plain: string) =>
    plain.replace(/[\\`*_[\]<~|]/g, "\\$&").replace(/^(\s*\d*)([-+#>.)])/, "$1\\$2");
  return text
    .split(/(\$[^$]*\$)/)
    .map((part) => (part.startsWith("$") ? part : escaped(part)))
    .join("");
}

function keyOf(graph: DotGraph, name: string): string | null {
  const node = graph.nodes.find((one) => one.name === name);
  return node === undefined ? name : nodeKey(node);
}

type Say = (name: string) => string;

function tellPlace(graph: DotGraph, name: string, locale: Locale, say: Say): string {
  const words = contentWords(locale).blanks;
  const list = (names: readonly string[]) =>
    words.join([...new Set(names.map(say))].filter((text) => text !== ""));
  if (graph.nodes.some((node) => node.name === name)) {
    const from = list(neighbours(graph, name, "tail"));
    const to = list(neighbours(graph, name, "head"));
    return [from === "" ? "" : words.from(from), to === "" ? "" : words.to(to)]
      .filter((part) => part !== "")
      .join(words.comma);
  }
  const line = graph.edges.find((edge) => labelKey(edge) === name);
  if (line !== undefined) {
    return words.line(list(ends(graph, line, "tail")), list(ends(graph, line, "head")));
  }
  const frame = allSubgraphs(graph).find((one) => isCluster(one) && labelKey(one) === name);
  return frame === undefined ? "" : words.frame(list(frame.nodes));
}

type End = "tail" | "head";

/** The nodes that lines come from or lead to, looking through points, where lines only turn or part. */
function neighbours(graph: DotGraph, name: string, end: End, seen: readonly string[] = []): string[] {
  const near = end === "tail" ? "head" : "tail";
  return graph.edges
    .filter((edge) => edge[near] === name && !seen.includes(edge[end]))
    .flatMap((edge) => ends(graph, edge, end, [...seen, name]));
}

function ends(graph: DotGraph, edge: DotEdge, end: End, seen: readonly string[] = []): string[] {
  const node = graph.nodes.find(({ name }) => name === edge[end]);
  return node?.attributes.shape === "point" ? neighbours(graph, node.name, end, seen) : [edge[end]];
}
