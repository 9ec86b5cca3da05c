/**
 * Labels of figures. Plain text in the interface's face; `$…$` holds simple mathematics (italic names, scripts, Greek
 * letters, a few signs), which is all that fits a box. Line breaks are kept.
 */
import { type Face, isChinese, textWidth } from "./glyph-widths";
import { element, escapeXml } from "./svg";

/** A run of text in one face. */
export type Run = {
  readonly text: string;
  readonly face: Face;
  readonly script: "none" | "sub" | "super";
  /** Whether it stands under the bar of a root. */
  readonly isBarred: boolean;
};

export type Label = { readonly lines: readonly (readonly Run[])[] };

/** `offset`: characters from the start of the text. */
export type LabelProblem = { readonly offset: number; readonly message: string };

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      times: "×",
      cdot: "·",
      odot: "⊙",
      oplus: "⊕",
      otimes: "⊗",
      pm: "±",
      sqrt: "√",
      top: "⊤",
      infty: "∞",
    },
    ...{ le: "≤", ge: "≥", ne: "≠", to: "→", dots: "…", ldots: "…", mid: "|", sum: "Σ", prime: "′" },
    ...{ alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", theta: "θ", lambda: "λ", mu: "μ" },
    ...{ pi: "π", sigma: "σ", tau: "τ", phi: "φ", omega: "ω", Sigma: "Σ", Delta: "Δ", Omega: "Ω" },
  }),
);
const functions = ["tanh", "exp", "log", "max", "min", "softmax", "ReLU"];
const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({ tilde: "\u0303", hat: "\u0302", bar: "\u0304" }),
);

export function readLabel(text: string): { label: Label; problems: readonly LabelProblem[] } {
  const problems: LabelProblem[] = [];
  const lines: Run[][] = [[]];
  const push = (run: Run) => lines.at(-1)?.push(run);
  let offset = 0;
  text.split("$").forEach((piece, index) => {
    if (index % 2 === 1) for (const run of readMath(piece, offset, problems)) push(run);
    else {
      piece.split("\n").forEach((line, number) => {
        if (number > 0) lines.push([]);
        if (line !== "") push({ text: line, face: "sans", script: "none", isBarred: false });
      });
    }
    offset += piece.length + 1;
  });
  if (text.split("$").length % 2 === 0)
    problems.push({
      offset: text.lastIndexOf("$"),
      message: "This dollar sign opens a formula that never ends.",
    });
  return { label: { lines: lines.map(joinRuns) }, problems };
}

function readMath(source: string, start: number, problems: LabelProblem[]): Run[] {
  const runs: Run[] = [];
  let script: Run["script"] = "none";
  let depth = 0;
  const tokens = /\\[a-zA-Z]+|\\.|[\s\S]/gu;
  const signOf = (sign: string) => (sign === "-" ? "−" : script === "none" ? spaced(sign) : sign);
  // Depth of the brace that a root opened; null outside a root. A root without a brace bars only the next token.
  let rootDepth: number | null = null;
  const put = (text: string, face: Face) => {
    runs.push({ text, face, script, isBarred: rootDepth !== null });
    if (rootDepth !== null && depth < rootDepth) rootDepth = null;
    if (depth === 0) script = "none";
  };
  let accent = "";
  let upright = false;
  for (const { 0: token, index } of source.matchAll(tokens)) {
    const name = token.startsWith("\\") ? token.slice(1) : null;
    if (token === "{") depth++;
    else if (token === "}") {
      if (depth === rootDepth) rootDepth = null;
      depth = Math.max(0, depth - 1);
      if (depth === 0) {
        script = "none";
        upright = false;
      }
    } else if (token === "_") script = "sub";
    else if (token === "^") script = "super";
    else if (name === null) {
      const letter = /[A-Za-z]/.test(token);
      if (token.trim() !== "" || upright)
        put(signOf(token) + accent, letter && !upright ? "italic" : "serif");
      accent = "";
    } else if (name === "text" || name === "mathrm") upright = true;
    else if (accents.has(name)) accent = accents.get(name) ?? "";
    else if (signs.has(name)) {
      put(signOf(signs.get(name) ?? ""), "serif");
      if (name === "sqrt") rootDepth = depth + 1;
    } else if (functions.includes(name)) put(name, "serif");
    else if (name === "," || name === ";" || name === " ") put(" ", "serif");
    else problems.push({ offset: start + index, message: `\`${token}\` can't be set on a figure.` });
  }
  return runs;
}

const thinSpace = "\u2009";

