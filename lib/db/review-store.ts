/**
 * Reviews and the memories that they change. Reading and writing take one round trip each, for one review or a hundred.
 * A write names the version of each memory that it was computed from; if a memory has changed since, it is left
 * unchanged together with its reviews, and the caller computes again.
 */
import { z } from "zod";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { StoredSettings } from "@/lib/quiz/learner-settings";
import type { Rating, RulesVersion, VersionedPreset } from "@/lib/scheduling/memory";
import type { Situation } from "@/lib/scheduling/situation";
import { actionColumns, actionRow, type StoredAction, storedAction } from "./action-store";
import { checked } from "./checked";
import { memoryColumns, memoryRow, type VersionedMemory, versionedMemory } from "./memory-store";
import { type Database, runOften } from "./prisma-client";
import { regradeColumns, regradeRow, type StoredRegrade, storedRegrade } from "./regrade-store";
import { presetColumns, presetRow, settingsColumns, settingsRow } from "./settings-store";
import { situationRow, situationTable, storedSituation } from "./situation-columns";
import {
  boolean,
  columnList,
  int,
  jsonb,
  nullable,
  of,
  type RowOf,
  recordsetOf,
  rowOf,
  smallint,
  text,
  timestamptz,
  uuid,
} from "./table";
import { openSession } from "./user-store";

type Verdict = "correct" | "wrong";

/** The columns of a review that the replay needs and gives. */
const replayedTable = {
  id: uuid,
  item_id: int,
  variant_id: uuid,
  rating: of<Rating>(smallint),
  reviewed_at: timestamptz,
  study_day: int,
  preset_version: int,
  rules: of<RulesVersion>(smallint),
  elapsed_ms: int,
  ...situationTable,
};

/** All columns but the learner's and the time at which the database received it. */
export const reviewTable = {
  ...replayedTable,
  version: int,
  session_id: nullable(uuid),
  given: of<Given>(jsonb),
  answer: nullable(text),
  verdict: nullable(of<Verdict>(text)),
  misconception: nullable(text),
  hour: smallint,
};

type ReviewRow = RowOf<typeof replayedTable>;

export const reviewRow = rowOf(replayedTable);

export const reviewColumns = columnList(replayedTable, "r");

/** SQL: whether the review `r` counts, i.e. was not undone. */
export const isNotUndone =
  "NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.event_id = r.id)";

/** A review as the replay needs it. */
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
  readonly situation: Situation;
};

export function storedReview(row: ReviewRow): StoredReview {
  return {
    id: row.id,
    itemId: row.item_id,
    variantId: row.variant_id,
    rating: row.rating,
    reviewedAt: new Date(row.reviewed_at),
    studyDay: row.study_day,
    presetVersion: row.preset_version,
    rules: row.rules,
    elapsedMs: row.elapsed_ms,
    situation: storedSituation(row),
  };
}

export type StoredVariant = {
  readonly id: VariantId;
  readonly itemId: ItemId;
  readonly courseId: number;
  readonly version: number;
  readonly given: Given;
  readonly kind: KindName;
  readonly graded: boolean;
  /** When the item was first published; no review can be older. */
  readonly publishedAt: Date;
  readonly answer: string | null;
  readonly verdict: Verdict | null;
  readonly misconception: string | null;
};

export type ReviewContext = {
  /** Whether the session that posts is open; true if none was named. */
  readonly isOpen: boolean;
  readonly settings: StoredSettings | null;
  /** The presets that the settings, the new reviews and those in `history` refer to, without version 0. */
  readonly presets: readonly VersionedPreset[];
  readonly variants: readonly StoredVariant[];
  readonly memories: ReadonlyMap<number, VersionedMemory>;
  /** Stored reviews with the requested ids, including undone ones. */
  readonly known: readonly StoredReview[];
  /** Reviews that count, of the requested variants. */
  readonly reviewed: readonly StoredReview[];
  /** All reviews that count, of the items for which one of the new reviews is not the latest event. */
  readonly history: readonly StoredReview[];
  /** All actions that count on these items. */
  readonly actions: readonly StoredAction[];
};

const askedTable = { id: uuid, variant_id: uuid, reviewed_at: timestamptz, preset_version: nullable(int) };

/*
 * OFFSET 0 makes the planner look up every row by its whole key: with outdated statistics, e.g. if all of a learner's
 * reviews are of today, it would read all rows of the learner instead.
 */
