/** Where the parts of a page stand in its source, so that both can be scrolled together. */
import { writtenBlocks } from "./written-blocks";

/** `id` is a DOM id of the reading page; lines count from 1. */
export type SourcePlace = { readonly line: number; readonly id: string };

const figureKinds: readonly string[] = ["dot", "figure"];

/** In the order of lines. */
export function sourcePlaces(text: string): SourcePlace[] {
  const lines = text.split("\n");
  const blocks = writtenBlocks(lines);
  const places: SourcePlace[] = [];
  let next = 0;
  for (let line = 1; line <= lines.length; line++) {
    const block = blocks[next];
    if (block !== undefined && line === block.start) {
      if (block.id !== null)
        places.push({ line, id: `${figureKinds.includes(block.kind) ? "fig" : "at"}-${block.id}` });
      line = block.end;
      next++;
      continue;
    }
    const source = lines[line - 1] ?? "";
    const id = source.startsWith("#") ? /\{#([^{}]+)\}$/.exec(source.trimEnd())?.[1] : undefined;
    if (id !== undefined) places.push({ line, id });
  }
  return places;
}

/** A place's height on one side and on the other: px, or lines. */
export type Pair = { readonly from: number; readonly to: number };

/**
 * Maps a height on one side to the other, evenly between the pairs. They must rise on both sides; one that does not is
 * passed over. Before the first and after the last the ends count.
 */
export function mapHeight(pairs: readonly Pair[], from: number): number {
  let before: Pair = { from: 0, to: 0 };
  for (const pair of pairs) {
    if (pair.from < before.from || pair.to < before.to) continue;
    if (pair.from > from) {
      const share = (from - before.from) / (pair.from - before.from);
      return before.to + share * (pair.to - before.to);
    }
    before = pair;
  }
  return before.to;
}
