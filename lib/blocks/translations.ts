/** A block joined with its translations. */
import type { Locale, Localized } from "@/lib/i18n/locale";
import { localesOf, localize } from "@/lib/i18n/localized";
import type { Diagnostic } from "./diagnostic";
import type { YamlBlock } from "./yaml-block";

type Original<Texts> = {
  readonly yaml: YamlBlock;
  readonly quote?: string | undefined;
  readonly texts: Texts;
};

export type Translation<Texts> = {
  readonly locale: Locale;
  readonly yaml: YamlBlock;
  readonly quote?: string | undefined;
  /** Null unless complete: a learner never reads an item half in one language and half in another. */
  readonly texts: Texts | null;
  readonly diagnostics: readonly Diagnostic[];
};

export type JoinedTranslations<Texts> = {
  readonly texts: Localized<Texts>;
  /** Languages that have all texts. */
  readonly locales: readonly Locale[];
  readonly quote: Localized<string | undefined>;
  readonly yaml: Localized<YamlBlock>;
};

export function joinTranslations<Texts>(
  original: Original<Texts>,
  translations: readonly Translation<Texts>[],
): JoinedTranslations<Texts> {
  const translationTo = (wanted: Locale) => translations.find(({ locale }) => locale === wanted);
  const texts = localize(original.texts, (locale) => translationTo(locale)?.texts);
  return {
    texts,
    locales: localesOf(texts),
    quote: localize(original.quote, (locale) => translationTo(locale)?.quote),
    yaml: localize(original.yaml, (locale) => translationTo(locale)?.yaml),
  };
}
