import type { ReadFigure, SourceFigure } from "./figure";
import { readComponentFigure } from "./read-component-figure";
import { readGraphFigure } from "./read-graph-figure";

/** Reads a block of a note, with its translations. Never throws on bad input. */
export function readFigure(block: SourceFigure, translations: readonly SourceFigure[]): ReadFigure {
  return block.kind === "dot"
    ? readGraphFigure(block, translations)
    : readComponentFigure(block, translations);
}
