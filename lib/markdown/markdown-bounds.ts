/**
 * Bounds on the Markdown that is parsed. The parser's work grows with the square of the signs in a paragraph and with
 * the cube of the depth of lists; real texts stay far below the bounds, and others are refused before they are parsed.
 */

export const markdownBounds = {
  /** Characters of a text. */
  length: 400_000,
  lines: 20_000,
  /** Nesting of lists and quotations. */
  depth: 12,
  /** Characters without a blank line between them. */
  paragraph: 20_000,
  /** Signs with a meaning in Markdown, without a blank line between them; most have none inside a fence. */
  signs: 1_000,
  signsInFence: 3_000,
  /** Definitions of footnotes and link targets. */
  definitions: 500,
  /** Sum of the squares of these. */
  work: 2_000_000,
  workInFences: 10_000_000,
} as const;

export type Excess = {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
};

/** Texts up to this length cannot exceed any bound that matters. */
const short = 150;
const signs = /[*_~`$[\]<>&|@!\\]+|\{\{|https?:|www\./g;
const container = /[ \t]*(>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
const definition = /^[ \t>]*\[[^\]]*\]:/;
const fenceLine = /^[ \t>]*(`{3,}|~{3,})/;

/** Where a text exceeds the bounds; null if it does not. Takes linear time. */
export function findExcess(text: string): Excess | null {
  if (text.length < short) return null;
  if (text.length > markdownBounds.length)
    return excess(
      markdownBounds.length,
      "The text is too long.",
      `Up to ${markdownBounds.length} characters are read.`,
    );
  const tally = new Tally();
  let offset = 0;
  for (const line of text.split("\n")) {
    const found = tally.take(line, offset);
    if (found !== null) return found;
    offset += line.length + 1;
  }
  return null;
}

class Tally {
  #lines = 0;
  /** Columns of the markers of the open lists and quotations. */
  #open: number[] = [];
  /** The open fence. */
  #fence: string | null = null;
  #definitions = 0;
  #characters = 0;
  #signs = 0;
  #work = 0;
  #workInFences = 0;

  take(line: string, offset: number): Excess | null {
    this.#lines++;
    if (this.#lines > markdownBounds.lines)
      return excess(offset, "The text has too many lines.", `Up to ${markdownBounds.lines} are read.`);
    if (line.trim() === "") {
      this.#characters = 0;
      this.#signs = 0;
      return null;
    }
    this.#markFence(line);
    const depth = this.#depthOf(line);
    if (depth > markdownBounds.depth)
      return excess(
        offset,
        `Lists or quotations stand more than ${markdownBounds.depth} deep in one another here.`,
        "Flatten them.",
      );
    if (definition.test(line)) this.#definitions++;
    if (this.#definitions > markdownBounds.definitions)
      return excess(
        offset,
        `There are more than ${markdownBounds.definitions} footnotes and targets of links.`,
        "Divide the text.",
      );
    return this.#count(line, depth, offset);
  }

  #markFence(line: string): void {
    const fence = fenceLine.exec(line)?.[1];
    if (fence === undefined) return;
    if (this.#fence === null) this.#fence = fence;
    else if (fence.startsWith(this.#fence)) this.#fence = null;
    else return;
    // A paragraph ends where a fence begins or ends.
    this.#characters = 0;
    this.#signs = 0;
  }

  #depthOf(line: string): number {
    container.lastIndex = 0;
    let isFirst = true;
    for (let found = container.exec(line); found !== null; found = container.exec(line)) {
      const column = container.lastIndex - (found[1]?.length ?? 0);
      if (isFirst) while ((this.#open.at(-1) ?? -1) >= column) this.#open.pop();
      isFirst = false;
      this.#open.push(column);
      if (this.#open.length > markdownBounds.depth) return this.#open.length;
    }
    if (isFirst && /^\S/.test(line)) this.#open = [];
    return this.#open.length;
  }

  #count(line: string, depth: number, offset: number): Excess | null {
    const before = this.#signs;
    this.#characters += line.length;
    this.#signs += 1 + depth + (line.match(signs)?.length ?? 0);
    const more = this.#signs ** 2 - before ** 2;
    if (this.#fence === null) this.#work += more;
    else this.#workInFences += more;
    const most = this.#fence === null ? markdownBounds.signs : markdownBounds.signsInFence;
    if (this.#characters > markdownBounds.paragraph || this.#signs > most)
      return excess(
        offset,
        "This paragraph, list or table is too long, or has too many signs such as * _ [ | in it.",
        "Divide it by blank lines, or by headings.",
      );
    if (this.#work > markdownBounds.work || this.#workInFences > markdownBounds.workInFences)
      return excess(offset, "The text as a whole has too many signs such as * _ [ | in it.", "Divide it.");
    return null;
  }
}

function excess(offset: number, message: string, remedy: string): Excess {
  return { offset, message, remedy };
}
