/** Filling columns that a migration added and that only the replay can give, and noting how far that has come. */
import type { ItemId, LearnerId, ReviewId } from "@/lib/quiz/ids";
import type { SettledReview } from "./event-store";
import type { Database } from "./prisma-client";
import { situationRow, situationTable } from "./situation-columns";
import { int, recordsetOf, replacing, smallint, uuid } from "./table";

/**
 * `situations`: reviews from before the counters. `stabilities`: reviews from before these columns. `counters`:
 * `progress -- rebuild`.
 */
export type ProjectionWork = "situations" | "stabilities" | "counters";

/** The learner up to which the work is done; null if there is none to do. */
export async function readWork(db: Database, name: ProjectionWork): Promise<string | null> {
  const row = await db.projectionWork.findUnique({ where: { name } });
  return row?.afterLearner ?? null;
}

/** Begins work, or notes that it is done up to a learner. */
export async function noteWork(db: Database, name: ProjectionWork, afterLearner: string): Promise<void> {
  await db.projectionWork.upsert({
    where: { name },
    create: { name, afterLearner },
    update: { afterLearner },
  });
}

export async function endWork(db: Database, name: ProjectionWork): Promise<void> {
  await db.projectionWork.deleteMany({ where: { name } });
}

/** Rows of one JSON parameter: more would be held in memory for long histories. */
const chunk = 2_000;

async function inChunks<Row>(rows: readonly Row[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += chunk) await write(JSON.stringify(rows.slice(i, i + chunk)));
}

const settled = { id: uuid, ...situationTable };

/** Writes the situations of stored reviews, without their counters. */
export async function fillSituations(
  db: Database,
  learnerId: LearnerId,
  reviews: readonly SettledReview[],
): Promise<void> {
  await inChunks(
    reviews.map(({ id, situation }) => ({ id, ...situationRow(situation) })),
    (json) =>
      db.$executeRawUnsafe(
        `UPDATE review r SET ${replacing(situationTable, []).replaceAll("excluded.", "s.")}
         FROM jsonb_to_recordset($2::jsonb) AS s(${recordsetOf(settled)}) WHERE r.learner_id = $1 AND r.id = s.id`,
        learnerId,
        json,
      ),
  );
}

export async function fillHours(
  db: Database,
  learnerId: LearnerId,
  hours: readonly { readonly id: ReviewId; readonly hour: number }[],
): Promise<void> {
  await inChunks(hours, (json) =>
    db.$executeRawUnsafe(
      `UPDATE review r SET hour = s.hour FROM jsonb_to_recordset($2::jsonb) AS s(${recordsetOf({ id: uuid, hour: smallint })})
       WHERE r.learner_id = $1 AND r.id = s.id`,
      learnerId,
      json,
    ),
  );
}

const spacedTable = { item_id: int, spaced_reviews: int, spaced_misses: int };

/** Writes how many spaced reviews and misses memories have. Their versions stay: nothing else about them changes. */
export async function fillSpaced(
  db: Database,
  learnerId: LearnerId,
  memories: readonly {
    readonly itemId: ItemId;
    readonly spacedReviews: number;
    readonly spacedMisses: number;
  }[],
): Promise<void> {
  await inChunks(
    memories.map((m) => ({
      item_id: m.itemId,
      spaced_reviews: m.spacedReviews,
      spaced_misses: m.spacedMisses,
    })),
    (json) =>
      db.$executeRawUnsafe(
        `UPDATE memory m SET spaced_reviews = s.spaced_reviews, spaced_misses = s.spaced_misses
         FROM jsonb_to_recordset($2::jsonb) AS s(${recordsetOf(spacedTable)})
         WHERE m.learner_id = $1 AND m.item_id = s.item_id`,
        learnerId,
        json,
      ),
  );
}
