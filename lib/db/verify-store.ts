/** Everything of a learner that the replay needs, for checking a whole database. */

import type { LearnerId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import { type MemoryRow, memoryColumns, memoryFromRow } from "./memory-row";
import type { Database } from "./prisma-client";

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

export type DayCounts = {
  readonly reviews: number;
  readonly newItems: number;
  readonly correct: number;
  readonly elapsedMs: number;
};

export async function readLearnerMemories(
  db: Database,
  learnerId: LearnerId,
): Promise<ReadonlyMap<number, Memory>> {
  const rows = await db.$queryRawUnsafe<{ memory: MemoryRow }[]>(
    `SELECT to_json(m) AS memory FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1) m`,
    learnerId,
  );
  return new Map(rows.map(({ memory }) => [memory.item_id, memoryFromRow(memory)]));
}

export async function readDayCounts(
  db: Database,
  learnerId: LearnerId,
): Promise<ReadonlyMap<number, DayCounts>> {
  const days = await db.$queryRawUnsafe<(DayCounts & { studyDay: number })[]>(
    `SELECT study_day AS "studyDay", reviews, new_items AS "newItems", correct, elapsed_ms::float8 AS "elapsedMs"
     FROM learner_day WHERE learner_id = $1`,
    learnerId,
  );
  return new Map(days.map((d) => [d.studyDay, d]));
}
