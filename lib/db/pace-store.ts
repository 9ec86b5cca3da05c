/** A learner's time per answer, and answers per item. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { AnswersSeen } from "@/lib/quiz/workload";
import { type Database, runOften } from "./prisma-client";
import { isNotUndone } from "./review-store";

/**
 * From the learner's last 300 reviews: their number (`answers`), the typical time for one in ms (null without any), and
 * the number of answers that items took on a day, separately for the day they were met. Items that are not finished on
 * their day do not count yet.
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
  const [row] = await runOften<Row>(
    db,
    `WITH recent AS (
       SELECT r.item_id, r.study_day, r.elapsed_ms FROM review r WHERE r.learner_id = $1
       AND ${isNotUndone}
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
