/** The misses of one item by one learner. */
import { z } from "zod";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import type { Database } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { type AliasedRowOf, aliasedRowOf, aliasList, int, nullable, text, uuid } from "./table";

const missTable = { variant_id: uuid, study_day: int, answer: nullable(text) };

export type MissRow = AliasedRowOf<typeof missTable>;

const missRows = z.array(aliasedRowOf(missTable));

/** The latest misses, the last one first. Reads the reviews of this item only, by its index. */
export async function readMisses(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
  most: number,
): Promise<readonly MissRow[]> {
  const rows = await db.$queryRawUnsafe<unknown>(
    `WITH met AS MATERIALIZED (SELECT * FROM review WHERE learner_id = $1 AND item_id = $2::int AND rating = 1)
     SELECT ${aliasList(missTable)} FROM met r WHERE ${isNotUndone}
     ORDER BY reviewed_at DESC, id DESC LIMIT $3::int`,
    learnerId,
    itemId,
    most,
  );
  return checked(missRows, rows);
}
