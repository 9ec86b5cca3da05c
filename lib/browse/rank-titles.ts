import { type Locale, type LocalizedText, languageTag, perLocale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";

/** An item's place among all titles, in each language: from 0, the same for titles that sort alike. */
export type TitleRank = Readonly<Record<Locale, number>>;

/**
 * The places of titles as a reader of each language sorts them: Chinese by pinyin, numbers by value. Computed here, not
 * by the database, since the embedded one knows no language's order; pages by rank are as exact as pages by stability.
 */
export function rankTitles<Id>(
  titles: readonly { readonly id: Id; readonly title: LocalizedText }[],
): ReadonlyMap<Id, TitleRank> {
  const ranks = perLocale((locale) => {
    const { compare } = new Intl.Collator(languageTag(locale), { numeric: true });
    const texts = [...new Set(titles.map(({ title }) => inLanguage(title, locale)))].sort(compare);
    const places = new Map<string, number>();
    let place = 0;
    for (const [i, text] of texts.entries()) {
      if (i > 0 && compare(texts[i - 1]!, text) !== 0) place = i;
      places.set(text, place);
    }
    return places;
  });
  return new Map(
    titles.map(({ id, title }) => [id, perLocale((locale) => ranks[locale].get(inLanguage(title, locale))!)]),
  );
}
