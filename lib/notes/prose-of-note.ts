/**
 * A note without the YAML of its blocks: a change inside a block changes nothing here, not even the number of lines.
 */
import type { Nodes, Root } from "mdast";
import { parseInSections } from "@/lib/markdown/parse-in-sections";
import type { Memo } from "./memo";
import type { StubbedText } from "./stub-blocks";

export type Prose = {
  readonly text: string;
  /** The syntax tree of the text. */
  readonly tree: Root;
};

type Point = NonNullable<Nodes["position"]>["start"];

/** Whole lines that were removed. */
type Gap = {
  /** The first line after it, counted from 1 in the remaining text. */
  readonly before: number;
  readonly lines: number;
  readonly characters: number;
};

export type NoteProse = {
  readonly prose: Prose;
  /** The syntax tree of the stubbed text. */
  readonly tree: Root;
  /** Maps a line of the prose to a line of the file. */
  lineInFile(line: number): number;
};

export function proseOf({ text, contents }: StubbedText, memo: Memo): NoteProse {
  const lines = text.split("\n");
  const kept: string[] = [];
  const gaps: Gap[] = [];
  let done = 0;
  for (const [opening, { end }] of contents) {
    kept.push(...lines.slice(done, opening));
    const taken = lines.slice(opening, end - 1);
    const characters = taken.reduce((sum, line) => sum + line.length + 1, 0);
    if (taken.length > 0) gaps.push({ before: kept.length + 1, lines: taken.length, characters });
    done = end - 1;
  }
  kept.push(...lines.slice(done));
  const left = kept.join("\n");
  const tree = memo.get(`markdown ${left}`, () => parseInSections(left, (key, make) => memo.get(key, make)));
  const move = moving(gaps);
  return {
    prose: { text: left, tree },
    tree: gaps.length === 0 ? tree : (moved(tree, move) as Root),
    lineInFile: (line) => move({ line, column: 1 }).line,
  };
}

type Move = (point: Point) => Point;

/** Maps a position in the remaining text to the original. */
function moving(gaps: readonly Gap[]): Move {
  let lines = 0;
  let characters = 0;
  const sums = gaps.map((gap) => {
    lines += gap.lines;
    characters += gap.characters;
    return { before: gap.before, lines, characters };
  });
  return ({ line, column, offset }) => {
    let low = 0;
    let high = sums.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle]?.before ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    const sum = sums[low - 1] ?? { lines: 0, characters: 0 };
    return {
      line: line + sum.lines,
      column,
      ...(offset === undefined ? {} : { offset: offset + sum.characters }),
    };
  };
}

function moved(node: Nodes, move: Move): Nodes {
  const { position } = node;
  return {
    ...node,
    ...(position === undefined ? {} : { position: { start: move(position.start), end: move(position.end) } }),
    ...("children" in node ? { children: node.children.map((child) => moved(child, move)) } : {}),
  } as Nodes;
}
