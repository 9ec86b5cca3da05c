/** Courses, their notes and items, as they are published and read. */

import { type Locale, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import type { Json, KindName } from "@/lib/items/item-kind";
import type { CompiledCourse, CompiledItem, NoteHeading, NoteSegment } from "@/lib/notes/compiled-course";
import type { StoredItem, SyncPlan } from "@/lib/notes/plan-sync";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import type { Prisma } from "./client/client";
import { type MemoryRow, memoryColumns, memoryFromRow } from "./memory-row";
import type { Database } from "./prisma-client";

/** Plain compiled data is what a JSON column takes; Prisma's own type is only wider. */
function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}

// ── Publishing ─────────────────────────────────────────────────────────────────────────────────────

/** Holds off other publishers of the same course until the transaction ends. */
export async function lockCourse(db: Database, slug: string): Promise<void> {
  await db.$queryRawUnsafe(
    "SELECT pg_advisory_xact_lock(hashtextextended('publish:' || $1, 0))::text AS locked",
    slug,
  );
}

export async function findSourceHash(db: Database, slug: string): Promise<string | null> {
  return (await db.course.findUnique({ where: { slug }, select: { sourceHash: true } }))?.sourceHash ?? null;
}

export async function readStoredItems(db: Database, slug: string): Promise<StoredItem[]> {
  const items = await db.item.findMany({
    where: { course: { slug } },
    select: { key: true, kind: true, hash: true, retiredAt: true },
  });
  return items.map((i) => ({
    id: i.key,
    kind: i.kind as KindName,
    hash: i.hash,
    retired: i.retiredAt !== null,
  }));
}

/** Brings the database to the compiled course, by the plan. Call inside a transaction that holds the course's lock. */
export async function applySync(
  db: Database,
  course: CompiledCourse,
  plan: SyncPlan,
  sourceHash: string,
  now: Date,
): Promise<void> {
  const head = {
    title: json(course.title),
    summary: json(course.summary),
    concepts: json(course.concepts),
    sourceHash,
    publishedAt: now,
  };
  const { id: courseId } = await db.course.upsert({
    where: { slug: course.slug },
    create: { slug: course.slug, ...head },
    update: head,
    select: { id: true },
  });
  const noteIds = await applyNotes(db, courseId, course, now);
  for (const { from, to } of plan.rename) {
    await db.item.update({ where: { courseId_key: { courseId, key: from } }, data: { key: to } });
  }
  for (const key of plan.retire) {
    await db.item.update({ where: { courseId_key: { courseId, key } }, data: { retiredAt: now } });
  }
  const created = new Set(plan.create);
  const changed = new Set([...plan.create, ...plan.update]);
  for (const item of course.items) {
    const data = itemData(item, noteIds.get(item.note)!);
    const { id, version } = created.has(item.id)
      ? await db.item.create({ data: { ...data, courseId, version: 1, publishedAt: now } })
      : await db.item.update({
          where: { courseId_key: { courseId, key: item.id } },
          data: { ...data, retiredAt: null, ...(changed.has(item.id) ? { version: { increment: 1 } } : {}) },
        });
    if (changed.has(item.id)) {
      await db.itemVersion.create({
        data: { itemId: id, version, kind: item.kind, body: json(item.body), publishedAt: now },
      });
    }
  }
}

/** The source hash of a course that was withdrawn: no files have it, so any that come back are published. */
const withdrawn = "";

/** Slugs of the courses that are published and not withdrawn. */
export async function readLiveCourses(db: Database): Promise<string[]> {
  const courses = await db.course.findMany({
    where: { sourceHash: { not: withdrawn } },
    select: { slug: true },
    orderBy: { slug: "asc" },
  });
  return courses.map(({ slug }) => slug);
}

/** Takes a course off the pages and its items out of every queue. Memories stay; publishing it again brings it all back. */
export async function withdrawCourse(db: Database, slug: string, now: Date): Promise<void> {
  const { id: courseId } = await db.course.update({
    where: { slug },
    data: { sourceHash: withdrawn, publishedAt: now },
    select: { id: true },
  });
  const retirement = { where: { courseId, retiredAt: null }, data: { retiredAt: now } };
  await db.note.updateMany(retirement);
  await db.item.updateMany(retirement);
}

function itemData(item: CompiledItem, noteId: number) {
  return {
    noteId,
    key: item.id,
    kind: item.kind,
    graded: item.graded,
    hash: item.hash,
    anchor: item.anchor,
    place: item.place,
    group: item.group,
    concepts: [...item.concepts],
    locales: [...item.locales],
    position: item.position,
  };
}

