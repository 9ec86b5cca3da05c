/**
 * Most of a note's text stands in its blocks, whose YAML means nothing to Markdown. This takes it out before the
 * Markdown is read. It also decides where a block ends: Markdown would end it at any fence that is indented by up to
 * three spaces, and so at the first fence of code that stands in one of its texts.
 */

export type StubbedText = {
  /** The text with a dot in place of every line of YAML that is not blank: lines keep their numbers. */
  readonly text: string;
  /** What was taken out, by the line of the opening fence, counted from 1. */
  readonly contents: ReadonlyMap<number, BlockContent>;
};

export type BlockContent = {
  readonly yaml: string;
  /** Line of the closing fence, counted from 1. */
  readonly end: number;
};

/** What a fence stands in (quotations, entries of lists), and the fence; no backtick may follow it. */
const openingFence = /^((?:[ ]*(?:>|[-*+](?=[ ])|\d{1,9}[.)](?=[ ])))*[ ]*)(`{3,}|~{3,})/;
/** Markdown takes a fence that stands deeper for code. */
const deepest = 3;

/**
 * Takes the YAML out of the blocks that are closed. What looks like a fence may be none, as in the midst of a comment, so
 * whoever reads the text has to see whether each of them became code, and to name in `spared` the lines of those that
 * did not.
 */
export function stubBlocks(
  text: string,
  isBlockName: (name: string) => boolean,
  spared: ReadonlySet<number> = new Set(),
): StubbedText {
  const lines = text.split("\n");
  const contents = new Map<number, BlockContent>();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const [opening = "", prefix = "", fence] = openingFence.exec(line) ?? [];
    const after = line.slice(opening.length);
    if (fence === undefined || after.includes("`")) continue;
    const [name = ""] = /\S+/.exec(after) ?? [];
    const isStubbed = isBlockName(name) && !spared.has(at + 1);
    const atMargin = prefix.trim() === "" && prefix.length <= deepest;
    const inside = insideOf(prefix);
    const { end, last } = isStubbed
      ? endOfBlock(lines, at + 1, fence, inside)
      : endOfCode(lines, at + 1, fence, atMargin ? trimmed : inside);
    if (end === null) {
      // It reaches to the end of what it stands in.
      at = Math.max(at, last - 1);
      continue;
    }
    if (isStubbed) {
      const stripped = lines.slice(at + 1, end).map((line) => inside(line) ?? { kept: line, rest: "" });
      contents.set(at + 1, { yaml: stripped.map(({ rest }) => rest).join("\n"), end: end + 1 });
      stripped.forEach(({ kept, rest }, index) => {
        if (rest.trim() !== "") lines[at + 1 + index] = `${kept}.`;
      });
    }
    at = end;
  }
  return { text: lines.join("\n"), contents };
}

/** A line without what its fence stands in; null where the line doesn't stand in it. */
type Inside = (line: string) => { readonly kept: string; readonly rest: string } | null;

function insideOf(prefix: string): Inside {
  const quotations = prefix.split(">").length - 1;
  const width = quotations === 0 ? prefix.length : prefix.length - prefix.lastIndexOf(">") - 1;
  const pattern = new RegExp(`^(?:[ ]*>){${quotations}}[ ]{${width}}`);
  return (line) => {
    const kept = pattern.exec(line)?.[0];
    if (kept !== undefined) return { kept, rest: line.slice(kept.length) };
    const isBlank = line.replaceAll(">", "").trim() === "" && line.split(">").length - 1 >= quotations;
    return isBlank ? { kept: line, rest: "" } : null;
  };
}

/** `last` is the line to which was looked. */
type Ending = { readonly end: number | null; readonly last: number };

/**
 * The first fence that stands no deeper than the opening one: what is indented belongs to a text of the block. Only where
 * another fence opens at the margin before it, or the text ends, does an indented one end the block.
 */
function endOfBlock(lines: readonly string[], from: number, fence: string, inside: Inside): Ending {
  const opening = new RegExp(`^${fence}${fence[0]}*[ \\t]*[^\\s${fence[0]}]`);
  const closing = closingOf(fence);
  let indented: number | null = null;
  for (let at = from; at < lines.length; at++) {
    const rest = inside(lines[at] ?? "")?.rest;
    if (rest === undefined || (indented !== null && opening.test(rest))) return { end: indented, last: at };
    if (!closing.test(rest)) continue;
    if (!rest.startsWith(" ")) return { end: at, last: at };
    indented ??= at;
  }
  return { end: indented, last: lines.length };
}

function endOfCode(lines: readonly string[], from: number, fence: string, inside: Inside): Ending {
  const closing = closingOf(fence);
  for (let at = from; at < lines.length; at++) {
    const rest = inside(lines[at] ?? "")?.rest;
    if (rest === undefined) return { end: null, last: at };
    if (closing.test(rest)) return { end: at, last: at };
  }
  return { end: null, last: lines.length };
}

/** Lines of code at the margin may begin further to the left than its fence. */
const trimmed: Inside = (line) => ({ kept: "", rest: line });

function closingOf(fence: string): RegExp {
  return new RegExp(`^ {0,${deepest}}${fence}${fence[0]}*[ \\t]*$`);
}
