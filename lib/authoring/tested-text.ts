/** What each block of a note tests, as it is written: to tell when the text has changed since the block was written. */
import { isScalar, parseDocument } from "yaml";
import { itemKinds } from "./edit-blocks";
import { type WrittenBlock, writtenBlocks } from "./written-blocks";

export type TestedBlock = {
  readonly note: string;
  /** The block's own text, without its quote. */
  readonly written: string;
  /**
   * The sentences of the paragraph before it that its quote touches; without a quote the paragraph, or the figure, that
   * it follows. Stretches of white space count as one space.
   */
  readonly tested: string;
};

/** By the ids of the blocks that give items. */
export type TestedBlocks = ReadonlyMap<string, TestedBlock>;

/** Those of a note's original. */
export function testedBlocks(note: string, text: string): TestedBlocks {
  const lines = text.split("\n");
  const blocks = writtenBlocks(lines);
  const found = new Map<string, TestedBlock>();
  for (const block of blocks) {
    if (block.id === null || !block.isClosed || !itemKinds.includes(block.kind)) continue;
    const yaml = lines.slice(block.start, block.end - 1).join("\n");
    const quote = quoteOf(yaml);
    found.set(block.id, {
      note,
      written: quote === null ? yaml : yaml.slice(0, quote.from) + yaml.slice(quote.to),
      tested: testedBy(lines, blocks, block, quote?.text ?? null),
    });
  }
  return found;
}

type Quote = { readonly text: string; readonly from: number; readonly to: number };

function quoteOf(yaml: string): Quote | null {
  if (!yaml.includes("quote:")) return null;
  const { contents } = parseDocument(yaml, { logLevel: "silent" });
  if (contents === null || !("items" in contents)) return null;
  for (const pair of contents.items) {
    if (!("key" in pair) || !isScalar(pair.key) || pair.key.value !== "quote") continue;
    if (!isScalar(pair.value) || !pair.key.range || !pair.value.range) return null;
    return { text: joined(String(pair.value.value)), from: pair.key.range[0], to: pair.value.range[1] };
  }
  return null;
}

function testedBy(
  lines: readonly string[],
  blocks: readonly WrittenBlock[],
  { start }: WrittenBlock,
  quote: string | null,
): string {
  let end = start - 1;
  for (;;) {
    while (end > 0 && lines[end - 1]?.trim() === "") end -= 1;
    const before = blocks.find((one) => one.end === end);
    if (before === undefined) break;
    if (quote === null && !itemKinds.includes(before.kind))
      return joined(lines.slice(before.start, before.end - 1).join(" "));
    end = before.start - 1;
  }
  let from = end;
  while (from > 0 && lines[from - 1]?.trim() !== "" && !isEdge(lines[from - 1] ?? "")) from -= 1;
  const paragraph = joined(lines.slice(from, end).join(" "));
  return quote === null ? paragraph : sentencesAround(paragraph, quote);
}

/** A heading, or the fence of a block. */
function isEdge(line: string): boolean {
  return /^\s*(#{1,6} |`{3}|~{3})/.test(line);
}

function sentencesAround(paragraph: string, quote: string): string {
  const at = paragraph.indexOf(quote);
  if (at < 0) return paragraph;
  const ends = [...paragraph.matchAll(/[.!?](?= )|[。！？]/g)].map(({ index }) => index + 1);
  const first = ends.findLast((end) => end <= at) ?? 0;
  const last = ends.find((end) => end >= at + quote.length) ?? paragraph.length;
  return paragraph.slice(first, last).trim();
}

function joined(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}

/** A block that has stayed as it is while the words that it tests have changed. */
export type TextChange = {
  readonly block: string;
  readonly note: string;
  /** What it tested when it got its present text, and tests now. */
  readonly before: string;
  readonly now: string;
  /** The place in the list of the state that changed the words last. */
  readonly at: number;
};

/**
 * `states`, the latest first, are the courses's blocks now and at each publication before. A block got its present text in
 * the earliest of the states that have it without interruption; if it tested other words there than now, it is told of.
 */
export function textChanges(states: readonly TestedBlocks[]): TextChange[] {
  const [latest, ...earlier] = states;
  return [...(latest ?? [])].flatMap(([block, { note, written, tested: now }]) => {
    let before = now;
    let at: number | null = null;
    for (const [index, state] of earlier.entries()) {
      const one = state.get(block);
      if (one === undefined || one.written !== written) break;
      if (one.tested !== now) at ??= index;
      before = one.tested;
    }
    return at === null || before === now ? [] : [{ block, note, before, now, at }];
  });
}
