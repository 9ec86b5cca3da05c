/** What a learner's queue is built from, and the variants that are drawn for it. */

import { type Locale, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { NoteHeading } from "@/lib/notes/compiled-course";
import type { ItemId, LearnerId, VariantId } from "@/lib/quiz/ids";
import type { Memory, VersionedPreset } from "@/lib/scheduling/memory";
import { dueDayWhileNew, type MemoryRow, memoryColumns, memoryFromRow } from "./memory-row";
import type { Database } from "./prisma-client";
import { presetColumns, type SettingsRow, settingsColumns } from "./settings-row";

/** An item that may be asked today. */
export type StoredCandidate = {
  readonly itemId: ItemId;
  readonly courseId: number;
  readonly kind: KindName;
  /** The item's present version. */
  readonly version: number;
  readonly group: string;
  readonly position: number;
  /** Null for an item that the learner has never met. */
  readonly memory: Memory | null;
  /** Counts the changes of the memory; 0 if there is none. */
  readonly memoryVersion: number;
};

export type QueueRows = {
  readonly candidates: readonly StoredCandidate[];
  /** Items already reviewed on this study day, with their groups and courses. */
  readonly seen: readonly { readonly itemId: ItemId; readonly courseId: number; readonly group: string }[];
  /** Items of this study day so far: met for the first time, and met before. */
  readonly done: { readonly newItems: number; readonly reviews: number };
};

const settingsSql = `
SELECT
  (SELECT to_json(s) FROM (SELECT ${settingsColumns} FROM learner_settings WHERE learner_id = $1) s) AS settings,
  (SELECT to_json(p) FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1
    AND version = (SELECT preset_version FROM learner_settings WHERE learner_id = $1)) p) AS preset`;

export async function readSettings(
  db: Database,
  learnerId: LearnerId,
): Promise<{ settings: SettingsRow | null; preset: VersionedPreset | null }> {
  const [row] = await db.$queryRawUnsafe<{ settings: SettingsRow | null; preset: VersionedPreset | null }[]>(
    settingsSql,
    learnerId,
  );
  return row ?? { settings: null, preset: null };
}

/*
 * Due memories come off the index (learner, due_day, due_at): the oldest reviews, and every learning step, however long
 * the backlog before it is, also one of the day after, whose learner has flown west since. New items come in the order
 * of their courses; more of them are read than a day allows, since siblings of each other and of what was seen today drop
 * out afterwards.
 *
 * For a learner with thousands of items the plan counts. NOT IN hashes what was met once, and goes through a course by
 * its index until enough is found; OFFSET 0 has the items of what is due looked up one by one, not read all.
 */
const queueSql = `
WITH due AS MATERIALIZED (
  (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND due_day <= $2::int AND due_at IS NULL
   ORDER BY due_day LIMIT $3::int)
  UNION ALL
  SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND due_day <= $2::int + 1 AND due_at IS NOT NULL
), unmet AS (
  SELECT u.id, u.position, e.course_id FROM enrolment e CROSS JOIN LATERAL (
    SELECT i.id, i.position FROM item i
    WHERE i.course_id = e.course_id AND i.retired_at IS NULL
    AND i.id NOT IN (SELECT item_id FROM memory WHERE learner_id = $1)
    ORDER BY i.position LIMIT $4::int) u
  WHERE e.learner_id = $1
  UNION ALL
  SELECT i.id, i.position, i.course_id FROM memory m JOIN item i ON i.id = m.item_id AND i.retired_at IS NULL
  JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
  WHERE m.learner_id = $1 AND m.due_day = ${dueDayWhileNew}
  ORDER BY position, course_id LIMIT $4::int
), fresh AS (
  SELECT i.id, i.course_id, i.kind, i.version, i."group", i.position, coalesce(m.version, 0) AS memory_version
  FROM unmet u JOIN LATERAL (SELECT * FROM item WHERE id = u.id OFFSET 0) i ON true
  LEFT JOIN memory m ON m.learner_id = $1 AND m.item_id = i.id
  ORDER BY i.position, i.course_id
)
SELECT
  (SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT d.*, i.course_id, i.kind, i."group", i.position, i.version AS item_version
    FROM due d JOIN LATERAL (SELECT * FROM item WHERE id = d.item_id OFFSET 0) i ON i.retired_at IS NULL
    JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id) x) AS due,
  (SELECT coalesce(json_agg(f), '[]') FROM fresh f) AS fresh,
  (SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT DISTINCT i.id AS "itemId", i.course_id AS "courseId", i."group"
    FROM review r JOIN item i ON i.id = r.item_id
    WHERE r.learner_id = $1 AND r.reviewed_at >= $5::timestamptz AND r.study_day = $2::int
    AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.review_id = r.id)) x) AS seen,
  (SELECT new_items FROM learner_day WHERE learner_id = $1 AND study_day = $2::int) AS new_items`;

type DueRow = MemoryRow & {
  course_id: number;
  kind: KindName;
  group: string;
  position: number;
  item_version: number;
};
type FreshRow = {
  id: number;
  course_id: number;
  kind: KindName;
  version: number;
  group: string;
  position: number;
  memory_version: number;
};

/** One round trip. `mostDue` limits the reviews, `mostNew` the new items. `dayStart` is the instant at which the study day began. */
export async function readQueueRows(
  db: Database,
  input: { learnerId: LearnerId; studyDay: number; dayStart: Date; mostDue: number; mostNew: number },
): Promise<QueueRows> {
  type Row = { due: DueRow[]; fresh: FreshRow[]; seen: QueueRows["seen"]; new_items: number | null };
  const [row] = await db.$queryRawUnsafe<Row[]>(
    queueSql,
    input.learnerId,
    input.studyDay,
    input.mostDue,
    input.mostNew,
    input.dayStart,
  );
  if (!row) throw new Error("the queue query gave no row");
  const due = row.due.map((r) => ({
    itemId: r.item_id,
    courseId: r.course_id,
    kind: r.kind,
    version: r.item_version,
    group: r.group,
    position: r.position,
    memory: memoryFromRow(r),
    memoryVersion: r.version,
  }));
  const fresh = row.fresh.map((r) => ({
    itemId: r.id,
    courseId: r.course_id,
    kind: r.kind,
    version: r.version,
    group: r.group,
    position: r.position,
    memory: null,
    memoryVersion: r.memory_version,
  }));
  const newItems = row.new_items ?? 0;
  return {
    candidates: [...due, ...fresh],
    seen: row.seen,
    done: { newItems, reviews: Math.max(0, row.seen.length - newItems) },
  };
}

/** A live item as far as drawing it for a learner needs it; null if it is retired. */
export async function findCandidate(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
): Promise<Pick<StoredCandidate, "itemId" | "version" | "memoryVersion"> | null> {
  const [row] = await db.$queryRawUnsafe<Pick<StoredCandidate, "itemId" | "version" | "memoryVersion">[]>(
    `SELECT i.id AS "itemId", i.version, coalesce(m.version, 0) AS "memoryVersion"
     FROM item i LEFT JOIN memory m ON m.learner_id = $1 AND m.item_id = i.id
     WHERE i.id = $2::int AND i.retired_at IS NULL`,
    learnerId,
    itemId,
  );
  return row ?? null;
}

/** All that a page needs to show an item to a learner. */
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
  readonly course: { readonly slug: string; readonly title: LocalizedText };
  readonly note: { readonly slug: string; readonly title: string; readonly headings: readonly NoteHeading[] };
  readonly memory: Memory | null;
  /** The variant with the id asked for, if it was drawn before. */
  readonly drawn: DrawnVariant | null;
  /** Values of the last variants that the learner answered, newest first. */
  readonly recent: readonly Given[];
};

