import { ExpressionError } from "@/lib/expression/expression-error";
import type { Locale } from "@/lib/i18n/locale";
import type { GateFinding, Given } from "@/lib/items/item-kind";
import type { ExerciseBody } from "../exercise-body";
import { type TextRenderer, textRenderer } from "../exercise-text";
import { finding, shownGiven } from "./finding";
import { spread } from "./spread";
import type { Survey } from "./survey-variants";

const textsRendered = 300;

/** Every expression has a value wherever `where` holds; misconceptions alone may have none. */
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

function failingTexts(body: ExerciseBody, { allowed }: Survey): FailingText[] {
  const failures = new Map<string, FailingText>();
  const locales: Locale[] = body.ask.zh === undefined ? ["en"] : ["en", "zh"];
  for (const { given, variant } of spread(allowed, textsRendered)) {
    const valued = new Set(variant.misconceptions.flatMap(({ id, value }) => (value === null ? [] : [id])));
    for (const locale of locales) {
      const render = textRenderer(body, given, variant, locale);
      for (const [place, text] of textsOf(body, valued)) {
        const error = failures.has(place) ? null : errorOf(render, text);
        if (error) failures.set(place, { place, error, given });
      }
    }
  }
  return [...failures.values()];
}

function textsOf(body: ExerciseBody, misconceptions: ReadonlySet<string>) {
  return [
    ["ask", body.ask] as const,
    ...body.solution.map((text, index) => [`solution[${index + 1}]`, text] as const),
    ...body.misconceptions
      .filter(({ id }) => misconceptions.has(id))
      .map(({ id, says }) => [`misconceptions.${id}.says`, says] as const),
  ];
}

function errorOf(render: TextRenderer, text: Parameters<TextRenderer>[0]): ExpressionError | null {
  try {
    render(text);
    return null;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}
