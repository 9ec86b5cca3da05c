/** The words that the program adds to notes, items and figures. */
import type { Locale } from "./locale";
import { type ContentWords, contentWords as en } from "./messages/en/content-words";
import { contentWords as zh } from "./messages/zh/content-words";

const words: Readonly<Record<Locale, ContentWords>> = { en, zh };

export function contentWords(locale: Locale): ContentWords {
  return words[locale];
}
