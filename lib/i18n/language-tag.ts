import { languages } from "./languages";
import type { Locale } from "./locale";

/** For `lang` attributes. */
export function languageTag(locale: Locale): string {
  return languages[locale].tag;
}
