/**
 * Most of a note's text is YAML in blocks, which means nothing to Markdown. This removes it before the Markdown is
 * parsed. It also decides where a block ends: Markdown would end it at any fence indented by up to three spaces, and so
 * at the first fence of code inside one of its texts.
 */

export type StubbedText = {
  /** The text with every non-blank line of YAML replaced by a dot: lines keep their numbers. */
  readonly text: string;
  /** The removed YAML, by the line of the opening fence, counted from 1. */
  readonly contents: ReadonlyMap<number, BlockContent>;
};

export type BlockContent = {
  readonly yaml: string;
  /** Line of the closing fence, counted from 1. */
  readonly end: number;
};

/** The containers of a fence (quotations, list items), and the fence; no backtick may follow it. */
const openingFence = /^((?:[ ]*(?:>|[-*+](?=[ ])|\d{1,9}[.)](?=[ ])))*[ ]*)(`{3,}|~{3,})/;
/** A fence indented deeper is plain code in Markdown. */
const deepest = 3;

/**
 * Removes the YAML from all closed blocks. A supposed fence may be none, e.g. inside a comment, so the reader of the
 * text must check that each of them became code, and pass the lines of the others as `spared`.
 */
/** Of a line, up to its fence's end. No pattern can be made of a longer one; Markdown decides what that is. */
const longestOpening = 1_000;

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
    if (fence === undefined || after.includes("`") || opening.length > longestOpening) continue;
    const [name = ""] = /\S+/.exec(after) ?? [];
    const isStubbed = isBlockName(name) && !spared.has(at + 1);
    const atMargin = prefix.trim() === "" && prefix.length <= deepest;
    const inside = insideOf(prefix);
    const { end, last } = isStubbed
      ? endOfBlock(lines, at + 1, fence, inside)
      : endOfCode(lines, at + 1, fence, atMargin ? trimmed : inside);
    if (end === null) {
      // It extends to the end of its container.
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

/** A line without the prefix of the fence's container; null if the line is outside it. */
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

/** `last` is the last line that was checked. */
type Ending = { readonly end: number | null; readonly last: number };

/**
 * The first fence indented no deeper than the opening one: deeper fences belong to a text of the block. If another
 * fence opens at the margin before it, or the text ends, an indented fence ends the block instead.
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

/** Lines of code may be indented less than their fence. */
const trimmed: Inside = (line) => ({ kept: "", rest: line });

function closingOf(fence: string): RegExp {
  return new RegExp(`^ {0,${deepest}}${fence}${fence[0]}*[ \\t]*$`);
}
