/** Answers given outside the schedule, and the items to practise. No statement here writes a memory or a counter. */
import { z } from "zod";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import { checked } from "./checked";
import { readable } from "./course-store";
import { kindName } from "./json-columns";
import { memoryColumns, memoryFromRow, memoryRow } from "./memory-store";
import type { Database } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { asCounted } from "./situation-columns";
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
  text,
  timestamptz,
  uuid,
} from "./table";
import { isOpenAndHeld } from "./user-store";

/** All columns but the learner's. */
export const practiceTable = {
  id: uuid,
  item_id: int,
  version: int,
  given: of<Given>(jsonb),
  answer: nullable(text),
  verdict: of<"correct" | "wrong">(text),
  misconception: nullable(text),
  elapsed_ms: int,
  answered_at: timestamptz,
  rehearsal_id: nullable(uuid),
  place: nullable(int),
};

export type PracticeRow = RowOf<typeof practiceTable>;

/** The same with the names of our code; `answeredAt` as ISO text. */
export type PracticeAnswer = AliasedRowOf<typeof practiceTable>;

const answers = z.array(aliasedRowOf(practiceTable));

/** SQL: rows as JSON, so that instants are ISO text. */
const answerRows = (where: string) => `SELECT coalesce(json_agg(x), '[]') AS rows FROM (
  SELECT ${aliasList(practiceTable)} FROM practice_answer p WHERE learner_id = $1 AND ${where}) x`;

async function readAnswers(db: Database, where: string, ...values: unknown[]): Promise<PracticeAnswer[]> {
  const [row] = await db.$queryRawUnsafe<{ rows: unknown }[]>(answerRows(where), ...values);
  return checked(answers, row?.rows ?? []);
}

/**
 * Stores an answer, unless its question was answered before; returns the one that is stored. The lock on the learner
 * makes a merge wait, as for events (`changeMemories`). Null if the learner is gone, i.e. was merged.
 */
export async function insertPracticeAnswer(
  db: Database,
  learnerId: LearnerId,
  row: PracticeRow,
): Promise<PracticeAnswer | null> {
  await db.$executeRawUnsafe(
    `INSERT INTO practice_answer (learner_id, ${columnList(practiceTable)})
     SELECT $1, ${columnList(practiceTable, "p")}
     FROM jsonb_to_recordset($2::jsonb) AS p(${recordsetOf(practiceTable)})
     WHERE ${isOpenAndHeld}
     ON CONFLICT DO NOTHING`,
    learnerId,
    JSON.stringify([row]),
  );
  return findPracticeAnswer(db, learnerId, row.id);
}

export async function findPracticeAnswer(
  db: Database,
  learnerId: LearnerId,
  id: string,
): Promise<PracticeAnswer | null> {
  const [row] = await readAnswers(db, "id = $2::uuid", learnerId, id);
  return row ?? null;
}

/**
 * SQL: whether the answer `p` may be told of at the instant `at`: those to a rehearsal only when it is handed in or its
 * time is over.
 */
const isTold = (at: string) => `NOT EXISTS (SELECT 1 FROM rehearsal h
  WHERE h.learner_id = p.learner_id AND h.id = p.rehearsal_id AND h.handed_in_at IS NULL AND h.ends_at >= ${at})`;

