import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/** The text with spaces in place of its code, line by line, so that all else keeps its place. `tree` is that of the text. */
export function blankCode(text: string, tree: Root): string {
  const pieces: string[] = [];
  let done = 0;
  visit(tree, (node) => {
    if (node.type !== "code" && node.type !== "inlineCode") return;
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (start < done) return;
    pieces.push(text.slice(done, start), text.slice(start, end).replace(/[^\n]/g, " "));
    done = end;
  });
  return pieces.join("") + text.slice(done);
}
