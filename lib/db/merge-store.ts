/** Moving one learner's rows to another: what happens when a guest turns out to be somebody. */

import type { Database } from "./prisma-client";

const tablesOfReviews = ["variant", "review", "undo", "quiz_session"] as const;

/**
 * Moves everything of `from` to `to` that can be moved as it is: reviews and what hangs on them, presets under new
 * versions, enrolments, settings if `to` has none, and the memories of items that `to` has not met.
 * Gives the items that both have met; their memories of `from` are gone, those of `to` await the replay.
 */
export async function moveLearner(db: Database, from: string, to: string): Promise<number[]> {
  await db.$executeRawUnsafe(
    `WITH shift AS (SELECT coalesce(max(version), 0) AS by FROM preset WHERE learner_id = $2),
     presets AS (UPDATE preset SET learner_id = $2, version = version + (SELECT by FROM shift) WHERE learner_id = $1),
     reviews AS (UPDATE review SET preset_version = preset_version + (SELECT by FROM shift)
                 WHERE learner_id = $1 AND preset_version > 0)
     UPDATE learner_settings SET preset_version = preset_version + (SELECT by FROM shift)
     WHERE learner_id = $1 AND preset_version > 0`,
    from,
    to,
  );
  for (const table of tablesOfReviews) {
    await db.$executeRawUnsafe(`UPDATE ${table} SET learner_id = $2 WHERE learner_id = $1`, from, to);
  }
  for (const [table, key] of [
    ["enrolment", "course_id"],
    ["learner_settings", "learner_id"],
  ] as const) {
    const taken = key === "learner_id" ? "true" : `t.${key} = ${table}.${key}`;
    await db.$executeRawUnsafe(
      `UPDATE ${table} SET learner_id = $2 WHERE learner_id = $1
       AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.learner_id = $2 AND ${taken})`,
      from,
      to,
    );
    await db.$executeRawUnsafe(`DELETE FROM ${table} WHERE learner_id = $1`, from);
  }
  await db.$executeRawUnsafe(
    `UPDATE memory SET learner_id = $2 WHERE learner_id = $1
     AND NOT EXISTS (SELECT 1 FROM memory t WHERE t.learner_id = $2 AND t.item_id = memory.item_id)`,
    from,
    to,
  );
  const both = await db.$queryRawUnsafe<{ item_id: number }[]>(
    "DELETE FROM memory WHERE learner_id = $1 RETURNING item_id",
    from,
  );
  await db.$executeRawUnsafe("DELETE FROM learner_day WHERE learner_id = $1", from);
  return both.map((row) => row.item_id);
}

/** Counts a learner's days again from the reviews that count. Memories must be right already. */
export async function recountDays(db: Database, learnerId: string): Promise<void> {
  await db.$executeRawUnsafe("DELETE FROM learner_day WHERE learner_id = $1", learnerId);
  await db.$executeRawUnsafe(
    `INSERT INTO learner_day (learner_id, study_day, reviews, new_items, correct, elapsed_ms)
     SELECT $1, r.study_day, count(*), 
       (SELECT count(*) FROM memory m WHERE m.learner_id = $1 AND m.first_study_day = r.study_day),
       count(*) FILTER (WHERE r.rating > 1), sum(r.elapsed_ms)
     FROM review r WHERE r.learner_id = $1
     AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.review_id = r.id)
     GROUP BY r.study_day`,
    learnerId,
  );
}