export const readContextSql = `
WITH asked AS (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS a(${recordsetOf(askedTable)})
), v AS (
  SELECT v.id, v.item_id, i.course_id, v.version, v.given, i.kind, i.graded, i.published_at, v.answer, v.verdict, v.misconception
  FROM (SELECT DISTINCT variant_id FROM asked) a
  CROSS JOIN LATERAL (SELECT * FROM variant WHERE learner_id = $1 AND id = a.variant_id OFFSET 0) v
  JOIN item i ON i.id = v.item_id
), known AS (
  SELECT ${reviewColumns} FROM asked a
  CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND id = a.id OFFSET 0) r
), reviewed AS (
  SELECT ${reviewColumns} FROM v
  CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND item_id = v.item_id OFFSET 0) r
  WHERE r.variant_id = v.id AND ${isNotUndone}
), m AS (
  SELECT ${memoryColumns} FROM memory
  WHERE learner_id = $1 AND item_id IN (SELECT item_id FROM v UNION SELECT item_id FROM known)
), late AS (
  SELECT DISTINCT m.item_id FROM asked a JOIN v ON v.id = a.variant_id JOIN m ON m.item_id = v.item_id
  WHERE a.reviewed_at <= m.last_event_at
), history AS (
  SELECT ${reviewColumns} FROM late
  CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND item_id = late.item_id OFFSET 0) r
  WHERE ${isNotUndone}
), actions AS (
  SELECT ${actionColumns} FROM late
  CROSS JOIN LATERAL (SELECT * FROM memory_action WHERE learner_id = $1 AND item_id = late.item_id OFFSET 0) r
  WHERE ${isNotUndone}
)
SELECT
  ($3::text IS NULL OR ${openSession("$3")}) AS "isOpen",
  (SELECT to_json(s) FROM (SELECT ${settingsColumns} FROM learner_settings WHERE learner_id = $1) s) AS settings,
  (SELECT coalesce(json_agg(p), '[]') FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1 AND version IN (
      SELECT preset_version FROM history
      UNION SELECT preset_version FROM asked
      UNION SELECT preset_version FROM learner_settings WHERE learner_id = $1)) p) AS presets,
  (SELECT coalesce(json_agg(v), '[]') FROM v) AS variants,
  (SELECT coalesce(json_agg(m), '[]') FROM m) AS memories,
  (SELECT coalesce(json_agg(k), '[]') FROM known k) AS known,
  (SELECT coalesce(json_agg(r), '[]') FROM reviewed r) AS reviewed,
  (SELECT coalesce(json_agg(h), '[]') FROM history h) AS history,
  (SELECT coalesce(json_agg(a), '[]') FROM actions a) AS actions`;

const contextRow = z.strictObject({
  isOpen: z.boolean(),
  settings: settingsRow.nullable(),
  presets: z.array(presetRow),
  variants: z.array(
    rowOf({
      id: uuid,
      item_id: int,
      course_id: int,
      version: int,
      given: of<Given>(jsonb),
      kind: of<KindName>(text),
      graded: boolean,
      published_at: timestamptz,
      answer: nullable(text),
      verdict: nullable(of<Verdict>(text)),
      misconception: nullable(text),
    }),
  ),
  memories: z.array(memoryRow),
  known: z.array(reviewRow),
  reviewed: z.array(reviewRow),
  history: z.array(reviewRow),
  actions: z.array(actionRow),
});

export type AskedReview = {
  readonly id: ReviewId;
  readonly variantId: VariantId;
  readonly reviewedAt: Date;
  /** Null if the post names none. */
  readonly presetVersion: number | null;
};

/**
 * One round trip: everything needed to grade and schedule these reviews of one learner, and whether the session that
 * posts them, if one is named, is open.
 */
export async function readReviewContext(
  db: Database,
  learnerId: LearnerId,
  asked: readonly AskedReview[],
  sessionId: string | null = null,
): Promise<ReviewContext> {
  const input: RowOf<typeof askedTable>[] = asked.map((a) => ({
    id: a.id,
    variant_id: a.variantId,
    reviewed_at: a.reviewedAt.toISOString(),
    preset_version: a.presetVersion,
  }));
  const [given] = await runOften(db, readContextSql, learnerId, JSON.stringify(input), sessionId);
  const row = checked(contextRow, given);
  return {
    isOpen: row.isOpen,
    settings: row.settings,
    presets: row.presets,
    variants: row.variants.map(({ item_id, course_id, published_at, ...v }) => ({
      ...v,
      itemId: item_id,
      courseId: course_id,
      publishedAt: new Date(published_at),
    })),
    memories: new Map(row.memories.map((m) => [m.item_id, versionedMemory(m)])),
    known: row.known.map(storedReview),
    reviewed: row.reviewed.map(storedReview),
    history: row.history.map(storedReview),
    actions: row.actions.map(storedAction),
  };
}

