/** A figure of a course, read and checked: the drawing, and its texts in each language. */

import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { Locale, Localized } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import { plainWords } from "@/lib/markdown/plain-words";
import type { Values } from "./components/component";
import type { ComponentName } from "./components/registry";
import type { DotGraph } from "./dot-graph";
import { drawGraph } from "./draw-graph";
import { placeGraph } from "./place-graph";
import type { Drawing } from "./svg";

/** The info string of the fence: a graph, or a component of the registry. */
export const figureNames = ["dot", "figure"] as const;
export type FigureName = (typeof figureNames)[number];

export function isFigureName(name: string): name is FigureName {
  return (figureNames as readonly string[]).includes(name);
}

/** A fenced block from the note parser. */
export type SourceFigure = SourceBlock<FigureName>;

export type GraphWords = {
  /** The caption, in Markdown of one line. */
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  /** By key; see `nodeKey`. */
  readonly labels: { readonly [key: string]: string };
};

export type GraphFigure = {
  readonly kind: "dot";
  readonly id: string;
  readonly graph: DotGraph;
  readonly words: Localized<GraphWords>;
};

export type ComponentFigure = {
  readonly kind: "figure";
  readonly id: string;
  readonly component: ComponentName;
  readonly values: Values;
  readonly words: Localized<{ readonly title: string }>;
};

export type Figure = GraphFigure | ComponentFigure;

export type ReadFigure = {
  /** Null if the block has errors. */
  readonly figure: Figure | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** In the requested language, or in English if it is not translated. */
export function titleOf({ words }: Figure, locale: Locale): string {
  return inLanguage<{ readonly title: string }>(words, locale).title;
}

export function wordsOf({ words }: GraphFigure, locale: Locale): GraphWords {
  return inLanguage(words, locale);
}

export function drawGraphFigure(figure: GraphFigure, locale: Locale): Drawing {
  const { title, description, labels } = wordsOf(figure, locale);
  const placed = placeGraph(figure.graph, labels);
  const alternative = { title: plainWords(title), description: plainWords(description) };
  return { svg: drawGraph(placed, alternative), width: placed.width };
}
