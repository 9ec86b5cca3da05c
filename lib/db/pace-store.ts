/** A learner's time per answer, and answers per item. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { AnswersSeen } from "@/lib/quiz/workload";
import { type Database, runOften } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { phases, stages } from "./situation-columns";

/**
 * From the learner's last 300 reviews: their number (`answers`), the typical time for one in ms (null without any), and
 * the number of answers that items took on a day, separately for the day they were met. Items that are not finished on
 * the last day do not count yet.
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
       SELECT r.item_id, r.study_day, r.elapsed_ms, r.phase, r.stage_after FROM review r
       WHERE r.learner_id = $1 AND ${isNotUndone}
       ORDER BY r.reviewed_at DESC LIMIT 300
     ), met AS (
       SELECT count(*) AS answers, bool_or(phase = ${phases.indexOf("new")}) AS is_new FROM recent
       GROUP BY item_id, study_day
       HAVING study_day < (SELECT max(study_day) FROM recent)
       OR bool_or(stage_after <> ${stages.indexOf("learning")})
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
