/** Texts in several languages: an original, and translations of it. */
import { languages } from "./languages";

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as readonly Locale[];

/** The language that notes are written in. Text that is not translated is shown in it. */
export const originalLocale = "en" satisfies Locale;

export type OriginalLocale = typeof originalLocale;
export type TranslationLocale = Exclude<Locale, OriginalLocale>;

export const translationLocales = locales.filter(
  (locale): locale is TranslationLocale => locale !== originalLocale,
);

/**
 * A value for the original language and for those it is translated into, by language; the same shape in memory and in
 * the database.
 */
export type Localized<Text> = { readonly [Original in OriginalLocale]: Text } & {
  readonly [Translation in TranslationLocale]?: Text;
};

export type LocalizedText = Localized<string>;

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/** For `lang` attributes. */
export function languageTag(locale: Locale): string {
  return languages[locale].tag;
}

/** A value for each language of the product. */
export function perLocale<Value>(make: (locale: Locale) => Value): Readonly<Record<Locale, Value>> {
  const entries = locales.map((locale) => [locale, make(locale)]);
  return Object.fromEntries(entries) as Record<Locale, Value>;
}

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
