/** Items that learners keep forgetting, for whoever wrote them. */
import type { Database } from "./prisma-client";

export type LeechRow = {
  /** `course/item`. */
  readonly item: string;
  /** Learners who have met the item. */
  readonly learners: number;
  /** Those of them who have forgotten it at least so many times. */
  readonly leeches: number;
};

/** Live items that somebody has forgotten at least `lapses` times, those of most learners first. Names no learner. */
export async function readLeeches(db: Database, lapses: number): Promise<LeechRow[]> {
  return db.$queryRawUnsafe<LeechRow[]>(
    `SELECT c.slug || '/' || i.key AS item, count(*)::int AS learners,
       (count(*) FILTER (WHERE m.lapses >= $1::int))::int AS leeches
     FROM item i JOIN course c ON c.id = i.course_id JOIN memory m ON m.item_id = i.id AND m.state <> 0
     WHERE i.retired_at IS NULL
       AND i.id IN (SELECT item_id FROM memory WHERE lapses >= $1::int)
     GROUP BY c.slug, i.key ORDER BY leeches DESC, item`,
    lapses,
  );
}
