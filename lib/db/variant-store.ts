/** Variants: what was drawn of an item for a learner, and the first readable answer to it. */
import type { Given, KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId, VariantId } from "@/lib/quiz/ids";
import { type Database, runOften } from "./prisma-client";
import { columnList, int, jsonb, of, type RowOf, recordsetOf, uuid } from "./table";

/** The columns written when a variant is drawn, but the learner's. */
export const variantTable = { id: uuid, item_id: int, version: int, given: of<Given>(jsonb) };

export type NewVariant = {
  readonly id: VariantId;
  readonly itemId: ItemId;
  readonly version: number;
  readonly given: Given;
};

/** Stores the variants that are not stored yet. */
export async function insertVariants(
  db: Database,
  learnerId: LearnerId,
  variants: readonly NewVariant[],
  drawnAt: Date,
): Promise<void> {
  if (variants.length === 0) return;
  const input: RowOf<typeof variantTable>[] = variants.map((v) => ({
    id: v.id,
    item_id: v.itemId,
    version: v.version,
    given: v.given,
  }));
  await runOften(
    db,
    `INSERT INTO variant (learner_id, ${columnList(variantTable)}, drawn_at)
     SELECT $1, ${columnList(variantTable, "v")}, $3::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS v(${recordsetOf(variantTable)})
     ON CONFLICT DO NOTHING`,
    learnerId,
    JSON.stringify(input),
    drawnAt,
  );
}

export type AnswerableVariant = {
  readonly itemId: ItemId;
  readonly version: number;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly body: unknown;
  readonly given: Given;
  readonly answer: string | null;
};

/** A variant of this learner; null if there is none, even if the id belongs to somebody else's. */
export async function findVariant(
  db: Database,
  learnerId: LearnerId,
  variantId: VariantId,
): Promise<AnswerableVariant | null> {
  const [row] = await runOften<AnswerableVariant>(
    db,
    `SELECT v.item_id AS "itemId", v.version, i.kind, i.graded, iv.body, v.given, v.answer
     FROM variant v JOIN item i ON i.id = v.item_id JOIN item_version iv ON iv.item_id = v.item_id AND iv.version = v.version
     WHERE v.learner_id = $1 AND v.id = $2::uuid`,
    learnerId,
    variantId,
  );
  return row ?? null;
}

/** Stores the first readable answer. Returns the stored answer, which is an earlier one if there was one. */
export async function storeAnswer(
  db: Database,
  learnerId: LearnerId,
  variantId: VariantId,
  answer: {
    readonly text: string;
    readonly verdict: "correct" | "wrong";
    readonly misconception: string | null;
    readonly at: Date;
  },
): Promise<string> {
  const [row] = await runOften<{ answer: string }>(
    db,
    `UPDATE variant SET answer = coalesce(answer, $3), verdict = coalesce(verdict, $4),
       misconception = CASE WHEN answer IS NULL THEN $5 ELSE misconception END, answered_at = coalesce(answered_at, $6::timestamptz)
     WHERE learner_id = $1 AND id = $2::uuid RETURNING answer`,
    learnerId,
    variantId,
    answer.text,
    answer.verdict,
    answer.misconception,
    answer.at,
  );
  if (!row) throw new Error(`variant ${variantId} vanished while it was answered`);
  return row.answer;
}

/** Keeps with a variant of a self-graded item whether the learner knew it; the first word counts. */
export async function storeOwnVerdict(
  db: Database,
  learnerId: LearnerId,
  variantId: VariantId,
  verdict: "correct" | "wrong",
  at: Date,
): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE variant SET verdict = $3, answered_at = $4::timestamptz
     WHERE learner_id = $1 AND id = $2::uuid AND verdict IS NULL`,
    learnerId,
    variantId,
    verdict,
    at,
  );
}
