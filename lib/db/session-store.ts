/** Sessions of the quiz. */
import type { ItemId, LearnerId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";
import { isNotUndone } from "./review-store";

export async function insertQuizSession(
  db: Database,
  session: { learnerId: LearnerId; id: SessionId; studyDay: number; now: Date },
): Promise<void> {
  await db.quizSession.create({
    data: {
      learnerId: session.learnerId,
      id: session.id,
      studyDay: session.studyDay,
      startedAt: session.now,
    },
  });
}

export async function findQuizSession(
  db: Database,
  learnerId: LearnerId,
  id: SessionId,
): Promise<{ studyDay: number } | null> {
  return db.quizSession.findUnique({
    where: { learnerId_id: { learnerId, id } },
    select: { studyDay: true },
  });
}

/** One review of a session, in order. */
export type SessionReviewRow = {
  readonly id: ReviewId;
  readonly itemId: ItemId;
  readonly rating: number;
  readonly isNew: boolean;
  /** Whether the item was missed earlier on the same study day, in any session. */
  readonly missedBefore: boolean;
  readonly elapsedMs: number;
  /** As typed; null for self-graded items. */
  readonly answer: string | null;
  readonly misconception: string | null;
  readonly variantId: VariantId;
};

export async function readSessionReviews(
  db: Database,
  learnerId: LearnerId,
  sessionId: SessionId,
): Promise<SessionReviewRow[]> {
  // One pass over the histories of its items: looking up all earlier reviews for each would be quadratic.
  return db.$queryRawUnsafe<SessionReviewRow[]>(
    `WITH met AS (
       SELECT r.*, coalesce(bool_or(r.rating = 1) OVER (PARTITION BY r.item_id, r.study_day
         ORDER BY r.reviewed_at, r.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS missed_before
       FROM review r WHERE r.learner_id = $1
       AND r.item_id IN (SELECT item_id FROM review WHERE learner_id = $1 AND session_id = $2::uuid)
       AND ${isNotUndone}
     )
     SELECT r.id, r.item_id AS "itemId", r.rating, r.elapsed_ms AS "elapsedMs", r.answer, r.misconception, r.variant_id AS "variantId",
       coalesce(m.first_study_day = r.study_day, false) AS "isNew", r.missed_before AS "missedBefore"
     FROM met r LEFT JOIN memory m ON m.learner_id = r.learner_id AND m.item_id = r.item_id
     WHERE r.session_id = $2::uuid ORDER BY r.reviewed_at, r.id`,
    learnerId,
    sessionId,
  );
}