/** The answers since an instant that may be told of, the newest first, at most 1,000. */
export function readPracticeSince(
  db: Database,
  learnerId: LearnerId,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<PracticeAnswer[]> {
  return readAnswers(
    db,
    `answered_at >= $2::timestamptz AND ${isTold("$3::timestamptz")}
     ORDER BY answered_at DESC, id DESC LIMIT 1000`,
    learnerId,
    since,
    now,
  );
}

/** The answers to a rehearsal. */
export function readRehearsalAnswers(
  db: Database,
  learnerId: LearnerId,
  rehearsalId: string,
): Promise<PracticeAnswer[]> {
  return readAnswers(db, "rehearsal_id = $2::uuid", learnerId, rehearsalId);
}

/** What was drawn of an item lately, in practice and in reviews. */
export async function readRecentDraws(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
): Promise<readonly Given[]> {
  const rows = await db.$queryRawUnsafe<{ given: Given }[]>(
    `(SELECT given FROM practice_answer WHERE learner_id = $1 AND item_id = $2::int ORDER BY answered_at DESC LIMIT 5)
     UNION ALL
     (SELECT given FROM (SELECT * FROM review WHERE learner_id = $1 AND item_id = $2::int OFFSET 0) r
      ORDER BY reviewed_at DESC LIMIT 3)`,
    learnerId,
    itemId,
  );
  return rows.map(({ given }) => given);
}

// ── Pools ──────────────────────────────────────────────────────────────────────────────────────────

export type PoolItem = {
  readonly itemId: ItemId;
  readonly course: string;
  readonly key: string;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly version: number;
  readonly group: string;
  readonly note: string;
  readonly concepts: readonly string[];
  readonly memory: Memory | null;
};

const poolRow = z.strictObject({
  itemId: z.int(),
  course: z.string(),
  key: z.string(),
  kind: kindName,
  graded: z.boolean(),
  version: z.int(),
  group: z.string(),
  note: z.string(),
  concepts: z.array(z.string()),
  memory: memoryRow.nullable(),
});

/** SQL: the live items `i` that this person (`$1`) may read, with their memories, in the order of their courses. */
const poolSql = (where: string) => `
SELECT i.id AS "itemId", c.slug AS course, i.key, i.kind, i.graded, i.version, c.slug || '/' || i."group" AS "group",
  n.slug AS note, i.concepts, to_json(m) AS memory
FROM item i JOIN course c ON c.id = i.course_id JOIN note n ON n.id = i.note_id
LEFT JOIN LATERAL (SELECT ${memoryColumns} FROM memory
  WHERE learner_id = $1::text AND item_id = i.id AND state <> 0) m ON true
WHERE i.retired_at IS NULL AND ${readable} AND ${where} ORDER BY c.id, i.position`;

async function readPool(db: Database, where: string, ...values: unknown[]): Promise<PoolItem[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(poolSql(where), ...values);
  return checked(z.array(poolRow), rows).map((row) => ({
    ...row,
    memory: row.memory && memoryFromRow(row.memory),
  }));
}

export function readConceptPool(db: Database, learnerId: LearnerId, courseId: number, concept: string) {
  return readPool(
    db,
    "i.course_id = $2::int AND i.concepts @> ARRAY[$3::text]",
    learnerId,
    courseId,
    concept,
  );
}

export function readNotesPool(
  db: Database,
  learnerId: LearnerId,
  courseId: number,
  notes: readonly string[],
) {
  return readPool(
    db,
    "i.course_id = $2::int AND n.retired_at IS NULL AND n.slug IN (SELECT jsonb_array_elements_text($3::jsonb))",
    learnerId,
    courseId,
    JSON.stringify(notes),
  );
}

/** By names `<course>/<id>`. */
export function readNamedPool(db: Database, learnerId: LearnerId, names: readonly string[]) {
  return readPool(
    db,
    `c.slug || '/' || i.key IN (SELECT jsonb_array_elements_text($2::jsonb))`,
    learnerId,
    JSON.stringify(names),
  );
}

/**
 * What was missed since an instant: in reviews, whoever graded them, in practice, and in rehearsals that are handed in
 * or whose time is over.
 */
export function readMissedPool(
  db: Database,
  learnerId: LearnerId,
  { since, now }: { readonly since: Date; readonly now: Date },
) {
  return readPool(
    db,
    `i.id IN (
       SELECT r.item_id FROM review r WHERE r.learner_id = $1 AND r.reviewed_at >= $2::timestamptz AND ${asCounted("r").rating} = 1
         AND ${isNotUndone}
       UNION SELECT p.item_id FROM practice_answer p
         WHERE p.learner_id = $1 AND p.answered_at >= $2::timestamptz AND p.verdict = 'wrong'
           AND ${isTold("$3::timestamptz")})`,
    learnerId,
    since,
    now,
  );
}
