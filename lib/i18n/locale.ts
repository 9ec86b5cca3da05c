/** The languages of the product. The first is the one a missing text falls back to. */
export const locales = ["en", "zh"] as const;

export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/** A text per language. `en` carries the logic of a note, so it is the one that is always there. */
export type LocalizedText = { readonly en: string; readonly zh?: string };

/**
 * The text in the wanted language, or the English one with its true language,
 * so that the page can mark a fallback with `lang` instead of hiding it.
 */
export function pickText(text: LocalizedText, wanted: Locale): { text: string; locale: Locale } {
  const found = text[wanted];
  return found === undefined ? { text: text.en, locale: "en" } : { text: found, locale: wanted };
}
