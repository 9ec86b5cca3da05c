/** What items are searched by. */
import { z } from "zod";
import type { TitleRank } from "@/lib/browse/rank-titles";
import type { LocalizedText } from "@/lib/i18n/locale";
import type { Json, KindName } from "@/lib/items/item-kind";
import type { ItemId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import { kindName, localizedText } from "./json-columns";
import type { Database } from "./prisma-client";
import { columnList, int, jsonb, of, type RowOf, recordsetOf, replacing, text } from "./table";

export const itemTextTable = {
  item_id: int,
  version: int,
  title: of<LocalizedText>(jsonb),
  words: text,
  concept: text,
  note: text,
  course: text,
};

/** The texts of an item, all but its title folded. */
export type ItemText = {
  /** Plain words. */
  readonly title: LocalizedText;
  readonly words: string;
  /** Ids and names, in all languages. */
  readonly concept: string;
  readonly note: string;
  readonly course: string;
};

const texts = ["title", "words", "concept", "note", "course"] as const;

/** Writes the texts of a published course's items, by their keys. */
export async function writeCourseTexts(
  db: Database,
  course: string,
  items: readonly (ItemText & { readonly key: string })[],
): Promise<void> {
  const input = { key: text, title: jsonb, words: text, concept: text, note: text, course: text };
  await db.$executeRawUnsafe(
    `INSERT INTO item_text (${columnList(itemTextTable)})
     SELECT i.id, i.version, ${texts.map((name) => `a.${name}`).join(", ")}
     FROM jsonb_to_recordset($2::jsonb) AS a(${recordsetOf(input)})
     JOIN course c ON c.slug = $1 JOIN item i ON i.course_id = c.id AND i.key = a.key ORDER BY i.id
     ON CONFLICT (item_id) DO UPDATE SET ${replacing(itemTextTable, ["item_id"])}`,
    course,
    JSON.stringify(items),
  );
}

/** Writes the texts of items, each for the version that they were computed from. */
export async function writeItemTexts(
  db: Database,
  items: readonly (ItemText & { readonly itemId: number; readonly version: number })[],
): Promise<void> {
  const rows: RowOf<typeof itemTextTable>[] = items.map(({ itemId, version, title, words, ...names }) => ({
    item_id: itemId,
    version,
    title,
    words,
    concept: names.concept,
    note: names.note,
    course: names.course,
  }));
  await db.$executeRawUnsafe(
    `INSERT INTO item_text (${columnList(itemTextTable)})
     SELECT ${columnList(itemTextTable, "a")} FROM jsonb_to_recordset($1::jsonb) AS a(${recordsetOf(itemTextTable)})
     ORDER BY item_id
     ON CONFLICT (item_id) DO UPDATE SET ${replacing(itemTextTable, ["item_id"])}
     WHERE item_text.version <= excluded.version`,
    JSON.stringify(rows),
  );
}

/** The titles of all items that have texts, and their ranks (null: not computed yet). */
export async function readTitles(
  db: Database,
): Promise<{ id: ItemId; title: LocalizedText; rank: TitleRank | null }[]> {
  return db.$queryRawUnsafe("SELECT item_id AS id, title, rank FROM item_text");
}

export async function writeTitleRanks(
  db: Database,
  ranks: readonly { readonly id: ItemId; readonly rank: TitleRank }[],
): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE item_text x SET rank = a.rank FROM jsonb_to_recordset($1::jsonb) AS a(id int, rank jsonb)
     WHERE x.item_id = a.id`,
    JSON.stringify(ranks),
  );
}

export type ItemWithoutText = {
  readonly id: number;
  readonly version: number;
  readonly kind: KindName;
  readonly body: Json;
  readonly concepts: readonly string[];
  readonly course: {
    readonly slug: string;
    readonly title: LocalizedText;
    readonly concepts: readonly { readonly id: string; readonly name: LocalizedText }[];
  };
  readonly note: { readonly slug: string; readonly titles: readonly string[] };
};

const withoutText: z.ZodType<ItemWithoutText[]> = z.array(
  z.strictObject({
    id: z.int(),
    version: z.int(),
    kind: kindName,
    body: z.custom<Json>(),
    concepts: z.array(z.string()),
    course: z.strictObject({
      slug: z.string(),
      title: localizedText,
      concepts: z.array(z.object({ id: z.string(), name: localizedText })),
    }),
    note: z.strictObject({ slug: z.string(), titles: z.array(z.string()) }),
  }),
);

/** At most `limit` live items without texts of their present version. */
export async function readItemsWithoutText(db: Database, limit: number): Promise<ItemWithoutText[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT i.id, i.version, i.kind, iv.body, i.concepts,
       json_build_object('slug', c.slug, 'title', c.title, 'concepts', c.concepts) AS course,
       json_build_object('slug', n.slug, 'titles',
         (SELECT coalesce(json_agg(t.title), '[]') FROM note_text t WHERE t.note_id = n.id)) AS note
     FROM item i JOIN course c ON c.id = i.course_id JOIN note n ON n.id = i.note_id
     JOIN item_version iv ON iv.item_id = i.id AND iv.version = i.version
     WHERE i.retired_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM item_text x WHERE x.item_id = i.id AND x.version = i.version)
     ORDER BY i.id LIMIT $1::int`,
    limit,
  );
  return checked(withoutText, rows);
}
