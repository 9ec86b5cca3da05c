/** Undoing events: a row is added, and the event stays. */
import { z } from "zod";
import type { LearnerId } from "@/lib/quiz/ids";
import type { VersionedPreset } from "@/lib/scheduling/memory";
import { actionColumns, actionRow, type StoredAction, storedAction } from "./action-store";
import { checked } from "./checked";
import { memoryColumns, memoryRow, type VersionedMemory, versionedMemory } from "./memory-store";
import { type Database, runOften } from "./prisma-client";
import { isNotUndone, reviewColumns, reviewRow, type StoredReview, storedReview } from "./review-store";
import { presetColumns, presetRow } from "./settings-store";

export type UndoContext = {
  /** The learner's latest event that counts: a review, or the actions taken at one stroke. */
  readonly last: { readonly review: StoredReview } | { readonly actions: readonly StoredAction[] };
  /** All events that count, of the items of `last`. */
  readonly reviews: readonly StoredReview[];
  readonly actions: readonly StoredAction[];
  readonly memories: ReadonlyMap<number, VersionedMemory>;
  readonly presets: readonly VersionedPreset[];
};

const readUndoSql = `
WITH review_last AS (
  SELECT ${reviewColumns} FROM review r WHERE r.learner_id = $1 AND ${isNotUndone}
  ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1
), action_last AS (
  SELECT ${actionColumns} FROM memory_action r WHERE r.learner_id = $1 AND r.actor_id IS NULL AND ${isNotUndone}
  ORDER BY r.acted_at DESC, r.id DESC LIMIT 1
), latest AS (
  SELECT l.id FROM (
    SELECT id, reviewed_at AS at FROM review_last UNION ALL SELECT id, acted_at FROM action_last) l
  ORDER BY l.at DESC, l.id DESC LIMIT 1
), acted AS (
  SELECT ${actionColumns} FROM action_last l JOIN latest USING (id)
  CROSS JOIN LATERAL (SELECT * FROM memory_action WHERE learner_id = $1 AND acted_at = l.acted_at OFFSET 0) r
  WHERE r.group_id = l.group_id AND ${isNotUndone}
), met AS (
  SELECT item_id FROM review_last JOIN latest USING (id) UNION SELECT item_id FROM acted
), reviews AS (
  SELECT ${reviewColumns} FROM met
  CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND item_id = met.item_id OFFSET 0) r
  WHERE ${isNotUndone}
), actions AS (
  SELECT ${actionColumns} FROM met
  CROSS JOIN LATERAL (SELECT * FROM memory_action WHERE learner_id = $1 AND item_id = met.item_id OFFSET 0) r
  WHERE ${isNotUndone}
)
SELECT
  (SELECT to_json(l) FROM review_last l JOIN latest USING (id)) AS review,
  (SELECT coalesce(json_agg(a), '[]') FROM acted a) AS acted,
  (SELECT coalesce(json_agg(r), '[]') FROM reviews r) AS reviews,
  (SELECT coalesce(json_agg(a), '[]') FROM actions a) AS actions,
  (SELECT coalesce(json_agg(m), '[]') FROM (
    SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND item_id IN (SELECT item_id FROM met)) m) AS memories,
  (SELECT coalesce(json_agg(p), '[]') FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1 AND version IN (SELECT preset_version FROM reviews)) p) AS presets`;

const undoRow = z.strictObject({
  review: reviewRow.nullable(),
  acted: z.array(actionRow),
  reviews: z.array(reviewRow),
  actions: z.array(actionRow),
  memories: z.array(memoryRow),
  presets: z.array(presetRow),
});

/** The latest event of the learner's own that counts, with everything needed to undo it; null if there is none. */
export async function findUndoContext(db: Database, learnerId: LearnerId): Promise<UndoContext | null> {
  const [given] = await runOften(db, readUndoSql, learnerId);
  const row = checked(undoRow, given);
  if (row.review === null && row.acted.length === 0) return null;
  return {
    last:
      row.review === null ? { actions: row.acted.map(storedAction) } : { review: storedReview(row.review) },
    reviews: row.reviews.map(storedReview),
    actions: row.actions.map(storedAction),
    memories: new Map(row.memories.map((m) => [m.item_id, versionedMemory(m)])),
    presets: row.presets,
  };
}
