/** TeX to HTML with MathML beside it for screen readers. */
import katex, { type KatexOptions } from "katex";
import { RecentlyUsed } from "@/lib/recently-used";
import { type Formula, findFormulas } from "./find-formulas";

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
  return rendered.get(`${displayMode} ${tex}`, () => {
    try {
      return katex.renderToString(tex, { ...options, displayMode });
    } catch {
      return `<code class="math-error">${escapeHtml(tex)}</code>`;
    }
  });
}

/** Both languages of a course have the same formulas. */
const rendered = new RecentlyUsed<string, string>(2000);

/** Every formula of a Markdown text that can't be set, for the author. */
export function mathProblems(text: string): MathProblem[] {
  return mathProblemsOf(findFormulas(text), text);
}

/** The same for formulas that have been found in the text. */
export function mathProblemsOf(formulas: readonly Formula[], text: string): MathProblem[] {
  return formulas.flatMap(({ tex, displayed, offset }) => {
    const problem = problemOf(tex, displayed);
    if (problem === null) return [];
    const inside = text.indexOf(tex, offset);
    return [{ offset: inside < 0 ? offset : inside + problem.position, message: problem.message }];
  });
}

type TexProblem = { readonly position: number; readonly message: string };

const looked = new RecentlyUsed<string, TexProblem | null>(2000);

function problemOf(tex: string, displayMode: boolean): TexProblem | null {
  return looked.get(`${displayMode} ${tex}`, () => {
    try {
      katex.renderToString(tex, { ...options, displayMode, output: "mathml" });
      return null;
    } catch (error) {
      if (!(error instanceof katex.ParseError)) return { position: 0, message: String(error) };
      return { position: error.position ?? 0, message: error.rawMessage };
    }
  });
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
