/** The misses of one item by one learner. */
import { z } from "zod";
import type { Locale } from "@/lib/i18n/locale";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import type { Database } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { asCounted } from "./situation-columns";
import { type AliasedRowOf, aliasedRowOf, arrayOf, int, jsonb, nullable, of, text } from "./table";

const missTable = {
  item_id: int,
  /** That was answered, with its body. */
  version: int,
  body: of<unknown>(jsonb),
  given: of<Given>(jsonb),
  kind: of<KindName>(text),
  locales: arrayOf(of<Locale>(text)),
  study_day: int,
  /** As stored; null for self-graded items. */
  answer: nullable(text),
};

export type MissRow = AliasedRowOf<typeof missTable>;

const missRows = z.array(aliasedRowOf(missTable));

/** The latest misses, the last one first. OFFSET 0 makes the planner take the item's reviews by their index. */
export async function readMisses(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
  most: number,
): Promise<readonly MissRow[]> {
  const rows = await db.$queryRawUnsafe<unknown>(
    `SELECT r.item_id AS "itemId", r.version, iv.body, r.given, i.kind, i.locales, r.study_day AS "studyDay", r.answer
     FROM (SELECT * FROM review WHERE learner_id = $1 AND item_id = $2::int OFFSET 0) r
     JOIN item i ON i.id = r.item_id JOIN item_version iv ON iv.item_id = r.item_id AND iv.version = r.version
     WHERE ${asCounted("r").rating} = 1 AND ${isNotUndone} ORDER BY r.reviewed_at DESC, r.id DESC LIMIT $3::int`,
    learnerId,
    itemId,
    most,
  );
  return checked(missRows, rows);
}