export type DrawnVariant = {
  readonly version: number;
  readonly body: unknown;
  readonly given: Given;
  readonly answer: string | null;
};

const detailsSql = `
SELECT i.id AS "itemId", i.key, i.kind, i.graded, i.version, iv.body, i.locales, i.anchor, i.place,
  json_build_object('slug', c.slug, 'title', c.title) AS course,
  json_build_object('slug', n.slug, 'title', t.title, 'headings', t.headings) AS note,
  (SELECT to_json(m) FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND item_id = i.id) m) AS memory,
  (SELECT json_build_object('version', v.version, 'body', CASE WHEN v.version <> i.version THEN vv.body END,
          'given', v.given, 'answer', v.answer)
   FROM variant v JOIN item_version vv ON vv.item_id = v.item_id AND vv.version = v.version
   WHERE v.learner_id = $1 AND v.id = a.variant_id AND v.item_id = i.id) AS drawn,
  (SELECT coalesce(json_agg(r.given), '[]') FROM (
    SELECT given FROM review WHERE learner_id = $1 AND item_id = i.id AND i.kind = 'exercise'
    ORDER BY reviewed_at DESC LIMIT 5) r) AS recent
FROM jsonb_to_recordset($2::jsonb) AS a(item_id int, variant_id uuid)
JOIN item i ON i.id = a.item_id
JOIN item_version iv ON iv.item_id = i.id AND iv.version = i.version
JOIN course c ON c.id = i.course_id
JOIN note n ON n.id = i.note_id
JOIN LATERAL (SELECT title, headings FROM note_text WHERE note_id = n.id AND locale IN ($3, '${originalLocale}')
              ORDER BY (locale = $3) DESC LIMIT 1) t ON true`;

