import type { Locale } from "./locale";

/** The BCP 47 tag for `lang` attributes. `zh` alone would leave the choice of glyphs to the system. */
export function languageTag(locale: Locale): string {
  return locale === "zh" ? "zh-CN" : locale;
}
