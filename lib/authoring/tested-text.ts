/** What each block of a note tests, as it is written: to tell when the text has changed since the block was written. */
import { parseYaml } from "@/lib/blocks/parse-yaml";
import { mostInBlock } from "@/lib/blocks/yaml-excess";
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

/** By the ids of the blocks that give items; without those whose quote stands nowhere. */
export type TestedBlocks = ReadonlyMap<string, TestedBlock>;

/** Those of a note's original. */
export function testedBlocks(note: string, text: string): TestedBlocks {
  const lines = text.split("\n");
  const blocks = writtenBlocks(lines);
  const parts = new TestedParts(lines, blocks);
  const found = new Map<string, TestedBlock>();
  for (const block of blocks) {
    if (block.id === null || !block.isClosed || !itemKinds.includes(block.kind)) continue;
    const { written, quote } = withoutQuote(lines.slice(block.start, block.end - 1));
    const tested = parts.testedBy(block, quote);
    // The compiler says that the quote is not there.
    if (tested !== null) found.set(block.id, { note, written, tested });
  }
  return found;
}

/** The lines of a block without its quote, and the quote; only the quote is read as YAML, since notes have many blocks. */
function withoutQuote(lines: readonly string[]): { readonly written: string; readonly quote: string | null } {
  const indent = /^ */.exec(lines.find((line) => /^ *id:/.test(line)) ?? "")?.[0] ?? "";
  const at = lines.findIndex((line) => line.startsWith(`${indent}quote:`));
  if (at < 0) return { written: lines.join("\n"), quote: null };
  let end = at + 1;
  while (end < lines.length && (lines[end]?.trim() === "" || lines[end]?.startsWith(`${indent} `))) end += 1;
  const own = lines.slice(at, end).map((line) => line.slice(indent.length));
  const read: unknown = parseYaml(own.join("\n"), mostInBlock)?.toJS();
  const value = typeof read === "object" && read !== null && "quote" in read ? read.quote : null;
  return {
    written: [...lines.slice(0, at), ...lines.slice(end)].join("\n"),
    quote: typeof value === "string" && value.trim() !== "" ? joined(value) : null,
  };
}

/** What blocks of a note test. Every part of the note is looked at once, however many blocks follow it. */
class TestedParts {
  readonly #lines: readonly string[];
  readonly #byEnd: ReadonlyMap<number, WrittenBlock>;
  /** By the line after a part: where what is tested there ends, past items alone or past figures, too. */
  readonly #ends = { items: new Map<number, number>(), all: new Map<number, number>() };
  readonly #paragraphs = new Map<number, string>();

  constructor(lines: readonly string[], blocks: readonly WrittenBlock[]) {
    this.#lines = lines;
    this.#byEnd = new Map(blocks.map((block) => [block.end, block]));
  }

  /** Null if the quote is not in the paragraph. */
  testedBy({ start }: WrittenBlock, quote: string | null): string | null {
    if (quote !== null) return sentencesAround(this.#paragraph(this.#endBefore(start, "all")), quote);
    const end = this.#endBefore(start, "items");
    const figure = this.#byEnd.get(end);
    return figure === undefined
      ? this.#paragraph(end)
      : joined(this.#lines.slice(figure.start, figure.end - 1).join(" "));
  }

  /** The last line before this one that is neither blank nor of a block that is passed over. */
  #endBefore(start: number, passed: "items" | "all"): number {
    const known = this.#ends[passed];
    const seen: number[] = [];
    let end = start - 1;
    for (let found = known.get(end); ; found = known.get(end)) {
      if (found !== undefined) {
        end = found;
        break;
      }
      seen.push(end);
      const before = this.#byEnd.get(end);
      if (end > 0 && this.#lines[end - 1]?.trim() === "") end -= 1;
      else if (before !== undefined && (passed === "all" || itemKinds.includes(before.kind)))
        end = before.start - 1;
      else break;
    }
    for (const line of seen) known.set(line, end);
    return end;
  }

  #paragraph(end: number): string {
    const known = this.#paragraphs.get(end);
    if (known !== undefined) return known;
    let from = end;
    while (from > 0 && this.#lines[from - 1]?.trim() !== "" && !isEdge(this.#lines[from - 1] ?? ""))
      from -= 1;
    const paragraph = joined(this.#lines.slice(from, end).join(" "));
    this.#paragraphs.set(end, paragraph);
    return paragraph;
  }
}

/** A heading, or the fence of a block. */
function isEdge(line: string): boolean {
  return /^\s*(#{1,6} |`{3}|~{3})/.test(line);
}

/** Longer ones are not divided into sentences. */
const longestParagraph = 20_000;

function sentencesAround(paragraph: string, quote: string): string | null {
  if (paragraph.length > longestParagraph) return paragraph;
  const at = paragraph.indexOf(quote);
  if (at < 0) return null;
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
