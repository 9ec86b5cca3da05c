/** What learners said is unclear. */
import type { Given } from "@/lib/items/item-kind";
import type { LearnerId, VariantId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";
import { int, text, timestamptz, uuid } from "./table";
import { isOpenAndHeld } from "./user-store";

/** All columns but the learner's. */
export const unclearTable = {
  variant_id: uuid,
  item_id: int,
  version: int,
  words: text,
  reported_at: timestamptz,
};

/**
 * Stores or replaces what a learner says about a variant of theirs; false if there is no such variant. The lock on the
 * learner makes a merge wait, as for events (`changeMemories`).
 */
export async function putUnclear(
  db: Database,
  learnerId: LearnerId,
  { variantId, words, at }: { readonly variantId: VariantId; readonly words: string; readonly at: Date },
): Promise<boolean> {
  const count = await db.$executeRawUnsafe(
    `INSERT INTO unclear_report (learner_id, variant_id, item_id, version, words, reported_at)
     SELECT v.learner_id, v.id, v.item_id, v.version, $3, $4::timestamptz FROM variant v
     WHERE v.learner_id = $1 AND v.id = $2::uuid
       AND ${isOpenAndHeld}
     ON CONFLICT (learner_id, variant_id) DO UPDATE SET words = excluded.words, reported_at = excluded.reported_at`,
    learnerId,
    variantId,
    words,
    at,
  );
  return count > 0;
}

export type UnclearRow = {
  /** `course/item`. */
  readonly item: string;
  readonly version: number;
  /** The day on which it was said, in UTC, e.g. "2026-03-01". */
  readonly date: string;
  readonly words: string;
  /** What was drawn. */
  readonly given: Given;
};

/** What was said about live items, by item, the latest first. Names no learner. */
export async function readUnclear(db: Database): Promise<UnclearRow[]> {
  return db.$queryRawUnsafe<UnclearRow[]>(
    `SELECT c.slug || '/' || i.key AS item, u.version, to_char(u.reported_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date,
       u.words, v.given
     FROM unclear_report u JOIN item i ON i.id = u.item_id JOIN course c ON c.id = i.course_id
     JOIN variant v ON v.learner_id = u.learner_id AND v.id = u.variant_id
     WHERE i.retired_at IS NULL ORDER BY item, u.reported_at DESC, u.variant_id`,
  );
}
