import type { ReadFigure, SourceFigure } from "./figure";
import { readComponentFigure } from "./read-component-figure";
import { readGraphFigure } from "./read-graph-figure";

/** A block of a note, with its translation if there is one → a figure. Never throws on bad input. */
export function readFigure(block: SourceFigure, translation: SourceFigure | null): ReadFigure {
  return block.kind === "dot" ? readGraphFigure(block, translation) : readComponentFigure(block, translation);
}
