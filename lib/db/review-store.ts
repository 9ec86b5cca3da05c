/**
 * Reviews and the memories that they change. Reading takes one round trip and writing one, for one review or a
 * hundred. A write names the version of each memory that it was computed from; a memory that has moved on since
 * is left alone together with its reviews, and the caller computes again.
 */

import type { Given, KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { Memory, Rating, RulesVersion, VersionedPreset } from "@/lib/scheduling/memory";
import { type MemoryRow, memoryColumns, memoryFromRow, memoryRecordset, memoryToRow } from "./memory-row";
import type { Database } from "./prisma-client";
import { presetColumns, type SettingsRow, settingsColumns } from "./settings-row";
import { openSession } from "./user-store";

export type StoredVariant = {
  readonly id: VariantId;
  readonly itemId: ItemId;
  readonly version: number;
  readonly given: Given;
  readonly kind: KindName;
  readonly graded: boolean;
  /** When the item was first published; no review can be older. */
  readonly publishedAt: Date;
  readonly answer: string | null;
  readonly verdict: "correct" | "wrong" | null;
  readonly misconception: string | null;
  /** The kind's body in the variant's version; null if the variant needs no grading any more. */
  readonly body: unknown;
};

/** A review that counts, as the replay needs it. */
export type StoredReview = {
  readonly id: ReviewId;
  readonly itemId: ItemId;
  readonly variantId: VariantId;
  readonly rating: Rating;
  readonly reviewedAt: Date;
  readonly studyDay: number;
  readonly presetVersion: number;
  readonly rules: RulesVersion;
  readonly elapsedMs: number;
};

export type VersionedMemory = { readonly memory: Memory; readonly version: number };

export type ReviewContext = {
  /** Whether the session that posts is open; true where none was named. */
  readonly isOpen: boolean;
  readonly settings: SettingsRow | null;
  /** The presets that the learner's settings and the reviews in `history` name, without version 0. */
  readonly presets: readonly VersionedPreset[];
  readonly variants: readonly StoredVariant[];
  readonly memories: ReadonlyMap<number, VersionedMemory>;
  /** Reviews with the ids asked for that are stored already, also those taken back. */
  readonly known: readonly StoredReview[];
  /** Reviews that count of the variants asked for. */
  readonly reviewed: readonly StoredReview[];
  /** All reviews that count of the items for which one of the new reviews is not the latest. */
  readonly history: readonly StoredReview[];
};

type ReviewRow = {
  id: string;
  item_id: number;
  variant_id: string;
  rating: number;
  reviewed_at: string;
  study_day: number;
  preset_version: number;
  rules: RulesVersion;
  elapsed_ms: number;
};

const reviewColumns =
  "r.id, r.item_id, r.variant_id, r.rating, r.reviewed_at, r.study_day, r.preset_version, r.rules, r.elapsed_ms";

const counts = "NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.review_id = r.id)";

function storedReview(row: ReviewRow): StoredReview {
  return {
    id: row.id,
    itemId: row.item_id,
    variantId: row.variant_id,
    rating: row.rating as Rating,
    reviewedAt: new Date(row.reviewed_at),
    studyDay: row.study_day,
    presetVersion: row.preset_version,
    rules: row.rules,
    elapsedMs: row.elapsed_ms,
  };
}

/*
 * OFFSET 0 has every row looked up by its whole key: where the statistics are behind, e.g. for somebody whose reviews
 * are all of today, the planner would read everything of a learner instead.
 */
export const readContextSql = `
WITH asked AS (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS a(id uuid, variant_id uuid, reviewed_at timestamptz)
), v AS (
  SELECT v.id, v.item_id, v.version, v.given, i.kind, i.graded, i.published_at, v.answer, v.verdict, v.misconception,
         CASE WHEN i.graded AND v.verdict IS NULL THEN iv.body END AS body
  FROM (SELECT DISTINCT variant_id FROM asked) a
  CROSS JOIN LATERAL (SELECT * FROM variant WHERE learner_id = $1 AND id = a.variant_id OFFSET 0) v
  JOIN item i ON i.id = v.item_id
  JOIN item_version iv ON iv.item_id = v.item_id AND iv.version = v.version
), known AS (
  SELECT ${reviewColumns} FROM asked a
  CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND id = a.id OFFSET 0) r
), reviewed AS (
  SELECT ${reviewColumns} FROM v
  CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND item_id = v.item_id OFFSET 0) r
  WHERE r.variant_id = v.id AND ${counts}
), m AS (
  SELECT ${memoryColumns} FROM memory
  WHERE learner_id = $1 AND item_id IN (SELECT item_id FROM v UNION SELECT item_id FROM known)
), late AS (
  SELECT DISTINCT m.item_id FROM asked a JOIN v ON v.id = a.variant_id JOIN m ON m.item_id = v.item_id
  WHERE a.reviewed_at <= m.last_reviewed_at
), history AS (
  SELECT ${reviewColumns} FROM late
  CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND item_id = late.item_id OFFSET 0) r
  WHERE ${counts}
)
SELECT
  ($3::text IS NULL OR ${openSession("$3")}) AS "isOpen",
  (SELECT to_json(s) FROM (SELECT ${settingsColumns} FROM learner_settings WHERE learner_id = $1) s) AS settings,
  (SELECT coalesce(json_agg(p), '[]') FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1 AND version IN (
      SELECT preset_version FROM history
      UNION SELECT preset_version FROM learner_settings WHERE learner_id = $1)) p) AS presets,
  (SELECT coalesce(json_agg(v), '[]') FROM v) AS variants,
  (SELECT coalesce(json_agg(m), '[]') FROM m) AS memories,
  (SELECT coalesce(json_agg(k), '[]') FROM known k) AS known,
  (SELECT coalesce(json_agg(r), '[]') FROM reviewed r) AS reviewed,
  (SELECT coalesce(json_agg(h), '[]') FROM history h) AS history`;

type ContextRow = {
  isOpen: boolean;
  settings: SettingsRow | null;
  presets: VersionedPreset[];
  variants: (Omit<StoredVariant, "itemId" | "publishedAt"> & { item_id: number; published_at: string })[];
  memories: MemoryRow[];
  known: ReviewRow[];
  reviewed: ReviewRow[];
  history: ReviewRow[];
};

export type AskedReview = { readonly id: ReviewId; readonly variantId: VariantId; readonly reviewedAt: Date };

/**
 * One round trip: all that is needed to grade and to schedule these reviews of one learner, and whether the session that
 * posts them, if one is named, is open.
 */
export async function readReviewContext(
  db: Database,
  learnerId: LearnerId,
  asked: readonly AskedReview[],
  sessionId: string | null = null,
): Promise<ReviewContext> {
  const input = asked.map((a) => ({
    id: a.id,
    variant_id: a.variantId,
    reviewed_at: a.reviewedAt.toISOString(),
  }));
  const [row] = await db.$queryRawUnsafe<ContextRow[]>(
    readContextSql,
    learnerId,
    JSON.stringify(input),
    sessionId,
  );
  if (!row) throw new Error("the review context query gave no row");
  return {
    isOpen: row.isOpen,
    settings: row.settings,
    presets: row.presets,
    variants: row.variants.map(({ item_id, published_at, ...v }) => ({
      ...v,
      itemId: item_id,
      publishedAt: new Date(published_at),
    })),
    memories: new Map(row.memories.map((m) => [m.item_id, { memory: memoryFromRow(m), version: m.version }])),
    known: row.known.map(storedReview),
    reviewed: row.reviewed.map(storedReview),
    history: row.history.map(storedReview),
  };
}

export async function findMemory(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
): Promise<VersionedMemory | null> {
  const [row] = await db.$queryRawUnsafe<{ memory: MemoryRow }[]>(
    `SELECT to_json(m) AS memory FROM (SELECT ${memoryColumns} FROM memory
     WHERE learner_id = $1 AND item_id = $2::int FOR UPDATE) m`,
    learnerId,
    itemId,
  );
  return row ? { memory: memoryFromRow(row.memory), version: row.memory.version } : null;
}

/** All reviews of a learner's that count, or those of some items only, and every preset that they may name. */
export async function readHistory(
  db: Database,
  learnerId: LearnerId,
  itemIds: readonly ItemId[] | null = null,
): Promise<{ reviews: StoredReview[]; presets: VersionedPreset[] }> {
  const [row] = await db.$queryRawUnsafe<{ reviews: ReviewRow[]; presets: VersionedPreset[] }[]>(
    `SELECT
       (SELECT coalesce(json_agg(h), '[]') FROM (SELECT ${reviewColumns} FROM review r WHERE r.learner_id = $1 AND ${counts}
         AND ($2::jsonb IS NULL OR r.item_id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb)))) h) AS reviews,
       (SELECT coalesce(json_agg(p), '[]') FROM (SELECT ${presetColumns} FROM preset WHERE learner_id = $1) p) AS presets`,
    learnerId,
    itemIds && JSON.stringify(itemIds),
  );
  return { reviews: (row?.reviews ?? []).map(storedReview), presets: row?.presets ?? [] };
}

/** Takes the row locks of these memories for the rest of the transaction, so that others wait instead of colliding. */
export async function lockMemories(
  db: Database,
  learnerId: LearnerId,
  itemIds: readonly ItemId[],
): Promise<void> {
  await db.$queryRawUnsafe(
    "SELECT 1 AS locked FROM memory WHERE learner_id = $1 AND item_id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb)) ORDER BY item_id FOR UPDATE",
    learnerId,
    JSON.stringify(itemIds),
  );
}

export type NewReview = {
  readonly id: ReviewId;
  readonly itemId: ItemId;
  readonly version: number;
  readonly variantId: VariantId;
  readonly sessionId: SessionId | null;
  readonly given: Given;
  readonly answer: string | null;
  readonly verdict: "correct" | "wrong" | null;
  readonly misconception: string | null;
  readonly rating: Rating;
  readonly reviewedAt: Date;
  readonly studyDay: number;
  readonly presetVersion: number;
  readonly rules: RulesVersion;
  readonly elapsedMs: number;
};

/** The new memory of an item, computed from the stored one with `fromVersion` (0 if there was none). */
export type MemoryChange = { readonly itemId: ItemId; readonly memory: Memory; readonly fromVersion: number };

/** What an item's change adds to the counters of a study day. */
export type DayDelta = {
  readonly itemId: ItemId;
  readonly studyDay: number;
  readonly reviews: number;
  readonly newItems: number;
  readonly correct: number;
  readonly elapsedMs: number;
};

/*
 * The lock on the learner makes a merge wait for what is being written, and what comes after the merge write nothing
 * (see `closeLearner`): no review lands with a guest whose rows have just been moved.
 */
const changeMemories = `
  INSERT INTO memory (learner_id, ${memoryColumns})
  SELECT $1, ${memoryColumns} FROM jsonb_to_recordset($2::jsonb) AS m(${memoryRecordset})
  WHERE EXISTS (SELECT 1 FROM "user" WHERE id = $1 AND banned IS NOT TRUE FOR SHARE) ORDER BY item_id
  ON CONFLICT (learner_id, item_id) DO UPDATE SET
    state = excluded.state, stability = excluded.stability, difficulty = excluded.difficulty, step = excluded.step,
    repetitions = excluded.repetitions, lapses = excluded.lapses, misses = excluded.misses, interval_days = excluded.interval_days,
    due_day = excluded.due_day, due_at = excluded.due_at, first_study_day = excluded.first_study_day,
    last_study_day = excluded.last_study_day, last_reviewed_at = excluded.last_reviewed_at, version = excluded.version
  WHERE memory.version = excluded.version - 1
  RETURNING item_id`;

const addDays = `
  INSERT INTO learner_day (learner_id, study_day, reviews, new_items, correct, elapsed_ms)
  SELECT $1, d.study_day, sum(d.reviews), sum(d.new_items), sum(d.correct), sum(d.elapsed_ms)
  FROM jsonb_to_recordset($3::jsonb) AS d(item_id int, study_day int, reviews int, new_items int, correct int, elapsed_ms bigint)
  JOIN changed USING (item_id) GROUP BY d.study_day ORDER BY d.study_day
  ON CONFLICT (learner_id, study_day) DO UPDATE SET
    reviews = learner_day.reviews + excluded.reviews, new_items = learner_day.new_items + excluded.new_items,
    correct = learner_day.correct + excluded.correct, elapsed_ms = learner_day.elapsed_ms + excluded.elapsed_ms`;

export const writeReviewsSql = `
WITH changed AS (${changeMemories}
), added AS (
  INSERT INTO review (learner_id, id, item_id, version, variant_id, session_id, given, answer, verdict, misconception,
                      rating, reviewed_at, study_day, preset_version, rules, elapsed_ms)
  SELECT $1, r.id, r.item_id, r.version, r.variant_id, r.session_id, r.given, r.answer, r.verdict, r.misconception,
         r.rating, r.reviewed_at, r.study_day, r.preset_version, r.rules, r.elapsed_ms
  FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, item_id int, version int, variant_id uuid, session_id uuid, given jsonb,
       answer text, verdict text, misconception text, rating smallint, reviewed_at timestamptz, study_day int,
       preset_version int, rules smallint, elapsed_ms int)
  JOIN changed USING (item_id)
), days AS (${addDays}
)
SELECT item_id FROM changed`;

const undoReviewSql = `
WITH changed AS (${changeMemories}
), undone AS (
  INSERT INTO undo (learner_id, review_id) SELECT $1, $4::uuid FROM changed
), days AS (${addDays}
)
SELECT item_id FROM changed`;

function memoryInput(changes: readonly MemoryChange[]): string {
  return JSON.stringify(changes.map((c) => memoryToRow(c.itemId, c.memory, c.fromVersion + 1)));
}

function dayInput(deltas: readonly DayDelta[]): string {
  return JSON.stringify(
    deltas.map((d) => ({
      item_id: d.itemId,
      study_day: d.studyDay,
      reviews: d.reviews,
      new_items: d.newItems,
      correct: d.correct,
      elapsed_ms: d.elapsedMs,
    })),
  );
}

export type ReviewWrite = {
  readonly changes: readonly MemoryChange[];
  readonly reviews: readonly NewReview[];
  readonly days: readonly DayDelta[];
};

/** One statement, all or nothing for each item. Gives the items that were written; the others had moved on. */
export async function writeReviews(
  db: Database,
  learnerId: LearnerId,
  write: ReviewWrite,
): Promise<ReadonlySet<number>> {
  const reviews = write.reviews.map((r) => ({
    id: r.id,
    item_id: r.itemId,
    version: r.version,
    variant_id: r.variantId,
    session_id: r.sessionId,
    given: r.given,
    answer: r.answer,
    verdict: r.verdict,
    misconception: r.misconception,
    rating: r.rating,
    reviewed_at: r.reviewedAt.toISOString(),
    study_day: r.studyDay,
    preset_version: r.presetVersion,
    rules: r.rules,
    elapsed_ms: r.elapsedMs,
  }));
  const rows = await db.$queryRawUnsafe<{ item_id: number }[]>(
    writeReviewsSql,
    learnerId,
    memoryInput(write.changes),
    dayInput(write.days),
    JSON.stringify(reviews),
  );
  return new Set(rows.map((r) => r.item_id));
}

/** Takes one review back. False if its memory has moved on since it was read. */
export async function writeUndo(
  db: Database,
  learnerId: LearnerId,
  reviewId: ReviewId,
  change: MemoryChange,
  days: readonly DayDelta[],
): Promise<boolean> {
  const rows = await db.$queryRawUnsafe<{ item_id: number }[]>(
    undoReviewSql,
    learnerId,
    memoryInput([change]),
    dayInput(days),
    reviewId,
  );
  return rows.length > 0;
}

export type UndoContext = {
  /** The learner's latest review that counts. */
  readonly last: StoredReview & { readonly kind: KindName };
  /** All reviews that count of its item, `last` among them. */
  readonly history: readonly StoredReview[];
  readonly current: VersionedMemory;
  readonly presets: readonly VersionedPreset[];
};

const readUndoSql = `
WITH latest AS (
  SELECT ${reviewColumns} FROM review r WHERE r.learner_id = $1 AND ${counts}
  ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1
), history AS (
  SELECT ${reviewColumns} FROM review r
  WHERE r.learner_id = $1 AND r.item_id = (SELECT item_id FROM latest) AND ${counts}
)
SELECT to_json(l) AS last, i.kind,
  (SELECT json_agg(h) FROM history h) AS history,
  (SELECT to_json(m) FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND item_id = l.item_id) m) AS memory,
  (SELECT coalesce(json_agg(p), '[]') FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1 AND version IN (SELECT preset_version FROM history)) p) AS presets
FROM latest l JOIN item i ON i.id = l.item_id`;

/** The learner's latest review that counts with all that is needed to take it back; null if there is none. */
export async function findUndoContext(db: Database, learnerId: LearnerId): Promise<UndoContext | null> {
  type Row = {
    last: ReviewRow;
    kind: KindName;
    history: ReviewRow[];
    memory: MemoryRow;
    presets: VersionedPreset[];
  };
  const [row] = await db.$queryRawUnsafe<Row[]>(readUndoSql, learnerId);
  if (!row) return null;
  return {
    last: { ...storedReview(row.last), kind: row.kind },
    history: row.history.map(storedReview),
    current: { memory: memoryFromRow(row.memory), version: row.memory.version },
    presets: row.presets,
  };
}

/** A review of this learner's, and whether it was taken back; null if there is none, whoever else's it may be. */
export async function findReview(
  db: Database,
  learnerId: LearnerId,
  reviewId: ReviewId,
): Promise<{ readonly review: StoredReview; readonly isUndone: boolean } | null> {
  const [row] = await db.$queryRawUnsafe<{ review: ReviewRow; isUndone: boolean }[]>(
    `SELECT to_json(k) AS review, NOT k.counts AS "isUndone" FROM (
       SELECT ${reviewColumns}, ${counts} AS counts FROM review r WHERE r.learner_id = $1 AND r.id = $2::uuid) k`,
    learnerId,
    reviewId,
  );
  return row ? { review: storedReview(row.review), isUndone: row.isUndone } : null;
}
