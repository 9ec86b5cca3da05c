/**
 * Most of a note's text stands in its blocks, whose YAML means nothing to Markdown. This takes it out before the
 * Markdown is read.
 */

export type StubbedText = {
  /** The text with a dot in place of every line of YAML that is not blank: lines keep their numbers. */
  readonly text: string;
  /** What was taken out, by the line of the opening fence, counted from 1. */
  readonly contents: ReadonlyMap<number, string>;
};

const openingFence = /^( {0,3})(`{3,}|~{3,})[ \t]*([^\s`]*)([^`]*)$/;

/**
 * Takes the YAML out of the blocks whose fences stand at the start of a line and are closed. What looks like such a
 * fence may be none, as in the midst of a comment, so whoever reads the text has to see whether each of them became code.
 */
export function stubBlocks(text: string, isBlockName: (name: string) => boolean): StubbedText {
  const lines = text.split("\n");
  const contents = new Map<number, string>();
  for (let at = 0; at < lines.length; at++) {
    const [, indent, fence, name = ""] = openingFence.exec(lines[at] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = closingLine(lines, at + 1, fence);
    if (end === null) break;
    if (indent === "" && isBlockName(name)) {
      contents.set(at + 1, lines.slice(at + 1, end).join("\n"));
      for (let inside = at + 1; inside < end; inside++) if (lines[inside]?.trim() !== "") lines[inside] = ".";
    }
    at = end;
  }
  return { text: lines.join("\n"), contents };
}

function closingLine(lines: readonly string[], from: number, fence: string): number | null {
  const closing = new RegExp(`^ {0,3}${fence}${fence[0]}*[ \\t]*$`);
  for (let at = from; at < lines.length; at++) if (closing.test(lines[at] ?? "")) return at;
  return null;
}
