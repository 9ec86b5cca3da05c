/** GitHub Markdown with `$…$` and `$$…$$` math, as a syntax tree whose nodes know their place in the text. */
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { sparingMoney } from "./dollar-math";

/** One `~` is “about” (8~16); it takes two to strike something out. */
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(sparingMoney)
  .freeze();

export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
