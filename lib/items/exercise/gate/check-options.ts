import { ExpressionError } from "@/lib/expression/expression-error";
import { type Locale, locales } from "@/lib/i18n/locale";
import type { GateFinding } from "@/lib/items/item-kind";
import { plainWords } from "@/lib/markdown/plain-words";
import type { ExerciseBody } from "../exercise-body";
import { textRenderer } from "../exercise-text";
import { optionsReadingAlike } from "../variant-flaw";
import { finding, shownGiven } from "./finding";
import type { Survey, SurveyedVariant } from "./survey-variants";

/** Options differ from each other, in every variant and every language. */
export function checkOptions(body: ExerciseBody, survey: Survey): GateFinding[] {
  const [any] = survey.judged;
  return locales.flatMap((locale) => {
    const drawn = survey.flawed.find(({ flaw }) => flaw.kind === "same-options" && flaw.locale === locale);
    if (drawn?.flaw.kind === "same-options") return [alike(body, drawn.variant, locale, drawn.flaw.ids)];
    // Options without numbers are the same in every variant.
    const isOwn = body.answer.options?.some(({ text }) => text[locale] !== undefined) ?? false;
    const fixed = any === undefined || !isOwn ? null : alikeIn(body, any, locale);
    return any === undefined || fixed === null ? [] : [alike(body, any, locale, fixed)];
  });
}

function alikeIn(body: ExerciseBody, { given, variant }: SurveyedVariant, locale: Locale) {
  try {
    return optionsReadingAlike(body, textRenderer(body, given, variant, locale));
  } catch (error) {
    // An option that cannot be computed is a finding of its own.
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

function alike(
  body: ExerciseBody,
  { given, variant }: SurveyedVariant,
  locale: Locale,
  [one, other]: readonly [string, string],
): GateFinding {
  const render = textRenderer(body, given, variant, locale);
  const option = body.answer.options?.find(({ id }) => id === other);
  const shown = option === undefined ? "" : plainWords(render(option.text));
  return finding(
    "same-options",
    `The options \`${one}\` and \`${other}\` both read "${shown}" for ${shownGiven(given)}, so nobody can tell which is which.`,
    "Exclude such values in `where`, or word the options differently.",
    given,
  );
}
