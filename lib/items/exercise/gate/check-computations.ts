import { evaluate, type Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import type { Expression } from "@/lib/expression/parse-expression";
import type { Locale, LocalizedText } from "@/lib/i18n/locale";
import { localesOf } from "@/lib/i18n/localized";
import type { GateFinding, Given } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { expressionsIn, type TextRenderer, textRenderer, textScope } from "../exercise-text";
import { finding, shownGiven } from "./finding";
import { placedTexts } from "./placed-texts";
import { spread } from "./spread";
import type { Survey, SurveyedVariant } from "./survey-variants";

const textsRendered = 300;

/** Every expression has a value wherever `where` holds; only misconceptions may have none. */
export function checkComputations(body: ExerciseBody, survey: Survey): GateFinding[] {
  const inTexts = failingTexts(body, survey);
  return [...survey.failures, ...inTexts].map(({ place, error, given }) =>
    finding(
      error.code,
      `\`${place}\` can't be computed for ${shownGiven(given)}: ${error.message}`,
      "Exclude these values in `where` or narrow the domains, or correct the expression.",
      given,
    ),
  );
}

type FailingText = { readonly place: string; readonly error: ExpressionError; readonly given: Given };

function failingTexts(body: ExerciseBody, { judged }: Survey): FailingText[] {
  const failures = new Map<string, FailingText>();
  const locales = localesOf(body.ask);
  const allHaveValues = quickTest(body, locales);
  for (const one of spread(judged, textsRendered)) {
    if (allHaveValues(one)) continue;
    const { given, variant, mistakes } = one;
    for (const locale of locales) {
      const render = textRenderer(body, given, variant, locale);
      for (const { place, text, misconception } of placedTexts(body)) {
        if (!isShown(misconception, mistakes)) continue;
        const error = failures.has(place) ? null : errorOf(render, text);
        if (error) failures.set(place, { place, error, given });
      }
    }
  }
  return [...failures.values()];
}

/**
 * A quick test whether all texts of a variant can be computed. Texts repeat their expressions, above all in the other
 * languages, so each is computed once, and nothing is printed.
 */
function quickTest(body: ExerciseBody, locales: readonly Locale[]) {
  // Names have values wherever a variant has, and only labels differ between languages.
  const seen = new Set(["answer", ...[...body.given, ...body.let].map(({ name }) => name)]);
  const labelled = body.given.some(({ labels }) => labels !== undefined);
  const plans = locales
    .map((locale) => ({ locale, texts: newExpressions(body, locale, labelled ? new Set(seen) : seen) }))
    .filter(({ texts }) => texts.length > 0);
  return ({ given, variant, mistakes }: SurveyedVariant): boolean =>
    plans.every(({ locale, texts }) => {
      const scope = textScope(body, given, variant, locale);
      return texts.every(
        ({ expressions, misconception }) =>
          !isShown(misconception, mistakes) || expressions.every((expression) => hasValue(expression, scope)),
      );
    });
}

/** Expressions whose sources are not in `seen`; they are added to it if every variant tries them. */
function newExpressions(body: ExerciseBody, locale: Locale, seen: Set<string>) {
  return placedTexts(body).flatMap(({ text, misconception }) => {
    const expressions = expressionsIn(text, locale).filter(({ source }) => !seen.has(source.trim()));
    if (misconception === null) for (const { source } of expressions) seen.add(source.trim());
    return expressions.length === 0 ? [] : [{ misconception, expressions }];
  });
}

function isShown(misconception: number | null, mistakes: SurveyedVariant["mistakes"]): boolean {
  return misconception === null || (mistakes[misconception] ?? null) !== null;
}

function hasValue(expression: Expression, scope: Scope): boolean {
  try {
    evaluate(expression, scope);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

function errorOf(render: TextRenderer, text: LocalizedText): ExpressionError | null {
  try {
    render(text);
    return null;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}
