/** What a learner knows now and how long their answers take, from memories and counters. */
import type { Stock } from "@/lib/progress/retention-cost";
import type { LearnerId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";

export async function readStock(db: Database, learnerId: LearnerId): Promise<Stock> {
  const [row] = await db.$queryRawUnsafe<Stock[]>(
    `SELECT
       coalesce((SELECT sum(1 / stability) FROM memory
         WHERE learner_id = $1 AND state = 2 AND NOT suspended), 0)::float8 AS fading,
       coalesce(sum(young_reviews + mature_reviews), 0)::int AS reviews,
       coalesce(sum(young_reviews + mature_reviews - young_right - mature_right), 0)::int AS wrong,
       coalesce(sum(young_ms + mature_ms), 0)::float8 AS "reviewMs",
       coalesce(sum(relearning_ms), 0)::float8 AS "relearningMs"
     FROM learner_day WHERE learner_id = $1`,
    learnerId,
  );
  return row!;
}
