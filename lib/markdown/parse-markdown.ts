/** GitHub Markdown with `$…$` and `$$…$$` math, as a syntax tree whose nodes have positions. */
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { strictInlineMath } from "./dollar-math";
import { findExcess } from "./markdown-bounds";

/** A single `~` means “about” (8~16); only two strike out. */
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(strictInlineMath)
  .freeze();

/** A text beyond the bounds is not parsed: it becomes one paragraph without markup. Never throws. */
export function parseMarkdown(text: string): Root {
  return findExcess(text) === null ? processor.parse(text) : unread(text);
}

const shown = 80;

function unread(text: string): Root {
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: { ...start, offset: text.length } };
  const value = `${text.slice(0, shown)}…`;
  return {
    type: "root",
    children: [{ type: "paragraph", children: [{ type: "text", value, position }], position }],
    position,
  };
}
