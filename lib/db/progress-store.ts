/** Counters and counts for the dashboards; nothing here reads a whole history. */

import type { DueCount } from "@/lib/progress/forecast";
import type { ItemId, LearnerId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { AnswersSeen } from "@/lib/quiz/workload";
import type { Database } from "./prisma-client";

export type DayRow = {
  readonly studyDay: number;
  readonly reviews: number;
  readonly elapsedMs: number;
};

/** The learner's study days with reviews, oldest first. */
export async function readDays(db: Database, learnerId: LearnerId): Promise<DayRow[]> {
  return db.$queryRawUnsafe<DayRow[]>(
    `SELECT study_day AS "studyDay", reviews, elapsed_ms::float8 AS "elapsedMs"
     FROM learner_day WHERE learner_id = $1 AND reviews > 0 ORDER BY study_day`,
    learnerId,
  );
}

/** How many memories of live items fall due on each day up to `lastDay`, overdue days among them. */
export async function readDueCounts(
  db: Database,
  learnerId: LearnerId,
  lastDay: number,
): Promise<DueCount[]> {
  return db.$queryRawUnsafe<DueCount[]>(
    `SELECT m.due_day AS "dueDay", count(*)::int AS items
     FROM memory m JOIN item i ON i.id = m.item_id AND i.retired_at IS NULL
     WHERE m.learner_id = $1 AND m.due_day <= $2::int GROUP BY 1`,
    learnerId,
    lastDay,
  );
}

/** One review of a sitting, in the order in which they were made. */
export type SessionReviewRow = {
  readonly id: ReviewId;
  readonly itemId: ItemId;
  readonly rating: number;
  readonly isNew: boolean;
  /** Whether the item had been missed before on the same study day, in whatever session. */
  readonly missedBefore: boolean;
  readonly elapsedMs: number;
  /** As it was typed; null where the learner graded. */
  readonly answer: string | null;
  readonly misconception: string | null;
  readonly variantId: VariantId;
};

export async function readSessionReviews(
  db: Database,
  learnerId: LearnerId,
  sessionId: SessionId,
): Promise<SessionReviewRow[]> {
  // One pass over the histories of its items: a look at all earlier reviews from each would be quadratic.
  return db.$queryRawUnsafe<SessionReviewRow[]>(
    `WITH met AS (
       SELECT r.*, coalesce(bool_or(r.rating = 1) OVER (PARTITION BY r.item_id, r.study_day
         ORDER BY r.reviewed_at, r.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS missed_before
       FROM review r WHERE r.learner_id = $1
       AND r.item_id IN (SELECT item_id FROM review WHERE learner_id = $1 AND session_id = $2::uuid)
       AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.review_id = r.id)
     )
     SELECT r.id, r.item_id AS "itemId", r.rating, r.elapsed_ms AS "elapsedMs", r.answer, r.misconception, r.variant_id AS "variantId",
       coalesce(m.first_study_day = r.study_day, false) AS "isNew", r.missed_before AS "missedBefore"
     FROM met r LEFT JOIN memory m ON m.learner_id = r.learner_id AND m.item_id = r.item_id
     WHERE r.session_id = $2::uuid ORDER BY r.reviewed_at, r.id`,
    learnerId,
    sessionId,
  );
}

/**
 * From the learner's last 300 reviews: how many they are (`answers`), the typical time for one in ms (null without any),
 * and how many answers items took on a day, apart for the day that they were met. Items that are not done with on their
 * day don't count yet.
 */
export async function readAnswersSeen(
  db: Database,
  learnerId: LearnerId,
): Promise<AnswersSeen & { readonly answers: number; readonly typicalMs: number | null }> {
  type Row = {
    answers: number;
    typicalMs: number | null;
    newItems: number;
    newAnswers: number;
    dueItems: number;
    dueAnswers: number;
  };
  const [row] = await db.$queryRawUnsafe<Row[]>(
    `WITH recent AS (
       SELECT r.item_id, r.study_day, r.elapsed_ms FROM review r WHERE r.learner_id = $1
       AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.review_id = r.id)
       ORDER BY r.reviewed_at DESC LIMIT 300
     ), met AS (
       SELECT count(*) AS answers, bool_or(m.first_study_day = d.study_day) AS is_new
       FROM recent d JOIN LATERAL (
         SELECT * FROM memory WHERE learner_id = $1 AND item_id = d.item_id OFFSET 0) m ON true
       WHERE m.due_at IS NULL OR m.last_study_day > d.study_day
       GROUP BY d.item_id, d.study_day
     )
     SELECT (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) FROM recent) AS "typicalMs",
       (SELECT count(*)::int FROM recent) AS answers,
       count(*) FILTER (WHERE is_new)::int AS "newItems",
       coalesce(sum(answers) FILTER (WHERE is_new), 0)::int AS "newAnswers",
       count(*) FILTER (WHERE NOT is_new)::int AS "dueItems",
       coalesce(sum(answers) FILTER (WHERE NOT is_new), 0)::int AS "dueAnswers"
     FROM met`,
    learnerId,
  );
  return {
    answers: row?.answers ?? 0,
    typicalMs: row?.typicalMs ?? null,
    new: { items: row?.newItems ?? 0, answers: row?.newAnswers ?? 0 },
    due: { items: row?.dueItems ?? 0, answers: row?.dueAnswers ?? 0 },
  };
}

/** Live items of the learner's courses that they have not met. */
export async function countUnmet(db: Database, learnerId: LearnerId): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ unmet: number }[]>(
    `SELECT count(*)::int AS unmet FROM enrolment e JOIN item i ON i.course_id = e.course_id AND i.retired_at IS NULL
     WHERE e.learner_id = $1
     AND i.id NOT IN (SELECT item_id FROM memory WHERE learner_id = $1 AND first_study_day IS NOT NULL)`,
    learnerId,
  );
  return row?.unmet ?? 0;
}
