/** Counters of a learner's study days, written in the same statement as the event that they count. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { DayCounters, DayDelta } from "@/lib/scheduling/day-deltas";
import type { Database } from "./prisma-client";
import { bigint, columnList, int, recordsetOf } from "./table";

/** All columns but the learner's. */
export const dayTable = { study_day: int, reviews: int, new_items: int, correct: int, elapsed_ms: bigint };

/** SQL after ON CONFLICT: adds the new counts to the existing ones. */
export const addingDays = `(learner_id, study_day) DO UPDATE SET
    reviews = learner_day.reviews + excluded.reviews, new_items = learner_day.new_items + excluded.new_items,
    correct = learner_day.correct + excluded.correct, elapsed_ms = learner_day.elapsed_ms + excluded.elapsed_ms`;

/** SQL: adds the deltas of `$3` (`dayInput`) to the counters of the learner `$1`, those of items in `changed`. */
export const addDays = `
  INSERT INTO learner_day (learner_id, ${columnList(dayTable)})
  SELECT $1, d.study_day, sum(d.reviews), sum(d.new_items), sum(d.correct), sum(d.elapsed_ms)
  FROM jsonb_to_recordset($3::jsonb) AS d(${recordsetOf({ item_id: int, ...dayTable })})
  JOIN changed USING (item_id) GROUP BY d.study_day ORDER BY d.study_day
  ON CONFLICT ${addingDays}`;

export function dayInput(deltas: readonly DayDelta[]): string {
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

/** The totals of a study day with reviews. */
export type ReviewedDay = {
  readonly studyDay: number;
  readonly reviews: number;
  readonly elapsedMs: number;
};

/** The learner's study days with reviews, oldest first. */
export async function readReviewedDays(db: Database, learnerId: LearnerId): Promise<ReviewedDay[]> {
  return db.$queryRawUnsafe<ReviewedDay[]>(
    `SELECT study_day AS "studyDay", reviews, elapsed_ms::float8 AS "elapsedMs"
     FROM learner_day WHERE learner_id = $1 AND reviews > 0 ORDER BY study_day`,
    learnerId,
  );
}

/** All counters of a learner, including those that are back at zero. */
export async function readDayCounters(db: Database, learnerId: LearnerId): Promise<DayCounters[]> {
  return db.$queryRawUnsafe<DayCounters[]>(
    `SELECT study_day AS "studyDay", reviews, new_items AS "newItems", correct, elapsed_ms::float8 AS "elapsedMs"
     FROM learner_day WHERE learner_id = $1`,
    learnerId,
  );
}
