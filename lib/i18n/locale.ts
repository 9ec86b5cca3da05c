/** Texts in several languages: an original, and translations of it. */
import { languages } from "./languages";

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as readonly Locale[];

/** The language that notes are written in. Text that is not translated is shown in it. */
export const originalLocale = "en" satisfies Locale;

export type OriginalLocale = typeof originalLocale;
export type TranslationLocale = Exclude<Locale, OriginalLocale>;

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
