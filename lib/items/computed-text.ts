/** Texts whose `{{ expression }}` pieces need no names: all that is written outside an exercise. */
import { ExpressionError } from "@/lib/expression/expression-error";
import { findTemplateErrors, parseTemplate, renderTemplate } from "@/lib/expression/template";
import type { Locale } from "@/lib/i18n/locale";

export type TextProblem = {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly message: string;
};

/** The text with every expression computed and printed; all its errors if there are any. Holes `{{1::…}}` stay. */
export function computeText(
  source: string,
  locale: Locale,
): { readonly text: string; readonly problems: readonly TextProblem[] } {
  if (!source.includes("{{")) return { text: source, problems: [] };
  const unreadable = findTemplateErrors(source);
  if (unreadable.length > 0) return { text: source, problems: unreadable.map(problemOf) };
  const template = parseTemplate(source);
  const problems: TextProblem[] = [];
  const printed = template.pieces.map((piece) => {
    try {
      return renderTemplate({ ...template, pieces: [piece] }, new Map(), locale);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      problems.push(problemOf(error));
      return "";
    }
  });
  return { text: problems.length > 0 ? source : printed.join(""), problems };
}

function problemOf(error: ExpressionError): TextProblem {
  return { offset: error.column - 1, message: error.message };
}
