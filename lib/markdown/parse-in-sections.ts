/** `parseMarkdown` of a long text in which little has changed: section by section, of which most are remembered. */
import type { Nodes, Root, RootContent } from "mdast";
import { findExcess } from "./markdown-bounds";
import { parseMarkdown } from "./parse-markdown";

/** The result of an earlier call with this key, if there was one, else that of `make`. */
export type Remember = (key: string, make: () => Root) => Root;

/** Returns the same as `parseMarkdown`, as new nodes. */
export function parseInSections(text: string, remember: Remember): Root {
  const starts = sectionStarts(text);
  if (starts.length < 2 || findExcess(text) !== null) return parseMarkdown(text);
  const children: RootContent[] = [];
  let line = 0;
  for (const [index, start] of starts.entries()) {
    const section = text.slice(start, starts[index + 1]);
    const { children: parsed } = remember(`section ${section}`, () => parseMarkdown(section));
    const by = { lines: line, characters: start };
    children.push(...parsed.map((node) => moved(node, by) as RootContent));
    line += section.split("\n").length - 1;
  }
  const column = text.length - text.lastIndexOf("\n");
  const end = { line: line + 1, column, offset: text.length };
  return { type: "root", children, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}

/** HTML may go on across headings; a fence in a list or a quotation does not, but looks as if it did. */
const perhapsAcross = /^ {0,3}<|^[ \t>*+\-\d.)]+(?:```|~~~|\$\$)/m;

/**
 * Offsets of the sections. A heading at the margin ends every list and quotation, so Markdown reads what follows by
 * itself, unless it stands in code or a formula. Definitions hold for the whole text: with one there is one section.
 */
function sectionStarts(text: string): number[] {
  if (text.includes("]:") || text.includes("\r") || perhapsAcross.test(text)) return [0];
  const starts = [0];
  let fence: string | null = null;
  for (let at = 0, end = 0; at < text.length; at = end + 1) {
    end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const first = text.charAt(at);
    if (first === "#" && fence === null && at > 0) {
      if (/^#{1,6}(?:[ \t]|$)/.test(text.slice(at, end))) starts.push(at);
    } else if (first === "`" || first === "~" || first === "$") {
      const line = text.slice(at, end);
      if (fence === null) fence = openedBy(line);
      else if (line.startsWith(fence) && isRun(line.trimEnd(), fence.charAt(0))) fence = null;
    }
  }
  return starts;
}

/** The signs of a fence that this line opens; null if it is none. */
function openedBy(line: string): string | null {
  const sign = line.charAt(0);
  let length = 0;
  while (line.charAt(length) === sign) length++;
  if (length < (sign === "$" ? 2 : 3)) return null;
  return sign !== "~" && line.includes(sign, length) ? null : line.slice(0, length);
}

function isRun(text: string, sign: string): boolean {
  return [...text].every((each) => each === sign);
}

type Shift = { readonly lines: number; readonly characters: number };
type Point = NonNullable<Nodes["position"]>["start"];

function moved(node: Nodes, by: Shift): Nodes {
  const { position } = node;
  return {
    ...node,
    ...(position && {
      position: { ...position, start: point(position.start, by), end: point(position.end, by) },
    }),
    ...("children" in node && { children: node.children.map((child) => moved(child, by)) }),
  } as Nodes;
}

function point({ line, column, offset = 0 }: Point, { lines, characters }: Shift): Point {
  return { line: line + lines, column, offset: offset + characters };
}
