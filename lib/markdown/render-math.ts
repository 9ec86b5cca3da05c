/** TeX to HTML with MathML beside it for screen readers. */
import katex, { type KatexOptions } from "katex";
import { visit } from "unist-util-visit";
import { parseMarkdown } from "./parse-markdown";

export type MathProblem = {
  /** Where the formula fails: characters from the start of the text, from 0. */
  readonly offset: number;
  readonly message: string;
};

/** No `\href` or `\includegraphics` (trust), no endless macros, no rules as tall as the page. */
const options: KatexOptions = {
  output: "htmlAndMathml",
  strict: "ignore",
  trust: false,
  throwOnError: true,
  maxExpand: 500,
  maxSize: 30,
};

/** The formula as HTML, or its source as code if it can't be read: an author's slip never takes a page down. */
export function renderMath(tex: string, displayMode: boolean): string {
  try {
    return katex.renderToString(tex, { ...options, displayMode });
  } catch {
    return `<code class="math-error">${escapeHtml(tex)}</code>`;
  }
}

/** Every formula of a Markdown text that can't be set, for the author. */
export function mathProblems(text: string): MathProblem[] {
  if (!text.includes("$")) return [];
  const problems: MathProblem[] = [];
  visit(parseMarkdown(text), (node) => {
    if (node.type !== "math" && node.type !== "inlineMath") return;
    const problem = problemOf(node.value, node.type === "math");
    if (problem === null) return;
    const start = node.position?.start.offset ?? 0;
    const inside = text.indexOf(node.value, start);
    problems.push({ offset: inside < 0 ? start : inside + problem.position, message: problem.message });
  });
  return problems;
}

function problemOf(tex: string, displayMode: boolean): { position: number; message: string } | null {
  try {
    katex.renderToString(tex, { ...options, displayMode, output: "mathml" });
    return null;
  } catch (error) {
    if (!(error instanceof katex.ParseError)) return { position: 0, message: String(error) };
    return { position: error.position ?? 0, message: error.rawMessage };
  }
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
