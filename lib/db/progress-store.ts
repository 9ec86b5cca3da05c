/** Counters and counts for the dashboards; nothing here reads a whole history. */

import type { DueCount } from "@/lib/progress/forecast";
import type { ItemId, LearnerId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";

export type DayRow = {
  readonly studyDay: number;
  readonly reviews: number;
};

/** The learner's study days with reviews, oldest first. */
export async function readDays(db: Database, learnerId: LearnerId): Promise<DayRow[]> {
  return db.$queryRawUnsafe<DayRow[]>(
    `SELECT study_day AS "studyDay", reviews
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
  return db.$queryRawUnsafe<SessionReviewRow[]>(
    `SELECT r.id, r.item_id AS "itemId", r.rating, r.elapsed_ms AS "elapsedMs", r.answer, r.misconception, r.variant_id AS "variantId",
       coalesce(m.first_study_day = r.study_day, false) AS "isNew"
     FROM review r LEFT JOIN memory m ON m.learner_id = r.learner_id AND m.item_id = r.item_id
     WHERE r.learner_id = $1 AND r.session_id = $2::uuid
     AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.review_id = r.id)
     ORDER BY r.reviewed_at, r.id`,
    learnerId,
    sessionId,
  );
}

/** The learner's recent typical time for an answer, in ms; null without any review. */
export async function readTypicalMs(db: Database, learnerId: LearnerId): Promise<number | null> {
  const [row] = await db.$queryRawUnsafe<{ typical: number | null }[]>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) AS typical
     FROM (SELECT elapsed_ms FROM review WHERE learner_id = $1 ORDER BY reviewed_at DESC LIMIT 200) recent`,
    learnerId,
  );
  return row?.typical ?? null;
}
