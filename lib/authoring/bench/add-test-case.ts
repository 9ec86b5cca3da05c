/** Turns a variant that an author has looked at into a case of the exercise's `tests`. */
import type { Given, Json } from "@/lib/items/item-kind";
import { type WrittenBlock, writtenBlocks } from "../written-blocks";

/** Offsets in the text. */
export type TestCaseEdit = { readonly from: number; readonly to: number; readonly insert: string };

/**
 * The edit that adds this draw, with the answer that the exercise computes for it (test-case-answer.ts), to the block's
 * `tests`: to the end of a list over several lines, to the beginning of one in brackets. Everything else that is written
 * stays as it is. Null if the text has no such block.
 */
export function addTestCase(text: string, id: string, given: Given, answer: Json): TestCaseEdit | null {
  const lines = text.split("\n");
  const block = writtenBlocks(lines).find((one) => one.kind === "exercise" && one.id === id);
  if (block === undefined || !block.isClosed) return null;
  const written = `{ with: ${flow(given)}, answer: ${flow(answer)} }`;
  return place(lines, block, written);
}

function place(lines: readonly string[], block: WrittenBlock, written: string): TestCaseEdit {
  const indent =
    /^ */.exec(lines.find((line, at) => at >= block.start && /^ *id:/.test(line)) ?? "")?.[0] ?? "";
  const at = lines.findIndex(
    (line, index) => index >= block.start && index < block.end - 1 && line.startsWith(`${indent}tests:`),
  );
  const insertBefore = (line: number, insert: string): TestCaseEdit => {
    const from = offsetOf(lines, line);
    return { from, to: from, insert };
  };
  if (at < 0) return insertBefore(block.end - 1, `${indent}tests:\n${indent}  - ${written}\n`);
  const line = lines[at] ?? "";
  const bracket = /^ *tests: *\[/.exec(line)?.[0].length;
  if (bracket !== undefined) {
    const from = offsetOf(lines, at) + bracket;
    const isEmpty = /^\s*\]/.test(line.slice(bracket));
    return { from, to: from, insert: isEmpty ? written : `${written}, ` };
  }
  let end = at + 1;
  for (let next = at + 1; next < block.end - 1 && isInside(lines[next] ?? "", indent); next++)
    if ((lines[next] ?? "").trim() !== "" && !/^\s*#/.test(lines[next] ?? "")) end = next + 1;
  const dash = lines.slice(at + 1, end).find((one) => /^ *- /.test(one));
  const dashIndent = dash === undefined ? `${indent}  ` : (/^ */.exec(dash)?.[0] ?? "");
  return insertBefore(end, `${dashIndent}- ${written}\n`);
}

/** Whether a line belongs to the value of a field that stands at `indent`. */
function isInside(line: string, indent: string): boolean {
  return line.trim() === "" || /^( |- |-$|#)/.test(line.slice(indent.length));
}

function offsetOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
}

/** In one line of YAML. */
function flow(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "string")
    return /^[a-z][a-z0-9-]*$/.test(value) && !isWord(value) ? value : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).map(([name, one]) => `${name}: ${flow(one)}`);
  return `{ ${entries.join(", ")} }`;
}

/** What YAML reads as something else than a text. */
function isWord(text: string): boolean {
  return ["true", "false", "null", "yes", "no", "on", "off"].includes(text);
}
