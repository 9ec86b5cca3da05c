/** Texts whose `{{ expression }}` pieces need no names: all that is written outside an exercise. */
import { ExpressionError } from "@/lib/expression/expression-error";
import { readTemplate, renderTemplate } from "@/lib/expression/template";
import { type TextProblem, textProblem } from "@/lib/expression/text-problem";
import type { Locale } from "@/lib/i18n/locale";

/** The text with every expression computed and printed; all its errors if there are any. Holes `{{1::…}}` stay. */
export function computeText(
  source: string,
  locale: Locale,
): { readonly text: string; readonly problems: readonly TextProblem[] } {
  if (!source.includes("{{")) return { text: source, problems: [] };
  const { template, errors } = readTemplate(source);
  const problems: TextProblem[] = errors.map(textProblem);
  const printed = template.pieces.map((piece) => {
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
