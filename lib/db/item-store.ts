/** Items, each with its state for a learner. */
import { z } from "zod";
import { type Locale, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import type { Given, Json, KindName } from "@/lib/items/item-kind";
import type { NoteHeading } from "@/lib/notes/compiled-course";
import type { ItemId, LearnerId, VariantId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import { checked } from "./checked";
import { readable } from "./course-store";
import { givenValues, kindName, localeName, localizedText, noteHeadings } from "./json-columns";
import { memoryColumns, memoryFromRow, memoryRow } from "./memory-store";
import { type Database, runOften } from "./prisma-client";
import { withdrawn } from "./publishing-store";
import { int, type RowOf, recordsetOf, uuid } from "./table";

export type ReadableItem = {
  readonly id: number;
  readonly version: number;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly body: unknown;
  readonly locales: readonly Locale[];
  readonly course: string;
  readonly note: string;
  readonly place: string;
};

/** A live item by its name `<course>/<id>`, if this person (null: a visitor) may read its course. */
export async function findReadableItem(
  db: Database,
  learnerId: LearnerId | null,
  name: string,
): Promise<ReadableItem | null> {
  const [row] = await db.$queryRawUnsafe<ReadableItem[]>(
    `SELECT i.id, i.version, i.kind, i.graded, iv.body, i.locales, c.slug AS course, n.slug AS note, i.place
     FROM course c JOIN item i ON i.course_id = c.id JOIN note n ON n.id = i.note_id
     JOIN item_version iv ON iv.item_id = i.id AND iv.version = i.version
     WHERE c.slug || '/' || i.key = $2 AND c.slug = split_part($2, '/', 1) AND i.retired_at IS NULL AND ${readable}`,
    learnerId,
    name,
  );
  return row ?? null;
}

/** A version of an item, even of a retired one, if this person (null: a visitor) may read its course. */
export async function findReadableVersion(
  db: Database,
  learnerId: LearnerId | null,
  itemId: ItemId,
  version: number,
): Promise<{ kind: KindName; graded: boolean; body: unknown } | null> {
  const [row] = await db.$queryRawUnsafe<{ kind: KindName; graded: boolean; body: unknown }[]>(
    `SELECT iv.kind, i.graded, iv.body FROM item_version iv
     JOIN item i ON i.id = iv.item_id JOIN course c ON c.id = i.course_id
     WHERE iv.item_id = $2::int AND iv.version = $3::int AND ${readable}`,
    learnerId,
    itemId,
    version,
  );
  return row ?? null;
}

const enrolledRow = z.strictObject({
  courseId: z.int(),
  graded: z.boolean(),
  memory: memoryRow.nullable(),
});

/** A live item of a course that the learner is enrolled in, with their memory of it; null for any other item. */
export async function findEnrolledItem(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
): Promise<{
  readonly courseId: number;
  readonly graded: boolean;
  readonly memory: Memory | null;
} | null> {
  const [given] = await db.$queryRawUnsafe<unknown[]>(
    `SELECT i.course_id AS "courseId", i.graded, (SELECT to_json(m) FROM (SELECT ${memoryColumns} FROM memory
       WHERE learner_id = $1 AND item_id = i.id) m) AS memory
     FROM item i JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
     JOIN course c ON c.id = i.course_id
     WHERE i.id = $2::int AND i.retired_at IS NULL AND c.source_hash <> '${withdrawn}'`,
    learnerId,
    itemId,
  );
  if (given === undefined) return null;
  const { memory, ...item } = checked(enrolledRow, given);
  return { ...item, memory: memory && memoryFromRow(memory) };
}

/** The ids of live items by their names `<course>/<id>`, of those in courses that the learner is enrolled in. */
export async function findEnrolledItems(
  db: Database,
  learnerId: LearnerId,
  names: readonly string[],
): Promise<ItemId[]> {
  const rows = await db.$queryRawUnsafe<{ id: ItemId }[]>(
    `SELECT i.id FROM jsonb_array_elements_text($2::jsonb) AS n(name)
     JOIN course c ON c.slug = split_part(n.name, '/', 1) AND c.source_hash <> '${withdrawn}'
     JOIN enrolment e ON e.learner_id = $1 AND e.course_id = c.id
     JOIN item i ON i.course_id = c.id AND c.slug || '/' || i.key = n.name AND i.retired_at IS NULL
     ORDER BY i.id`,
    learnerId,
    JSON.stringify(names),
  );
  return rows.map(({ id }) => id);
}

export type ItemWithMemory = {
  readonly id: number;
  readonly noteId: number;
  readonly version: number;
  readonly key: string;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly place: string;
  readonly concepts: readonly string[];
  readonly locales: readonly Locale[];
  readonly memory: Memory | null;
};

const courseItemRows = z.array(
  z.strictObject({
    id: z.int(),
    noteId: z.int(),
    version: z.int(),
    key: z.string(),
    kind: kindName,
    graded: z.boolean(),
    place: z.string(),
    concepts: z.array(z.string()),
    locales: z.array(localeName),
    memory: memoryRow.nullable(),
  }),
);

/** The live items of a course, or of one note of it, with this learner's memories of those that they have met. */
export async function readCourseItems(
  db: Database,
  learnerId: LearnerId | null,
  courseId: number,
  noteId: number | null = null,
): Promise<ItemWithMemory[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT i.id, i.note_id AS "noteId", i.version, i.key, i.kind, i.graded, i.place, i.concepts,
       i.locales, to_json(m) AS memory
     FROM item i LEFT JOIN LATERAL (SELECT ${memoryColumns} FROM memory
       WHERE learner_id = $1::text AND item_id = i.id AND state <> 0) m ON true
     WHERE i.course_id = $2::int AND i.retired_at IS NULL AND ($3::int IS NULL OR i.note_id = $3::int)
     ORDER BY i.position`,
    learnerId,
    courseId,
    noteId,
  );
  return checked(courseItemRows, rows).map((row) => ({
    ...row,
    memory: row.memory && memoryFromRow(row.memory),
  }));
}

/** Bodies of these versions of items, by item id. */
export async function readItemBodies(
  db: Database,
  versions: readonly { readonly id: number; readonly version: number }[],
): Promise<ReadonlyMap<number, Json>> {
  const rows = await db.$queryRawUnsafe<{ id: number; body: Json }[]>(
    `SELECT iv.item_id AS id, iv.body FROM jsonb_to_recordset($1::jsonb) AS a(id int, version int)
     JOIN item_version iv ON iv.item_id = a.id AND iv.version = a.version`,
    JSON.stringify(versions.map(({ id, version }) => ({ id, version }))),
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** Everything that a page needs to show an item to a learner. */
export type ItemDetails = {
  readonly itemId: ItemId;
  readonly key: string;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly version: number;
  readonly body: unknown;
  readonly locales: readonly Locale[];
  readonly anchor: string;
  readonly place: string;
  readonly course: { readonly id: number; readonly slug: string; readonly title: LocalizedText };
  readonly note: { readonly slug: string; readonly title: string; readonly headings: readonly NoteHeading[] };
  readonly memory: Memory | null;
  /** The variant with the requested id, if it was drawn before. */
  readonly drawn: DrawnVariant | null;
  /** Drawn values of the last variants that the learner answered, newest first. */
  readonly recent: readonly Given[];
};

export type DrawnVariant = {
  readonly version: number;
  readonly body: unknown;
  readonly given: Given;
  readonly answer: string | null;
};

const askedTable = { item_id: int, variant_id: uuid };

/* With OFFSET 0 the few items are looked up by their keys; the planner would rather read the versions of all items. */
const detailsSql = `
SELECT i.id AS "itemId", i.key, i.kind, i.graded, i.version, iv.body, to_json(i.locales) AS locales, i.anchor, i.place,
  json_build_object('id', c.id, 'slug', c.slug, 'title', c.title) AS course,
  json_build_object('slug', n.slug, 'title', t.title, 'headings', t.headings) AS note,
  (SELECT to_json(m) FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND item_id = i.id) m) AS memory,
  (SELECT json_build_object('version', v.version, 'body', CASE WHEN v.version <> i.version THEN vv.body END,
          'given', v.given, 'answer', v.answer)
   FROM variant v JOIN item_version vv ON vv.item_id = v.item_id AND vv.version = v.version
   WHERE v.learner_id = $1 AND v.id = a.variant_id AND v.item_id = i.id) AS drawn,
  (SELECT coalesce(json_agg(r.given), '[]') FROM (
    SELECT given FROM review WHERE learner_id = $1 AND item_id = i.id AND $4::jsonb ? i.kind
    ORDER BY reviewed_at DESC LIMIT 5) r) AS recent
FROM jsonb_to_recordset($2::jsonb) AS a(${recordsetOf(askedTable)})
JOIN LATERAL (SELECT * FROM item WHERE id = a.item_id OFFSET 0) i ON true
JOIN LATERAL (SELECT * FROM item_version WHERE item_id = i.id AND version = i.version OFFSET 0) iv ON true
JOIN course c ON c.id = i.course_id
JOIN LATERAL (SELECT * FROM note WHERE id = i.note_id OFFSET 0) n ON true
JOIN LATERAL (SELECT title, headings FROM note_text WHERE note_id = n.id AND locale IN ($3, '${originalLocale}')
              ORDER BY (locale = $3) DESC LIMIT 1) t ON true`;

const detailsRows = z.array(
  z.strictObject({
    itemId: z.int(),
    key: z.string(),
    kind: kindName,
    graded: z.boolean(),
    version: z.int(),
    body: z.unknown(),
    locales: z.array(localeName),
    anchor: z.string(),
    place: z.string(),
    course: z.strictObject({ id: z.int(), slug: z.string(), title: localizedText }),
    note: z.strictObject({ slug: z.string(), title: z.string(), headings: noteHeadings }),
    memory: memoryRow.nullable(),
    drawn: z
      .strictObject({
        version: z.int(),
        body: z.unknown(),
        given: givenValues,
        answer: z.string().nullable(),
      })
      .nullable(),
    recent: z.array(givenValues),
  }),
);

/** One round trip, in the requested order. */
export async function readItemDetails(
  db: Database,
  learnerId: LearnerId,
  asked: readonly { readonly itemId: ItemId; readonly variantId: VariantId }[],
  { locale, drawingKinds }: { readonly locale: Locale; readonly drawingKinds: readonly KindName[] },
): Promise<ItemDetails[]> {
  const input: RowOf<typeof askedTable>[] = asked.map((a) => ({
    item_id: a.itemId,
    variant_id: a.variantId,
  }));
  const rows = await runOften(
    db,
    detailsSql,
    learnerId,
    JSON.stringify(input),
    locale,
    JSON.stringify(drawingKinds),
  );
  const byId = new Map(checked(detailsRows, rows).map((row) => [row.itemId, row]));
  return asked.flatMap(({ itemId }) => {
    const row = byId.get(itemId);
    return row ? [{ ...row, memory: row.memory && memoryFromRow(row.memory) }] : [];
  });
}

/** A live item of a course by its key in it, with its present body; null if there is none. */
export async function findCourseItem(
  db: Database,
  courseId: number,
  key: string,
): Promise<{
  readonly id: ItemId;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly version: number;
  readonly body: unknown;
} | null> {
  const item = await db.item.findFirst({ where: { courseId, key, retiredAt: null } });
  if (item === null) return null;
  const { id, kind, graded, version } = item;
  const stored = await db.itemVersion.findUniqueOrThrow({
    where: { itemId_version: { itemId: id, version } },
  });
  return { id, kind: kind as KindName, graded, version, body: stored.body };
}

/** The ids of a course's items, retired ones included, by their keys in it. */
export async function readItemIds(db: Database, courseId: number): Promise<ReadonlyMap<string, ItemId>> {
  const items = await db.item.findMany({ where: { courseId }, select: { id: true, key: true } });
  return new Map(items.map(({ id, key }) => [key, id]));
}
