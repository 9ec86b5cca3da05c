/** TeX to HTML, with MathML beside it for screen readers. */
import katex, { type KatexOptions } from "katex";
import { type Formula, findFormulas } from "./find-formulas";
import { RecentResults } from "./recent-results";

export type MathProblem = {
  /** Position of the error in the text, from 0. */
  readonly offset: number;
  readonly message: string;
};

/** Bounds of one formula: characters, and nesting of braces. */
export const mathBounds = { length: 4_000, depth: 60 } as const;
/** Signs that the macros of one formula may expand to. */
const mostExpanded = 5_000;

/** The reason why a formula would take too long to typeset; null if it would not. */
function excessIn(tex: string): TexProblem | null {
  if (tex.length > mathBounds.length)
    return {
      position: mathBounds.length,
      message: `The formula has more than ${mathBounds.length} characters.`,
    };
  let depth = 0;
  for (let at = 0; at < tex.length; at++) {
    if (tex[at] === "{") depth++;
    if (tex[at] === "}") depth--;
    if (depth > mathBounds.depth)
      return {
        position: at,
        message: `The formula has braces more than ${mathBounds.depth} deep in one another.`,
      };
  }
  return null;
}

/** Uses of macros in one formula. */
const mostUses = 500;

/** The longer a macro's body, the fewer uses of it are allowed. */
function maxExpand(tex: string): number {
  let longestBody = 1;
  for (const { index } of tex.matchAll(/\\(?:[egx]?def|newcommand|renewcommand|providecommand)\b/g))
    longestBody = Math.max(longestBody, lengthOfBody(tex, index));
  return Math.min(mostUses, Math.floor(mostExpanded / longestBody));
}

/** Length of the groups that follow a definition at `from`, among them its name and its number of arguments. */
function lengthOfBody(tex: string, from: number): number {
  const start = tex.indexOf("{", from);
  if (start < 0) return 0;
  let depth = 0;
  for (let at = start; at < tex.length; at++) {
    if (tex[at] === "{") depth++;
    if (tex[at] === "}") depth--;
    if (depth === 0 && tex[at] === "}" && !/[[{]/.test(tex[at + 1] ?? "")) return at - start;
  }
  return tex.length - start;
}

/** No `\href` or `\includegraphics` (trust), no endless macros, no rules taller than the page. */
const options: KatexOptions = {
  output: "htmlAndMathml",
  strict: "ignore",
  trust: false,
  throwOnError: true,
  maxSize: 30,
};

/** The formula as HTML, or its source as code if KaTeX cannot parse it: an author's mistake never breaks a page. */
export function renderMath(tex: string, displayMode: boolean): string {
  return rendered.of(`${displayMode} ${tex}`, { tex, displayMode });
}

type MathToSet = { readonly tex: string; readonly displayMode: boolean };

/** Both languages of a course have the same formulas. */
const rendered = new RecentResults<MathToSet, string>(2_000, setMath);

function setMath({ tex, displayMode }: MathToSet): string {
  try {
    if (excessIn(tex) !== null) return `<code class="math-error">${escapeHtml(tex.slice(0, 80))}…</code>`;
    return katex.renderToString(tex, { ...options, maxExpand: maxExpand(tex), displayMode });
  } catch {
    return `<code class="math-error">${escapeHtml(tex)}</code>`;
  }
}

/** Every formula of a Markdown text that cannot be typeset, for the author. */
export function mathProblems(text: string): MathProblem[] {
  return mathProblemsOf(findFormulas(text), text);
}

/** The same for formulas already found in the text. */
export function mathProblemsOf(formulas: readonly Formula[], text: string): MathProblem[] {
  return formulas.flatMap(({ tex, displayed, offset }) => {
    const { problem } = checked.of(`${displayed} ${tex}`, { tex, displayMode: displayed });
    if (problem === null) return [];
    const inside = text.indexOf(tex, offset);
    return [{ offset: inside < 0 ? offset : inside + problem.position, message: problem.message }];
  });
}

type TexProblem = { readonly position: number; readonly message: string };

const checked = new RecentResults<MathToSet, { readonly problem: TexProblem | null }>(2_000, (math) => ({
  problem: problemOf(math),
}));

function problemOf({ tex, displayMode }: MathToSet): TexProblem | null {
  const excess = excessIn(tex);
  if (excess !== null) return excess;
  try {
    katex.renderToString(tex, { ...options, maxExpand: maxExpand(tex), displayMode, output: "mathml" });
    return null;
  } catch (error) {
    if (!(error instanceof katex.ParseError)) return { position: 0, message: String(error) };
    return { position: error.position ?? 0, message: error.rawMessage };
  }
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
