/** Everything of a learner that the replay needs, for checking a whole database. */
import { type MemoryRow, memoryColumns, memoryFromRow } from "./memory-row";
import type { Database } from "./prisma-client";
import type { StoredReview, VersionedMemory } from "./review-store";
import { type PresetRow, presetColumns } from "./settings-row";

const batch = 500;

/** The next learners with memories or reviews, by id. */
export async function readLearnerBatch(db: Database, after: string): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT learner_id AS id FROM memory WHERE learner_id > $1 UNION SELECT learner_id FROM review WHERE learner_id > $1
     ORDER BY id LIMIT ${batch}`,
    after,
  );
  return rows.map((row) => row.id);
}

export type DayCounts = { readonly reviews: number; readonly newItems: number; readonly correct: number };

export async function readLearnerMemories(
  db: Database,
  learnerId: string,
): Promise<{
  reviews: StoredReview[];
  presets: PresetRow[];
  memories: ReadonlyMap<number, VersionedMemory>;
  days: ReadonlyMap<number, DayCounts>;
}> {
  const [reviews, presets, memories, days] = [
    await db.$queryRawUnsafe<StoredReview[]>(
      `SELECT r.id::text, r.item_id AS "itemId", r.variant_id::text AS "variantId", r.rating::int, r.reviewed_at AS "reviewedAt",
         r.study_day AS "studyDay", r.preset_version AS "presetVersion"
       FROM review r WHERE r.learner_id = $1
       AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.review_id = r.id)`,
      learnerId,
    ),
    await db.$queryRawUnsafe<PresetRow[]>(`SELECT ${presetColumns} FROM preset WHERE learner_id = $1`, learnerId),
    await db.$queryRawUnsafe<{ memory: MemoryRow }[]>(
      `SELECT to_jsonb(m) AS memory FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1) m`,
      learnerId,
    ),
    await db.$queryRawUnsafe<(DayCounts & { studyDay: number })[]>(
      `SELECT study_day AS "studyDay", reviews, new_items AS "newItems", correct FROM learner_day WHERE learner_id = $1`,
      learnerId,
    ),
  ];
  return {
    reviews,
    presets,
    memories: new Map(memories.map(({ memory }) => [memory.item_id, { memory: memoryFromRow(memory), version: memory.version }])),
    days: new Map(days.map((d) => [d.studyDay, d])),
  };
}
