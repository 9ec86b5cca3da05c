/** The `{{ expression }}` pieces of prose. Nothing in code is computed. */
import type { Root } from "mdast";
import { ExpressionError } from "@/lib/expression/expression-error";
import { nearPlaces } from "@/lib/expression/near-places";
import { readTemplate, renderTemplate, type Template } from "@/lib/expression/template";
import { type TextProblem, textProblem } from "@/lib/expression/text-problem";
import type { Locale } from "@/lib/i18n/locale";
import { blankCode } from "@/lib/markdown/blank-code";

/** A part of the text and its replacement. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

export type ProseExpressions = {
  readonly edits: readonly Edit[];
  /** The text with its expressions replaced by digits, and everything else in place: see `blankExpressions`. */
  readonly blanked: string;
  readonly problems: readonly TextProblem[];
};

/** `tree` is the syntax tree of `text`. */
export function computeProse(text: string, tree: Root, locale: Locale): ProseExpressions {
  const prose = blankCode(text, tree);
  const { template, errors } = readTemplate(prose);
  const edits: Edit[] = [];
  const problems: TextProblem[] = [...errors.map(textProblem), ...nearPlaces(prose, { holes: false })];
  for (const piece of template.pieces) {
    if (piece.kind === "text") continue;
    try {
      const printed = renderTemplate({ ...template, pieces: [piece] }, new Map(), locale);
      const end = piece.offset + piece.expression.source.length + 2;
      edits.push({ start: piece.offset - 2, end, text: printed });
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      problems.push(textProblem(error));
    }
  }
  return { edits, blanked: withDigits(text, template), problems };
}

/**
 * The text with its expressions replaced by digits, and everything else in place: for checks of the TeX around them.
 */
export function blankExpressions(text: string): string {
  return text.includes("{{") ? withDigits(text, readTemplate(text).template) : text;
}

function withDigits(text: string, { pieces }: Template): string {
  const blanked: string[] = [];
  let done = 0;
  for (const piece of pieces) {
    if (piece.kind === "text") continue;
    const { length } = piece.expression.source;
    blanked.push(text.slice(done, piece.offset), "0".repeat(length));
    done = piece.offset + length;
  }
  return blanked.join("") + text.slice(done);
}