/** One round trip, in the order asked for. */
export async function readItemDetails(
  db: Database,
  learnerId: LearnerId,
  asked: readonly { readonly itemId: ItemId; readonly variantId: VariantId }[],
  locale: Locale,
): Promise<ItemDetails[]> {
  type Row = Omit<ItemDetails, "memory"> & { memory: MemoryRow | null };
  const input = asked.map((a) => ({ item_id: a.itemId, variant_id: a.variantId }));
  const rows = await db.$queryRawUnsafe<Row[]>(detailsSql, learnerId, JSON.stringify(input), locale);
  const byId = new Map(rows.map((row) => [row.itemId, row]));
  return asked.flatMap(({ itemId }) => {
    const row = byId.get(itemId);
    return row ? [{ ...row, memory: row.memory && memoryFromRow(row.memory) }] : [];
  });
}

export type NewVariant = {
  readonly id: VariantId;
  readonly itemId: ItemId;
  readonly version: number;
  readonly given: Given;
};

/** Keeps the variants that are not kept yet. */
export async function insertVariants(
  db: Database,
  learnerId: LearnerId,
  variants: readonly NewVariant[],
  drawnAt: Date,
): Promise<void> {
  if (variants.length === 0) return;
  const input = variants.map((v) => ({ id: v.id, item_id: v.itemId, version: v.version, given: v.given }));
  await db.$executeRawUnsafe(
    `INSERT INTO variant (learner_id, id, item_id, version, given, drawn_at)
     SELECT $1, v.id, v.item_id, v.version, v.given, $3::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS v(id uuid, item_id int, version int, given jsonb)
     ON CONFLICT DO NOTHING`,
    learnerId,
    JSON.stringify(input),
    drawnAt,
  );
}

export type AnswerableVariant = {
  readonly itemId: ItemId;
  readonly version: number;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly body: unknown;
  readonly given: Given;
  readonly answer: string | null;
};

/** A variant of this learner's; null if there is none, whoever else's it may be. */
export async function findVariant(
  db: Database,
  learnerId: LearnerId,
  variantId: VariantId,
): Promise<AnswerableVariant | null> {
  const [row] = await db.$queryRawUnsafe<AnswerableVariant[]>(
    `SELECT v.item_id AS "itemId", v.version, i.kind, i.graded, iv.body, v.given, v.answer
     FROM variant v JOIN item i ON i.id = v.item_id JOIN item_version iv ON iv.item_id = v.item_id AND iv.version = v.version
     WHERE v.learner_id = $1 AND v.id = $2::uuid`,
    learnerId,
    variantId,
  );
  return row ?? null;
}

/** Keeps the first readable answer. Gives the answer that is kept, which is an earlier one if there was one. */
export async function keepAnswer(
  db: Database,
  learnerId: LearnerId,
  variantId: VariantId,
  answer: {
    readonly text: string;
    readonly verdict: "correct" | "wrong";
    readonly misconception: string | null;
    readonly at: Date;
  },
): Promise<string> {
  const [row] = await db.$queryRawUnsafe<{ answer: string }[]>(
    `UPDATE variant SET answer = coalesce(answer, $3), verdict = coalesce(verdict, $4),
       misconception = CASE WHEN answer IS NULL THEN $5 ELSE misconception END, answered_at = coalesce(answered_at, $6::timestamptz)
     WHERE learner_id = $1 AND id = $2::uuid RETURNING answer`,
    learnerId,
    variantId,
    answer.text,
    answer.verdict,
    answer.misconception,
    answer.at,
  );
  if (!row) throw new Error(`variant ${variantId} vanished while it was answered`);
  return row.answer;
}
