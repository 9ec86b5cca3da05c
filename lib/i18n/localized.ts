/** Values in several languages. Apart from locale.ts, since every page has that one. */
import {
  type Locale,
  type Localized,
  type LocalizedText,
  locales,
  originalLocale,
  type TranslationLocale,
} from "./locale";

export const translationLocales = locales.filter(
  (locale): locale is TranslationLocale => locale !== originalLocale,
);

/** `translate` returns nothing for languages without a translation. */
export function localize<Text>(
  original: Text,
  translate: (locale: TranslationLocale) => Text | null | undefined,
): Localized<Text> {
  const translations = translationLocales.flatMap((locale) => {
    const translation = translate(locale) ?? undefined;
    return translation === undefined ? [] : [[locale, translation] as const];
  });
  return { [originalLocale]: original, ...Object.fromEntries(translations) } as Localized<Text>;
}

/** The languages that have a value, the original's first. */
export function localesOf(texts: Localized<unknown>): readonly Locale[] {
  return locales.filter((locale) => texts[locale] !== undefined);
}

/** The values of all languages that have one. */
export function inEachLanguage<Text>(texts: Localized<Text>): readonly Text[] {
  return localesOf(texts).map((locale) => texts[locale] as Text);
}

export function mapLanguages<Text, Result>(
  texts: Localized<Text>,
  change: (text: Text, locale: Locale) => Result,
): Localized<Result> {
  return localize(change(texts[originalLocale], originalLocale), (locale) => {
    const text = texts[locale];
    return text === undefined ? undefined : change(text, locale);
  });
}

/** The value in the wanted language, else in the original's. */
export function inLanguage<Text>(texts: Localized<Text>, wanted: Locale): Text {
  return texts[wanted] ?? texts[originalLocale];
}

/** The language to show, given the `available` ones. */
export function shownLocale(available: readonly Locale[], wanted: Locale): Locale {
  return available.includes(wanted) ? wanted : originalLocale;
}

/** The text with its actual language, so that the page can mark untranslated text with `lang` instead of hiding it. */
export function pickText(texts: LocalizedText, wanted: Locale): { text: string; locale: Locale } {
  const text = texts[wanted];
  return text === undefined
    ? { text: texts[originalLocale], locale: originalLocale }
    : { text, locale: wanted };
}
