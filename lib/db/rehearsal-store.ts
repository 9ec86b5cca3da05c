/** Rehearsals and their papers. */
import { z } from "zod";
import type { Given } from "@/lib/items/item-kind";
import type { PaperQuestion } from "@/lib/practice/paper";
import type { LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import { givenValues } from "./json-columns";
import type { Database } from "./prisma-client";
import {
  type AliasedRowOf,
  aliasedRowOf,
  aliasList,
  columnList,
  int,
  jsonb,
  nullable,
  of,
  type RowOf,
  recordsetOf,
  timestamptz,
  uuid,
} from "./table";

/** All columns but the learner's. */
export const rehearsalTable = {
  id: uuid,
  course_id: int,
  paper: of<readonly PaperQuestion[]>(jsonb),
  started_at: timestamptz,
  ends_at: timestamptz,
  handed_in_at: nullable(timestamptz),
};

/** Instants as ISO text. */
export type RehearsalRow = AliasedRowOf<typeof rehearsalTable>;

const paper: z.ZodType<readonly { itemId: number; version: number; given: Given }[]> = z.array(
  z.strictObject({ itemId: z.int(), version: z.int(), given: givenValues }),
);
const rehearsalRows = z.array(aliasedRowOf(rehearsalTable));

/** Stores a rehearsal, unless its id is taken. The lock on the learner makes a merge wait. */
export async function insertRehearsal(
  db: Database,
  learnerId: LearnerId,
  row: RowOf<typeof rehearsalTable>,
): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO rehearsal (learner_id, ${columnList(rehearsalTable)})
     SELECT $1, ${columnList(rehearsalTable, "r")}
     FROM jsonb_to_recordset($2::jsonb) AS r(${recordsetOf(rehearsalTable)})
     WHERE EXISTS (SELECT 1 FROM "user" WHERE id = $1 AND banned IS NOT TRUE FOR SHARE)
     ON CONFLICT DO NOTHING`,
    learnerId,
    JSON.stringify([row]),
  );
}

export async function findRehearsal(
  db: Database,
  learnerId: LearnerId,
  id: string,
): Promise<RehearsalRow | null> {
  const [row] = await read(db, "id = $2::uuid", learnerId, id);
  if (row !== undefined) checked(paper, row.paper);
  return row ?? null;
}

/** The latest ones first. */
export function readRehearsals(db: Database, learnerId: LearnerId, most: number): Promise<RehearsalRow[]> {
  return read(db, "true ORDER BY started_at DESC, id LIMIT $2::int", learnerId, most);
}

/** Hands a rehearsal in, unless it was before. */
export async function handInRehearsal(
  db: Database,
  learnerId: LearnerId,
  id: string,
  at: Date,
): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE rehearsal SET handed_in_at = $3::timestamptz
     WHERE learner_id = $1 AND id = $2::uuid AND handed_in_at IS NULL`,
    learnerId,
    id,
    at,
  );
}

async function read(db: Database, where: string, ...values: unknown[]): Promise<RehearsalRow[]> {
  const [row] = await db.$queryRawUnsafe<{ rows: unknown }[]>(
    `SELECT coalesce(json_agg(x), '[]') AS rows FROM (
       SELECT ${aliasList(rehearsalTable)} FROM rehearsal WHERE learner_id = $1 AND ${where}) x`,
    ...values,
  );
  return checked(rehearsalRows, row?.rows ?? []);
}
