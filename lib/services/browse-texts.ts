/** Keeps what items are searched by in step with what is published. */
import { foldText } from "@/lib/browse/fold-text";
import { itemWords } from "@/lib/browse/item-words";
import { rankTitles } from "@/lib/browse/rank-titles";
import {
  type ItemText,
  type ItemWithoutText,
  readItemsWithoutText,
  readTitles,
  writeItemTexts,
  writeTitleRanks,
} from "@/lib/db/item-text-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { type LocalizedText, locales, originalLocale } from "@/lib/i18n/locale";
import { inEachLanguage, localize } from "@/lib/i18n/localized";
import type { KindName } from "@/lib/items/item-kind";
import { itemTitle } from "@/lib/items/item-title";
import type { CompiledCourse } from "@/lib/notes/compiled-course";

type Named = { readonly id: string; readonly name: LocalizedText };

/** The texts of a compiled course's items, by their ids in it. */
export function textsOfCourse(course: CompiledCourse): readonly (ItemText & { readonly key: string })[] {
  const notes = new Map(
    course.notes.map((note) => [note.slug, inEachLanguage(note.texts).map(({ title }) => title)]),
  );
  return course.items.map((item) => ({
    key: item.id,
    ...textOfItem({ ...item, course, note: { slug: item.note, titles: notes.get(item.note) ?? [] } }),
  }));
}

const batch = 200;

/** Computes the texts of live items that lack them: those published by an earlier version of the program. */
export async function fillItemTexts(): Promise<number> {
  let filled = 0;
  for (;;) {
    const items = await readItemsWithoutText(getPrisma(), batch);
    if (items.length === 0) {
      await rankItemTitles();
      return filled;
    }
    await writeItemTexts(
      getPrisma(),
      items.map((item) => ({ itemId: item.id, version: item.version, ...textOfItem(item) })),
    );
    filled += items.length;
  }
}

/**
 * Ranks the titles of all items anew, and writes what has changed. After a publication is committed: the last of several
 * at a time then sees them all.
 */
export async function rankItemTitles(): Promise<void> {
  const titles = await readTitles(getPrisma());
  const ranks = rankTitles(titles);
  const changed = titles.flatMap(({ id, rank }) => {
    const now = ranks.get(id)!;
    return locales.every((locale) => rank?.[locale] === now[locale]) ? [] : [{ id, rank: now }];
  });
  if (changed.length > 0) await writeTitleRanks(getPrisma(), changed);
}

type Source = {
  readonly kind: KindName;
  readonly body: unknown;
  readonly concepts: readonly string[];
  readonly course: {
    readonly slug: string;
    readonly title: LocalizedText;
    readonly concepts: readonly Named[];
  };
  readonly note: ItemWithoutText["note"];
};

function textOfItem({ kind, body, concepts, course, note }: Source): ItemText {
  const own = course.concepts.filter(({ id }) => concepts.includes(id));
  const named = own.flatMap(({ id, name }) => [id, ...inEachLanguage(name)]);
  const words = locales.flatMap((locale) => itemWords(kind, body, locale).split("\n"));
  return {
    title: localize(itemTitle(kind, body, originalLocale), (locale) => itemTitle(kind, body, locale)),
    words: lines(words),
    // Concepts that their course does not name are searched by their ids.
    concept: lines([...named, ...concepts]),
    note: lines([note.slug, ...note.titles]),
    course: lines([course.slug, ...inEachLanguage(course.title)]),
  };
}

function lines(texts: readonly string[]): string {
  return [...new Set(texts.map(foldText))].join("\n");
}
