/** Texts with embedded expressions: `{{ expression }}`. Single braces are LaTeX, `{{1::…}}` is a cloze hole. */
import type { Locale } from "@/lib/i18n/locale";
import { isFormula } from "@/lib/markdown/dollar-math";
import { evaluate, type Scope } from "./evaluate";
import { ExpressionError } from "./expression-error";
import { formatValue } from "./format-value";
import { type Expression, parseExpression } from "./parse-expression";
import type { Value } from "./value";

export type Template = {
  readonly source: string;
  readonly pieces: readonly TemplatePiece[];
  /** All names that the expressions use. */
  readonly names: ReadonlySet<string>;
};

export type TemplatePiece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "expression";
      readonly expression: Expression;
      /** Position of the expression's source in the template. */
      readonly offset: number;
      /** Whether it stands between `$` signs. */
      readonly math: boolean;
    };

type RawPiece = { readonly kind: "text" | "expression"; readonly text: string; readonly offset: number };

/** Two braces not followed by a third: in `{{{n}}}` the outer pair is LaTeX's. */
const openingPattern = /\{\{(?!\{)(?!\s*\d+\s*::)/g;
/** A quoted text, closing braces, opening braces of another expression, or any other character. */
const insidePattern = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\}\}|\{\{|[\s\S]/g;
/** An escaped character, the beginning of a code span, or a math delimiter. */
const mathPattern = /\\[\s\S]|`+|\$+/g;
/** A cloze hole in another program's notation. */
const nearHole = /^\s*c?\d+\s*[:：]/;

export type ReadTemplate = {
  /** Expressions that cannot be parsed are kept as plain text. */
  readonly template: Template;
  /** In order; columns count from the start of the whole text. */
  readonly errors: readonly ExpressionError[];
};

/** Parses a text and reports every error; the rest is still parsed. */
export function readTemplate(source: string): ReadTemplate {
  const { pieces: raw, errors: unclosed } = cut(source);
  const math = placesInMath(raw);
  const names = new Set<string>();
  const errors = [...unclosed];
  const pieces = raw.map((piece): TemplatePiece => {
    if (piece.kind === "text") return { kind: "text", text: piece.text };
    try {
      const expression = atOffset(piece.offset, () => parseExpression(piece.text));
      for (const name of expression.names) names.add(name);
      return { kind: "expression", expression, offset: piece.offset, math: math.has(piece) };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      errors.push(nearHole.test(piece.text) ? holeInstead(piece.offset) : error);
      return { kind: "text", text: `{{${piece.text}}}` };
    }
  });
  return { template: { source, pieces, names }, errors: errors.sort((a, b) => a.column - b.column) };
}

function holeInstead(offset: number): ExpressionError {
  const message =
    "A hole is written {{1::hidden words}}: a number without a letter, and two colons. Write it so, in a cloze.";
  return new ExpressionError("syntax", offset + 1, message);
}

/**
 * Parses a text, to be rendered often. Throws the first ExpressionError; its column counts from the start of the whole
 * text.
 */
export function parseTemplate(source: string): Template {
  const { template, errors } = readTemplate(source);
  if (errors[0] !== undefined) throw errors[0];
  return template;
}

/** A printed piece; `value` is the value of an expression, null for plain text. */
export type PrintedPiece = { readonly text: string; readonly value: Value | null; readonly math: boolean };

/**
 * Evaluates and prints every expression. Throws an ExpressionError; its column counts from the start of the whole text.
 */
export function printTemplate(template: Template, scope: Scope, locale: Locale): PrintedPiece[] {
  return template.pieces.map((piece) => {
    if (piece.kind === "text") return { text: piece.text, value: null, math: false };
    const value = atOffset(piece.offset, () => evaluate(piece.expression, scope));
    const text = formatValue(value, locale, { math: piece.math, grouped: true });
    return { text, value, math: piece.math };
  });
}

/** The text with every expression evaluated and printed. */
export function renderTemplate(template: Template, scope: Scope, locale: Locale): string {
  return printTemplate(template, scope, locale)
    .map(({ text }) => text)
    .join("");
}

/** An opening without an end is plain text, so that it hides nothing after it. */
function cut(source: string): { pieces: readonly RawPiece[]; errors: readonly ExpressionError[] } {
  const pieces: RawPiece[] = [];
  const errors: ExpressionError[] = [];
  let done = 0;
  openingPattern.lastIndex = 0;
  for (let opening = openingPattern.exec(source); opening; opening = openingPattern.exec(source)) {
    const start = opening.index + 2;
    const end = closingOf(source, start);
    if (end === null) {
      const message = "This {{ is never closed. Add }} after the expression.";
      errors.push(new ExpressionError("unclosed-placeholder", start - 1, message));
      continue;
    }
    pieces.push({ kind: "text", text: source.slice(done, opening.index), offset: done });
    pieces.push({ kind: "expression", text: source.slice(start, end), offset: start });
    done = end + 2;
    openingPattern.lastIndex = done;
  }
  pieces.push({ kind: "text", text: source.slice(done), offset: done });
  return { pieces: pieces.filter((piece) => piece.kind === "expression" || piece.text !== ""), errors };
}

/** Null if the text ends, or another expression begins, before the closing braces. */
function closingOf(source: string, start: number): number | null {
  insidePattern.lastIndex = start;
  for (let token = insidePattern.exec(source); token; token = insidePattern.exec(source)) {
    if (token[0] === "}}") return token.index;
    if (token[0] === "{{") return null;
  }
  return null;
}

/** The expressions between `$` signs. A `$` without a partner of its length is a plain dollar. */
function placesInMath(pieces: readonly RawPiece[]): ReadonlySet<RawPiece> {
  // Expressions are replaced by digits, so that nothing in them is a delimiter, and offsets stay true.
  const text = pieces
    .map((piece) => (piece.kind === "text" ? piece.text : "0".repeat(piece.text.length + 4)))
    .join("");
  const inside = new Set<RawPiece>();
  const delimiters = dollarsIn(text);
  const expressions = pieces.filter(({ kind }) => kind === "expression");
  let next = 0;
  for (let at = 0; at < delimiters.length; at += 1) {
    const opening = delimiters[at]!;
    const partner = partnerOf(text, delimiters, at);
    if (partner === null) continue;
    const closing = delimiters[partner]!;
    for (; next < expressions.length && expressions[next]!.offset < closing.index; next++) {
      if (expressions[next]!.offset > opening.index) inside.add(expressions[next]!);
    }
    at = partner;
  }
  return inside;
}

/**
 * Dollar signs that are neither escaped nor in code. A run of backticks opens code if another run of its length
 * follows.
 */
function dollarsIn(text: string): readonly RegExpExecArray[] {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const places = runs.get(run.length) ?? [];
    places.push(index);
    runs.set(run.length, places);
  }
  const dollars: RegExpExecArray[] = [];
  mathPattern.lastIndex = 0;
  for (let token = mathPattern.exec(text); token; token = mathPattern.exec(text)) {
    const [found] = token;
    if (found.startsWith("$")) dollars.push(token);
    if (!found.startsWith("`")) continue;
    const places = runs.get(found.length) ?? [];
    while (places.length > 0 && places.at(-1)! <= token.index) places.pop();
    const closing = places.at(-1);
    if (closing !== undefined) mathPattern.lastIndex = closing + found.length;
  }
  return dollars;
}

/** Single dollar signs may be money: see lib/markdown/dollar-math. */
function partnerOf(text: string, delimiters: readonly RegExpExecArray[], at: number): number | null {
  const opening = delimiters[at]!;
  if (opening[0] !== "$") {
    const partner = delimiters.findIndex((it, place) => place > at && it[0] === opening[0]);
    return partner < 0 ? null : partner;
  }
  const closing = delimiters[at + 1];
  if (closing?.[0] !== "$") return null;
  const inside = text.slice(opening.index + 1, closing.index);
  return isFormula(inside, text.charAt(closing.index + 1)) ? at + 1 : null;
}

function atOffset<Result>(offset: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof ExpressionError ? error.shiftedBy(offset) : error;
  }
}
