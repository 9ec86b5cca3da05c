/** The page of the note that somebody is writing, as plain data for the browser. */
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import type { KindName } from "@/lib/items/item-kind";
import { itemName } from "@/lib/items/item-name";
import { itemTitle } from "@/lib/items/item-title";
import type { MadeNote } from "@/lib/notes/compile-note";
import type { CompiledItem, Concept, NoteText } from "@/lib/notes/compiled-course";

export type DraftItem = {
  readonly itemId: string;
  /** Another one after every change of the item. */
  readonly revision: string;
  readonly kind: KindName;
  readonly place: string;
  readonly title: string;
  readonly name: string;
  readonly locale: Locale;
};

export type DraftPage = NoteText & {
  /** Of the text; the original's if the note is not translated. */
  readonly locale: Locale;
  /** By the item's id. */
  readonly items: Readonly<Record<string, DraftItem>>;
};

type Item = Omit<CompiledItem, "position">;

/** `titles` keeps what was computed, from one call to the next. */
export function draftPage(
  made: MadeNote,
  wanted: Locale,
  concepts: readonly Concept[],
  titles: Map<string, string>,
): DraftPage {
  const locale = made.compiled.texts[wanted] === undefined ? originalLocale : wanted;
  const names = new Map(concepts.map(({ id, name }) => [id, inLanguage(name, locale)]));
  const titleOf = ({ hash, kind, body }: Item) => {
    const key = `${hash} ${locale}`;
    const title = titles.get(key) ?? itemTitle(kind, body, locale);
    titles.set(key, title);
    return title;
  };
  const items = made.items.map((item): [string, DraftItem] => {
    const title = titleOf(item);
    const name = itemName(title, names.get(item.concepts[0] ?? "") ?? null);
    return [
      item.id,
      {
        itemId: item.id,
        revision: item.hash,
        kind: item.kind,
        place: item.place,
        title,
        name,
        locale: shownLocale(item.locales, locale),
      },
    ];
  });
  return { ...inLanguage(made.compiled.texts, locale), locale, items: Object.fromEntries(items) };
}
