import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/**
 * The text with its code replaced by spaces, line by line, so that offsets stay the same. `tree` is the parsed text.
 */
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
