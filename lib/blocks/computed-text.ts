/** Texts whose expressions `{{ … }}` use no names: all texts outside exercises. */
import { ExpressionError } from "@/lib/expression/expression-error";
import { nearPlaces } from "@/lib/expression/near-places";
import { readTemplate, renderTemplate } from "@/lib/expression/template";
import { type TextProblem, textProblem } from "@/lib/expression/text-problem";
import type { Locale } from "@/lib/i18n/locale";
import { blankCode } from "@/lib/markdown/blank-code";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";

/**
 * The text with every expression evaluated and printed, or all its errors. Nothing in code is computed. With `holes`,
 * `{{1::…}}` is kept.
 */
export function computeText(
  source: string,
  locale: Locale,
  { holes = false }: { readonly holes?: boolean } = {},
): { readonly text: string; readonly problems: readonly TextProblem[] } {
  if (!/\{\{|｛/.test(source)) return { text: source, problems: [] };
  const prose = /`|~~~|^ {4}/m.test(source) ? blankCode(source, parseMarkdown(source)) : source;
  const { template, errors } = readTemplate(prose);
  const problems: TextProblem[] = [...errors.map(textProblem), ...nearPlaces(prose, { holes })];
  let at = 0;
  const printed = template.pieces.map((piece) => {
    if (piece.kind === "text") {
      at += piece.text.length;
      return source.slice(at - piece.text.length, at);
    }
    at = piece.offset + piece.expression.source.length + 2;
    try {
      return renderTemplate({ ...template, pieces: [piece] }, new Map(), locale);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      problems.push(textProblem(error));
      return "";
    }
  });
  return { text: problems.length > 0 ? source : printed.join(""), problems };
}
