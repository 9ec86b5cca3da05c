/** Sessions of the quiz. */
import { z } from "zod";
import type { ItemId, LearnerId, SessionId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import type { Database } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { asCounted } from "./situation-columns";
import {
  type AliasedRowOf,
  aliasedRowOf,
  aliasList,
  boolean,
  float8,
  int,
  nullable,
  smallint,
  text,
  uuid,
} from "./table";

/**
 * The study day of a session's first review, taken back or not; null if this learner has answered nothing in it. A
 * session is no more than that: its id groups reviews, and nothing is stored of one that was only looked at.
 */
export async function findSessionDay(
  db: Database,
  learnerId: LearnerId,
  id: SessionId,
): Promise<number | null> {
  const [row] = await db.$queryRawUnsafe<{ day: number | null }[]>(
    "SELECT min(study_day) AS day FROM review WHERE learner_id = $1 AND session_id = $2::uuid",
    learnerId,
    id,
  );
  return row?.day ?? null;
}

/** What the summary reads of a review, by the names that its query gives. */
const sessionReviewTable = {
  id: uuid,
  item_id: int,
  variant_id: uuid,
  rating: smallint,
  study_day: int,
  predicted_recall: nullable(float8),
  stability_before: nullable(float8),
  stability_after: float8,
  elapsed_ms: int,
  /** As typed; null for self-graded items. */
  answer: nullable(text),
  misconception: nullable(text),
  /** Whether the item was first met on the study day of the review. */
  is_new: boolean,
  /** Whether the item was missed earlier on the same study day, in any session. */
  missed_before: boolean,
};

export type SessionReviewRow = AliasedRowOf<typeof sessionReviewTable>;

const sessionReviewRows = z.array(aliasedRowOf(sessionReviewTable));

const { rating, misconception } = asCounted("r");

/** The reviews of a session that count, in order. */
export async function readSessionReviews(
  db: Database,
  learnerId: LearnerId,
  sessionId: SessionId,
): Promise<readonly SessionReviewRow[]> {
  // A study day with a flight west in it, and a review that was sent late, lie within three days. One pass over these:
  // looking up the earlier reviews of each would be quadratic, and histories grow for years.
  const rows = await db.$queryRawUnsafe<unknown>(
    `WITH span AS (
       SELECT min(reviewed_at) - interval '3 days' AS since, max(reviewed_at) AS until FROM review
       WHERE learner_id = $1 AND session_id = $2::uuid
     ), met AS (
       SELECT r.id, r.learner_id, r.item_id, r.variant_id, r.session_id, r.study_day, r.reviewed_at, r.elapsed_ms, r.answer,
         r.predicted_recall, r.stability_before, r.stability_after, ${rating} AS rating, ${misconception} AS misconception,
         coalesce(bool_or(${rating} = 1) OVER (PARTITION BY r.item_id, r.study_day
         ORDER BY r.reviewed_at, r.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS missed_before
       FROM review r WHERE r.learner_id = $1
       AND r.reviewed_at >= (SELECT since FROM span) AND r.reviewed_at <= (SELECT until FROM span)
       AND r.item_id IN (SELECT item_id FROM review WHERE learner_id = $1 AND session_id = $2::uuid)
       AND ${isNotUndone}
     )
     SELECT ${aliasList(sessionReviewTable)} FROM (
       SELECT r.*, coalesce(m.first_study_day = r.study_day, false) AS is_new
       FROM met r LEFT JOIN memory m ON m.learner_id = r.learner_id AND m.item_id = r.item_id
       WHERE r.session_id = $2::uuid
     ) s ORDER BY s.reviewed_at, s.id`,
    learnerId,
    sessionId,
  );
  return checked(sessionReviewRows, rows);
}

/** The concepts of items, and the courses that define them. */
export async function readItemConcepts(
  db: Database,
  itemIds: readonly ItemId[],
): Promise<{ itemId: ItemId; courseId: number; concepts: string[] }[]> {
  return db.$queryRawUnsafe(
    `SELECT id AS "itemId", course_id AS "courseId", to_json(concepts) AS concepts FROM item
     WHERE id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))`,
    JSON.stringify(itemIds),
  );
}
