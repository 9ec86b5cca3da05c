/** Texts with computed places: `{{ expression }}`. Single braces belong to LaTeX, `{{1::…}}` to cloze texts. */
import type { Locale } from "@/lib/i18n/locale";
import { evaluate, type Scope } from "./evaluate";
import { ExpressionError } from "./expression-error";
import { formatValue } from "./format-value";
import { type Expression, parseExpression } from "./parse-expression";

export type Template = {
  readonly source: string;
  readonly pieces: readonly TemplatePiece[];
  /** All names that the expressions need. */
  readonly names: ReadonlySet<string>;
};

export type TemplatePiece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "expression";
      readonly expression: Expression;
      /** Characters of the template before the expression's own source. */
      readonly offset: number;
      /** Between `$` signs. */
      readonly math: boolean;
    };

type RawPiece = { readonly kind: "text" | "expression"; readonly text: string; readonly offset: number };

/** Two braces that no third one follows: in `{{{n}}}` the outer pair is LaTeX's. */
const openingPattern = /\{\{(?!\{)(?!\s*\d+::)/g;
/** A quoted text, the closing braces, or any other character. */
const insidePattern = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\}\}|[\s\S]/g;
/** An escaped character, a code span, or a math delimiter. */
const mathPattern = /\\[\s\S]|(`+)(?!`)[\s\S]*?[^`]\1(?!`)|\$+/g;

/** Reads a text once, to be rendered often. Throws the first ExpressionError; its column counts in the whole text. */
export function parseTemplate(source: string): Template {
  const raw = cut(source);
  const math = placesInMath(raw);
  const names = new Set<string>();
  const pieces = raw.map((piece): TemplatePiece => {
    if (piece.kind === "text") return { kind: "text", text: piece.text };
    const expression = atOffset(piece.offset, () => parseExpression(piece.text));
    for (const name of expression.names) names.add(name);
    return { kind: "expression", expression, offset: piece.offset, math: math.has(piece) };
  });
  return { source, pieces, names };
}

/** Every error of a text, in order, where `parseTemplate` stops at the first. */
export function findTemplateErrors(source: string): readonly ExpressionError[] {
  try {
    const errors = cut(source).map((piece) => (piece.kind === "text" ? null : errorOf(piece)));
    return errors.filter((error) => error !== null);
  } catch (error) {
    if (error instanceof ExpressionError) return [error];
    throw error;
  }
}

/** The text with every expression computed and printed. Throws an ExpressionError; its column counts in the whole text. */
export function renderTemplate(template: Template, scope: Scope, locale: Locale): string {
  return template.pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const value = atOffset(piece.offset, () => evaluate(piece.expression, scope));
      return formatValue(value, locale, { math: piece.math, grouped: true });
    })
    .join("");
}

function cut(source: string): readonly RawPiece[] {
  const pieces: RawPiece[] = [];
  let done = 0;
  openingPattern.lastIndex = 0;
  for (let opening = openingPattern.exec(source); opening; opening = openingPattern.exec(source)) {
    const start = opening.index + 2;
    const end = closingOf(source, start);
    pieces.push({ kind: "text", text: source.slice(done, opening.index), offset: done });
    pieces.push({ kind: "expression", text: source.slice(start, end), offset: start });
    done = end + 2;
    openingPattern.lastIndex = done;
  }
  pieces.push({ kind: "text", text: source.slice(done), offset: done });
  return pieces.filter((piece) => piece.kind === "expression" || piece.text !== "");
}

function closingOf(source: string, start: number): number {
  insidePattern.lastIndex = start;
  for (let token = insidePattern.exec(source); token; token = insidePattern.exec(source)) {
    if (token[0] === "}}") return token.index;
  }
  throw new ExpressionError(
    "unclosed-placeholder",
    start - 1,
    "This {{ is never closed. Add }} after the expression.",
  );
}

/** Which expressions stand between `$` signs. A `$` without a partner of its length is a plain dollar. */
function placesInMath(pieces: readonly RawPiece[]): ReadonlySet<RawPiece> {
  // Expressions are blanked out, so that what they contain is no delimiter, and offsets stay true.
  const text = pieces
    .map((piece) => (piece.kind === "text" ? piece.text : " ".repeat(piece.text.length + 4)))
    .join("");
  const inside = new Set<RawPiece>();
  const delimiters = [...text.matchAll(mathPattern)].filter(([found]) => found.startsWith("$"));
  for (let at = 0; at < delimiters.length; at += 1) {
    const opening = delimiters[at]!;
    const partner = delimiters.findIndex((it, place) => place > at && it[0] === opening[0]);
    if (partner < 0) continue;
    const closing = delimiters[partner]!;
    for (const piece of pieces) {
      const between = piece.offset > opening.index && piece.offset < closing.index;
      if (piece.kind === "expression" && between) inside.add(piece);
    }
    at = partner;
  }
  return inside;
}

function errorOf(piece: RawPiece): ExpressionError | null {
  try {
    parseExpression(piece.text);
    return null;
  } catch (error) {
    if (error instanceof ExpressionError) return error.shiftedBy(piece.offset);
    throw error;
  }
}

function atOffset<Result>(offset: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof ExpressionError ? error.shiftedBy(offset) : error;
  }
}
