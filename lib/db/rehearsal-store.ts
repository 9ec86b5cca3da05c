/** Rehearsals and their papers. */
import { z } from "zod";
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { PaperQuestion } from "@/lib/practice/paper";
import type { LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import { readable } from "./course-store";
import { givenValues, kindName, localeName } from "./json-columns";
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
import { isOpenAndHeld } from "./user-store";

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
     WHERE ${isOpenAndHeld}
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

/** SQL: whether its time runs at the instant `at`, and whether its course may be read. */
const isRunning = (at: string) => `(handed_in_at IS NULL AND ends_at >= ${at})`;
const isReadable = `course_id IN (SELECT c.id FROM course c WHERE ${readable})`;

/** Those whose time runs, the one that ends first first. */
export function readRunningRehearsals(
  db: Database,
  learnerId: LearnerId,
  now: Date,
): Promise<RehearsalRow[]> {
  return read(db, `${isReadable} AND ${isRunning("$2::timestamptz")} ORDER BY ends_at, id`, learnerId, now);
}

/** Those handed in or whose time is over, the latest first. */
export function readPastRehearsals(
  db: Database,
  learnerId: LearnerId,
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<RehearsalRow[]> {
  return read(
    db,
    `${isReadable} AND NOT ${isRunning("$2::timestamptz")} ORDER BY started_at DESC, id LIMIT $3::int`,
    learnerId,
    now,
    most,
  );
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

/** A question's item as it was drawn, with its present place. */
export type PaperItemRow = {
  readonly kind: KindName;
  readonly body: unknown;
  readonly key: string;
  readonly locales: readonly Locale[];
  readonly concepts: readonly string[];
  readonly course: string;
  /** Of its note: slug and title. */
  readonly note: string;
  readonly title: string;
  /** Of the note in its course. */
  readonly position: number;
  readonly place: string;
  /** The item's version now. */
  readonly present: number;
  readonly isRetired: boolean;
};

const paperItemRows: z.ZodType<PaperItemRow[]> = z.array(
  z.strictObject({
    kind: kindName,
    body: z.unknown(),
    key: z.string(),
    locales: z.array(localeName),
    concepts: z.array(z.string()),
    course: z.string(),
    note: z.string(),
    title: z.string(),
    position: z.int(),
    place: z.string(),
    present: z.int(),
    isRetired: z.boolean(),
  }),
);

/** In the order of the paper; only those of courses that this learner may read. */
export async function readPaperItems(
  db: Database,
  learnerId: LearnerId,
  questions: readonly PaperQuestion[],
  locale: Locale,
): Promise<PaperItemRow[]> {
  const asked = questions.map(({ itemId, version }, place) => ({ place, item_id: itemId, version }));
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT iv.kind, iv.body, i.key, i.locales, i.concepts, c.slug AS course, n.slug AS note, t.title, n.position,
       i.place, i.version AS present, i.retired_at IS NOT NULL AS "isRetired"
     FROM jsonb_to_recordset($2::jsonb) AS a(place int, item_id int, version int)
     JOIN item i ON i.id = a.item_id JOIN course c ON c.id = i.course_id JOIN note n ON n.id = i.note_id
     JOIN item_version iv ON iv.item_id = a.item_id AND iv.version = a.version
     JOIN LATERAL (SELECT title FROM note_text WHERE note_id = n.id AND locale IN ($3, '${originalLocale}')
       ORDER BY (locale = $3) DESC LIMIT 1) t ON true
     WHERE ${readable} ORDER BY a.place`,
    learnerId,
    JSON.stringify(asked),
    locale,
  );
  return checked(paperItemRows, rows);
}

async function read(db: Database, where: string, ...values: unknown[]): Promise<RehearsalRow[]> {
  const [row] = await db.$queryRawUnsafe<{ rows: unknown }[]>(
    `SELECT coalesce(json_agg(x), '[]') AS rows FROM (
       SELECT ${aliasList(rehearsalTable)} FROM rehearsal WHERE learner_id = $1 AND ${where}) x`,
    ...values,
  );
  return checked(rehearsalRows, row?.rows ?? []);
}