export type LearnerLog = {
  /** All reviews, including undone ones. */
  readonly reviews: readonly StoredReview[];
  /** All actions, including undone ones. */
  readonly actions: readonly StoredAction[];
  /** All regradings, including undone ones. */
  readonly regrades: readonly StoredRegrade[];
  /** Ids of the undone events. */
  readonly undone: readonly string[];
  /** Every preset that a review may refer to. */
  readonly presets: readonly VersionedPreset[];
};

const logRow = z.strictObject({
  reviews: z.array(reviewRow),
  actions: z.array(actionRow),
  regrades: z.array(regradeRow),
  undone: z.array(uuid.value),
  presets: z.array(presetRow),
});

/** The log of all memories of a learner, or of some of their items. */
export async function readLog(
  db: Database,
  learnerId: LearnerId,
  itemIds: readonly ItemId[] | null = null,
): Promise<LearnerLog> {
  const ofItems =
    "($2::jsonb IS NULL OR r.item_id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb)))";
  const [given] = await db.$queryRawUnsafe<unknown[]>(
    `WITH r AS (
       SELECT ${reviewColumns} FROM review r WHERE r.learner_id = $1 AND ${ofItems}
     ), a AS (
       SELECT ${actionColumns} FROM memory_action r WHERE r.learner_id = $1 AND ${ofItems}
     ), g AS (
       SELECT ${regradeColumns} FROM regrade r WHERE r.learner_id = $1 AND ${ofItems}
     )
     SELECT (SELECT coalesce(json_agg(r), '[]') FROM r) AS reviews,
       (SELECT coalesce(json_agg(a), '[]') FROM a) AS actions,
       (SELECT coalesce(json_agg(g), '[]') FROM g) AS regrades,
       (SELECT coalesce(json_agg(u.event_id), '[]') FROM undo u
        WHERE u.learner_id = $1
          AND u.event_id IN (SELECT id FROM r UNION ALL SELECT id FROM a UNION ALL SELECT id FROM g)) AS undone,
       (SELECT coalesce(json_agg(p), '[]') FROM (
         SELECT ${presetColumns} FROM preset WHERE learner_id = $1) p) AS presets`,
    learnerId,
    itemIds && JSON.stringify(itemIds),
  );
  const { reviews, actions, regrades, undone, presets } = checked(logRow, given);
  return {
    reviews: reviews.map(storedReview),
    actions: actions.map(storedAction),
    regrades: regrades.map(storedRegrade),
    undone,
    presets,
  };
}

export type NewReview = StoredReview & {
  readonly version: number;
  readonly sessionId: SessionId | null;
  readonly given: Given;
  readonly answer: string | null;
  readonly verdict: Verdict | null;
  readonly misconception: string | null;
  /** Of the learner's wall clock, 0 to 23. */
  readonly hour: number;
};

export function reviewInput(reviews: readonly NewReview[]): string {
  const rows: RowOf<typeof reviewTable>[] = reviews.map((r) => ({
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
    hour: r.hour,
    ...situationRow(r.situation),
  }));
  return JSON.stringify(rows);
}

const foundRow = z.strictObject({ review: reviewRow, isUndone: z.boolean() });

/**
 * A review of this learner, and whether it was undone; null if there is none, even if the id belongs to somebody
 * else's.
 */
export async function findReview(
  db: Database,
  learnerId: LearnerId,
  reviewId: ReviewId,
): Promise<{ readonly review: StoredReview; readonly isUndone: boolean } | null> {
  const [given] = await db.$queryRawUnsafe<unknown[]>(
    `SELECT to_json(k) AS review, NOT ${isNotUndone} AS "isUndone"
     FROM review r CROSS JOIN LATERAL (SELECT ${reviewColumns}) k
     WHERE r.learner_id = $1 AND r.id = $2::uuid`,
    learnerId,
    reviewId,
  );
  if (given === undefined) return null;
  const { review, isUndone } = checked(foundRow, given);
  return { review: storedReview(review), isUndone };
}
