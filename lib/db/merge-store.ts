/** Moving one learner's rows to another: what happens when a guest turns out to be somebody. */

import type { Database } from "./prisma-client";

/** An item that both learners have met, and the study day on which `from` first did. */
export type MetByBoth = { readonly itemId: number; readonly guestsFirstDay: number | null };

const tablesOfReviews = ["variant", "review", "undo", "quiz_session"] as const;

/**
 * Moves everything of `from` to `to` that can be moved as it is: reviews and what hangs on them, presets under new
 * versions, enrolments, settings if `to` has none, the counters of days, and the memories of items that `to` has not met.
 * Gives the items that both have met; their memories of `from` are gone, those of `to` await the replay, and the
 * counters still hold both first meetings.
 */
export async function moveLearner(db: Database, from: string, to: string): Promise<MetByBoth[]> {
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
  await moveDays(db, from, to);
  return db.$queryRawUnsafe<MetByBoth[]>(
    `DELETE FROM memory WHERE learner_id = $1 RETURNING item_id AS "itemId", first_study_day AS "guestsFirstDay"`,
    from,
  );
}

/** Adds the counters of one learner's days to the other's. By adding, reviews of the same moment lose nothing. */
async function moveDays(db: Database, from: string, to: string): Promise<void> {
  await db.$executeRawUnsafe(
    `WITH moved AS (DELETE FROM learner_day WHERE learner_id = $1 RETURNING *)
     INSERT INTO learner_day (learner_id, study_day, reviews, new_items, correct, elapsed_ms)
     SELECT $2, study_day, reviews, new_items, correct, elapsed_ms FROM moved ORDER BY study_day
     ON CONFLICT (learner_id, study_day) DO UPDATE SET
       reviews = learner_day.reviews + excluded.reviews, new_items = learner_day.new_items + excluded.new_items,
       correct = learner_day.correct + excluded.correct, elapsed_ms = learner_day.elapsed_ms + excluded.elapsed_ms`,
    from,
    to,
  );
}
