import type { WrittenBlock } from "../written-blocks";

/** Offsets in the text. */
export type ListEdit = { readonly from: number; readonly to: number; readonly insert: string };

type Addition = {
  /** The lines of the entry, as one of a list over several lines. */
  readonly lines: readonly string[];
  /** The same in brackets. */
  readonly flow: string;
  /** Fields that the list comes before if the block has none; else it comes last. */
  readonly before?: readonly string[];
};

/**
 * The edit that adds an entry to a list of a block: to the end of one over several lines, to the beginning of one in
 * brackets, and with the field if the block lacks it. Everything else that is written stays as it is.
 */
export function addToList(
  lines: readonly string[],
  block: WrittenBlock,
  field: string,
  { lines: entry, flow, before = [] }: Addition,
): ListEdit {
  const indent =
    /^ */.exec(lines.find((line, at) => at >= block.start && /^ *id:/.test(line)) ?? "")?.[0] ?? "";
  const lineOf = (name: string) =>
    lines.findIndex(
      (line, index) => index >= block.start && index < block.end - 1 && line.startsWith(`${indent}${name}:`),
    );
  const insertBefore = (line: number, insert: string): ListEdit => {
    const from = offsetOf(lines, line);
    return { from, to: from, insert };
  };
  const asEntry = (dashIndent: string) =>
    entry.map((line, at) => `${dashIndent}${at === 0 ? "- " : "  "}${line}\n`).join("");
  const at = lineOf(field);
  if (at < 0) {
    const next = before.map(lineOf).filter((line) => line >= 0);
    return insertBefore(Math.min(...next, block.end - 1), `${indent}${field}:\n${asEntry(`${indent}  `)}`);
  }
  const line = lines[at] ?? "";
  const afterName = line.slice(indent.length + field.length + 1);
  const bracket = /^ *\[/.exec(afterName)?.[0].length;
  if (bracket !== undefined) {
    const from = offsetOf(lines, at) + line.length - afterName.length + bracket;
    const isEmpty = /^\s*\]/.test(afterName.slice(bracket));
    return { from, to: from, insert: isEmpty ? flow : `${flow}, ` };
  }
  let end = at + 1;
  for (let next = at + 1; next < block.end - 1 && isInside(lines[next] ?? "", indent); next++)
    if ((lines[next] ?? "").trim() !== "" && !/^\s*#/.test(lines[next] ?? "")) end = next + 1;
  const dash = lines.slice(at + 1, end).find((one) => /^ *- /.test(one));
  return insertBefore(end, asEntry(dash === undefined ? `${indent}  ` : (/^ */.exec(dash)?.[0] ?? "")));
}

/** Whether a line belongs to the value of a field that stands at `indent`. */
function isInside(line: string, indent: string): boolean {
  return line.trim() === "" || /^( |- |-$|#)/.test(line.slice(indent.length));
}

function offsetOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
}