async function applyNotes(
  db: Database,
  courseId: number,
  course: CompiledCourse,
  now: Date,
): Promise<Map<string, number>> {
  const slugs = course.notes.map((n) => n.slug);
  await db.note.updateMany({
    where: { courseId, slug: { notIn: slugs }, retiredAt: null },
    data: { retiredAt: now },
  });
  const ids = new Map<string, number>();
  for (const note of course.notes) {
    const { id } = await db.note.upsert({
      where: { courseId_slug: { courseId, slug: note.slug } },
      create: { courseId, slug: note.slug, position: note.position },
      update: { position: note.position, retiredAt: null },
      select: { id: true },
    });
    ids.set(note.slug, id);
    await db.noteText.deleteMany({ where: { noteId: id } });
    const texts = Object.entries(note.texts).flatMap(([locale, text]) => (text ? [{ locale, ...text }] : []));
    await db.noteText.createMany({
      data: texts.map((t) => ({
        noteId: id,
        locale: t.locale,
        title: t.title,
        minutes: t.minutes,
        headings: json(t.headings),
        segments: json(t.segments),
      })),
    });
  }
  return ids;
}

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Who may read a course: everybody if it is open, else whoever is enrolled; nobody if it was withdrawn. `$1` is the
 * learner or null.
 */
const readable = `(c.source_hash <> '${withdrawn}' AND
  (c.open OR EXISTS (SELECT 1 FROM enrolment e WHERE e.learner_id = $1::text AND e.course_id = c.id)))`;

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

/** A version of an item, also of a retired one, if this person (null: a visitor) may read its course. */
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

/** A live item of a course that the learner is in, with their memory of it; null for every other item. */
export async function findEnrolledItem(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
): Promise<{ readonly graded: boolean; readonly memory: Memory | null } | null> {
  const [row] = await db.$queryRawUnsafe<{ graded: boolean; memory: MemoryRow | null }[]>(
    `SELECT i.graded, (SELECT to_json(m) FROM (SELECT ${memoryColumns} FROM memory
       WHERE learner_id = $1 AND item_id = i.id) m) AS memory
     FROM item i JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
     JOIN course c ON c.id = i.course_id
     WHERE i.id = $2::int AND i.retired_at IS NULL AND c.source_hash <> '${withdrawn}'`,
    learnerId,
    itemId,
  );
  return row ? { graded: row.graded, memory: row.memory && memoryFromRow(row.memory) } : null;
}

export type CourseRow = {
  readonly id: number;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Names this publication: what it brought does not change until the next one. */
  readonly edition: string;
  /** Whether the learner is in it, and not only looking in. */
  readonly enrolled: boolean;
};

/** `$1` is the learner or null. */
const courseColumns = `c.id, c.slug, c.title, c.summary, c.source_hash || ' ' || c.published_at AS edition,
  EXISTS (SELECT 1 FROM enrolment e WHERE e.learner_id = $1::text AND e.course_id = c.id) AS enrolled`;

export async function readCourses(db: Database, learnerId: LearnerId | null): Promise<CourseRow[]> {
  return db.$queryRawUnsafe<CourseRow[]>(
    `SELECT ${courseColumns} FROM course c WHERE ${readable} ORDER BY c.id`,
    learnerId,
  );
}

export async function findCourse(
  db: Database,
  learnerId: LearnerId | null,
  slug: string,
): Promise<CourseRow | null> {
  const [row] = await db.$queryRawUnsafe<CourseRow[]>(
    `SELECT ${courseColumns} FROM course c WHERE c.slug = $2 AND ${readable}`,
    learnerId,
    slug,
  );
  return row ?? null;
}

/** What the concepts of a course are called, by their ids. */
export async function readConceptNames(
  db: Database,
  courseId: number,
): Promise<ReadonlyMap<string, LocalizedText>> {
  const row = await db.course.findUnique({ where: { id: courseId }, select: { concepts: true } });
  const concepts = (row?.concepts ?? []) as unknown as readonly { id: string; name: LocalizedText }[];
  return new Map(concepts.map(({ id, name }) => [id, name]));
}

export type NoteRow = {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly minutes: number;
  /** Language of title and text. */
  readonly locale: Locale;
};

const noteColumns = `n.id, n.slug, t.title, t.minutes, t.locale`;

const textInLocale = `JOIN LATERAL (SELECT * FROM note_text WHERE note_id = n.id AND locale IN ($2, '${originalLocale}')
  ORDER BY (locale = $2) DESC LIMIT 1) t ON true`;

