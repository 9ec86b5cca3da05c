/** UndoProgress reviews: a row is added, and the review stays. */
import { z } from "zod";
import type { LearnerId, ReviewId } from "@/lib/quiz/ids";
import type { DayDelta } from "@/lib/scheduling/day-deltas";
import type { VersionedPreset } from "@/lib/scheduling/memory";
import { checked } from "./checked";
import { addDays, dayInput } from "./day-store";
import {
  changeMemories,
  type MemoryChange,
  memoryColumns,
  memoryInput,
  memoryRow,
  type VersionedMemory,
  versionedMemory,
} from "./memory-store";
import { type Database, runOften } from "./prisma-client";
import { isNotUndone, reviewColumns, reviewRow, type StoredReview, storedReview } from "./review-store";
import { presetColumns, presetRow } from "./settings-store";

export type UndoContext = {
  /** The learner's latest review that counts. */
  readonly last: StoredReview;
  /** All reviews of its item that count, including `last`. */
  readonly history: readonly StoredReview[];
  readonly current: VersionedMemory;
  readonly presets: readonly VersionedPreset[];
};

const readUndoSql = `
WITH latest AS (
  SELECT ${reviewColumns} FROM review r WHERE r.learner_id = $1 AND ${isNotUndone}
  ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1
), history AS (
  SELECT ${reviewColumns} FROM review r
  WHERE r.learner_id = $1 AND r.item_id = (SELECT item_id FROM latest) AND ${isNotUndone}
)
SELECT to_json(l) AS last,
  (SELECT json_agg(h) FROM history h) AS history,
  (SELECT to_json(m) FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND item_id = l.item_id) m) AS memory,
  (SELECT coalesce(json_agg(p), '[]') FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1 AND version IN (SELECT preset_version FROM history)) p) AS presets
FROM latest l`;

const undoRow = z.strictObject({
  last: reviewRow,
  history: z.array(reviewRow),
  memory: memoryRow,
  presets: z.array(presetRow),
});

/** The learner's latest review that counts, with everything needed to undo it; null if there is none. */
export async function findUndoContext(db: Database, learnerId: LearnerId): Promise<UndoContext | null> {
  const [given] = await runOften(db, readUndoSql, learnerId);
  if (given === undefined) return null;
  const row = checked(undoRow, given);
  return {
    last: storedReview(row.last),
    history: row.history.map(storedReview),
    current: versionedMemory(row.memory),
    presets: row.presets,
  };
}

const writeUndoSql = `
WITH changed AS (${changeMemories}
), undone AS (
  INSERT INTO undo (learner_id, review_id) SELECT $1, $4::uuid FROM changed
), days AS (${addDays}
)
SELECT item_id FROM changed`;

/** Undoes one review. False if its memory has changed since it was read. */
export async function writeUndo(
  db: Database,
  learnerId: LearnerId,
  reviewId: ReviewId,
  change: MemoryChange,
  days: readonly DayDelta[],
): Promise<boolean> {
  const rows = await runOften<{ item_id: number }>(
    db,
    writeUndoSql,
    learnerId,
    memoryInput([change]),
    dayInput(days),
    reviewId,
  );
  return rows.length > 0;
}