/** Relations and operators have thin spaces around them. */
function spaced(sign: string): string {
  if (sign === ",") return `,${thinSpace}`;
  return /^[=+≤≥≠→×⊙⊕]$/.test(sign) ? `${thinSpace}${sign}${thinSpace}` : sign;
}

function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && last.face === run.face && last.script === run.script && last.isBarred === run.isBarred)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

export type TypeSize = {
  /** px of plain text; mathematics is a little larger, since the serif looks smaller. */
  readonly size: number;
  readonly lineHeight: number;
};

/** px. The smallest type that a page may use. */
const scriptSize = 12;
const serifScale = 1.1;

function runSize(run: Run, size: number): number {
  if (run.script !== "none") return scriptSize;
  return run.face === "sans" ? size : size * serifScale;
}

export function smallestSize(label: Label, size: number): number {
  return Math.min(size, ...label.lines.flat().map((run) => runSize(run, size)));
}

/** In px. */
export function labelSize(label: Label, { size, lineHeight }: TypeSize): { width: number; height: number } {
  const widths = label.lines.map((runs) => widthOf(runs, size));
  return { width: Math.max(0, ...widths), height: label.lines.length * lineHeight };
}

function widthOf(runs: readonly Run[], size: number): number {
  return runs.reduce((sum, run) => sum + textWidth(run.text, run.face) * runSize(run, size), 0);
}

/** Breaks long plain labels into two lines at the space (or between the Chinese characters) nearest the middle. */
export function wrapped(text: string, { size }: TypeSize, widest: number): string {
  if (text.includes("\n") || text.includes("$") || textWidth(text, "sans") * size <= widest) return text;
  const breaks = [...text].flatMap((character, at, all) => {
    if (character === " ") return [{ at, skip: 1 }];
    return isChinese(character) && isChinese(all[at - 1] ?? "") ? [{ at, skip: 0 }] : [];
  });
  const width = (at: number) => textWidth(text.slice(0, at), "sans");
  const middle = width(text.length) / 2;
  breaks.sort((a, b) => Math.abs(width(a.at) - middle) - Math.abs(width(b.at) - middle));
  const [best] = breaks;
  return best === undefined ? text : `${text.slice(0, best.at)}\n${text.slice(best.at + best.skip)}`;
}

/** Draws a label centred on a point. `attributes` are added to the text element. */
export function drawLabel(
  label: Label,
  { size, lineHeight }: TypeSize,
  at: { readonly x: number; readonly y: number },
  attributes: Readonly<Record<string, string | number>> = {},
): string {
  const first = at.y - ((label.lines.length - 1) * lineHeight) / 2 + size * 0.35;
  return label.lines
    .map((runs, index) => {
      let shift = 0;
      const spans = runs.map((run) => {
        const wanted = run.script === "sub" ? 3.5 : run.script === "super" ? -5.5 : 0;
        const dy = wanted - shift;
        shift = wanted;
        const plain = run.face === "sans" && dy === 0;
        if (plain) return escapeXml(run.text);
        return element(
          "tspan",
          {
            dy: dy === 0 ? undefined : dy,
            "font-size": runSize(run, size) === size ? undefined : runSize(run, size),
            style: run.face === "sans" ? undefined : "font-family:var(--serif)",
            "font-style": run.face === "italic" ? "italic" : undefined,
          },
          escapeXml(run.text),
        );
      });
      const y = first + index * lineHeight;
      const text = element(
        "text",
        { x: at.x, y, "font-size": size, "text-anchor": "middle", ...attributes },
        ...spans,
      );
      const from = { x: at.x - widthOf(runs, size) / 2, y };
      return text + drawBars(runs, size, from, attributes.fill ?? "var(--ink)");
    })
    .join("");
}

/** Height of a root's bar above the baseline, as a fraction of the type size. */
const barHeight = 0.8;

/** The bars of the roots of one line, which begins at `start`. */
function drawBars(
  runs: readonly Run[],
  size: number,
  start: { readonly x: number; readonly y: number },
  stroke: string | number,
): string {
  const height = start.y - barHeight * size * serifScale;
  return runs
    .map((run, index) => {
      if (!run.isBarred || runs[index - 1]?.isBarred) return "";
      const end = runs.findIndex((later, at) => at > index && !later.isBarred);
      const from = start.x + widthOf(runs.slice(0, index), size);
      const to = from + widthOf(runs.slice(index, end < 0 ? runs.length : end), size);
      return element("path", { d: `M${round(from)} ${round(height)}H${round(to)}`, stroke });
    })
    .join("");
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