export async function readNotes(db: Database, courseId: number, locale: Locale): Promise<NoteRow[]> {
  return db.$queryRawUnsafe<NoteRow[]>(
    `SELECT ${noteColumns} FROM note n ${textInLocale}
     WHERE n.course_id = $1::int AND n.retired_at IS NULL ORDER BY n.position`,
    courseId,
    locale,
  );
}

export type NoteContent = {
  readonly headings: readonly NoteHeading[];
  readonly segments: readonly NoteSegment[];
};

export async function readNoteContent(
  db: Database,
  noteId: number,
  locale: Locale,
): Promise<NoteContent | null> {
  const [row] = await db.$queryRawUnsafe<NoteContent[]>(
    `SELECT t.headings, t.segments FROM note n ${textInLocale} WHERE n.id = $1::int`,
    noteId,
    locale,
  );
  return row ?? null;
}

export type ItemWithMemory = {
  readonly id: number;
  readonly noteId: number;
  readonly version: number;
  readonly key: string;
  readonly kind: KindName;
  readonly place: string;
  readonly concepts: readonly string[];
  readonly memory: MemoryRow | null;
};

/** The live items of a course, or of one note of it, with this learner's memories of those that they have met. */
export async function readCourseItems(
  db: Database,
  learnerId: LearnerId | null,
  courseId: number,
  noteId: number | null = null,
): Promise<ItemWithMemory[]> {
  return db.$queryRawUnsafe<ItemWithMemory[]>(
    `SELECT i.id, i.note_id AS "noteId", i.version, i.key, i.kind, i.place, i.concepts, to_json(m) AS memory
     FROM item i LEFT JOIN LATERAL (SELECT ${memoryColumns} FROM memory
       WHERE learner_id = $1::text AND item_id = i.id AND state <> 0) m ON true
     WHERE i.course_id = $2::int AND i.retired_at IS NULL AND ($3::int IS NULL OR i.note_id = $3::int)
     ORDER BY i.position`,
    learnerId,
    courseId,
    noteId,
  );
}

/** Where reading goes on: the note and the section of the first item that a learner has not met. */
export type FirstUnmet = {
  readonly course: string;
  readonly note: string;
  readonly title: string;
  readonly minutes: number;
  /** Language of the note's title and text. */
  readonly locale: Locale;
  readonly headings: readonly NoteHeading[];
  /** Id of the heading that the item stands under. */
  readonly anchor: string;
  /** Whether some item of the note was met. */
  readonly isBegun: boolean;
};

/**
 * In one course, or with null in all that the learner is in, in the order in which new items are asked. Null if there is
 * none. The course given has to be one that this person (null: a visitor) may read.
 */
export async function findFirstUnmet(
  db: Database,
  learnerId: LearnerId | null,
  locale: Locale,
  courseId: number | null = null,
): Promise<FirstUnmet | null> {
  const [row] = await db.$queryRawUnsafe<FirstUnmet[]>(
    `WITH met AS MATERIALIZED (SELECT item_id FROM memory WHERE learner_id = $1::text AND state <> 0),
     first AS (
       SELECT u.* FROM course c CROSS JOIN LATERAL (
         SELECT i.note_id, i.course_id, i.anchor, i.position FROM item i
         WHERE i.course_id = c.id AND i.retired_at IS NULL AND i.id NOT IN (SELECT item_id FROM met)
         ORDER BY i.position LIMIT 1) u
       WHERE CASE WHEN $3::int IS NULL
         THEN EXISTS (SELECT 1 FROM enrolment e WHERE e.learner_id = $1::text AND e.course_id = c.id)
         ELSE c.id = $3::int END
       ORDER BY u.position, u.course_id LIMIT 1)
     SELECT c.slug AS course, n.slug AS note, t.title, t.minutes, t.locale, t.headings, f.anchor,
       EXISTS (SELECT 1 FROM item i JOIN met ON met.item_id = i.id WHERE i.note_id = n.id AND i.retired_at IS NULL)
         AS "isBegun"
     FROM first f JOIN course c ON c.id = f.course_id JOIN note n ON n.id = f.note_id ${textInLocale}`,
    learnerId,
    locale,
    courseId,
  );
  return row ?? null;
}

/** Bodies of these versions of items, by the item's id. */
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

/** Enrols a learner in every open course that they are not in yet. */
export async function enrolInOpenCourses(db: Database, learnerId: LearnerId): Promise<void> {
  await db.$executeRawUnsafe(
    "INSERT INTO enrolment (learner_id, course_id) SELECT $1, id FROM course WHERE open ON CONFLICT DO NOTHING",
    learnerId,
  );
}
