/** Memories: the projections of each learner's logs, with the versions that writers name. */
import { z } from "zod";
import type { DueCount } from "@/lib/progress/forecast";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { Memory, MemoryState } from "@/lib/scheduling/memory";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { checked } from "./checked";
import { type Database, runOften } from "./prisma-client";
import {
  boolean,
  columnList,
  float8,
  int,
  nullable,
  type RowOf,
  recordsetOf,
  replacing,
  rowOf,
  smallint,
  timestamptz,
} from "./table";
import { isOpenAndHeld } from "./user-store";

/** All columns but the learner's. */
export const memoryTable = {
  item_id: int,
  state: smallint,
  stability: float8,
  difficulty: float8,
  step: smallint,
  repetitions: int,
  lapses: int,
  misses: int,
  interval_days: int,
  due_day: int,
  due_at: nullable(timestamptz),
  first_study_day: nullable(int),
  last_study_day: nullable(int),
  last_reviewed_at: nullable(timestamptz),
  last_event_at: nullable(timestamptz),
  spaced_reviews: int,
  spaced_misses: int,
  suspended: boolean,
  buried_until: nullable(int),
  asked_day: int,
  version: int,
};

export type MemoryRow = RowOf<typeof memoryTable>;

export const memoryRow = rowOf(memoryTable);

export const memoryColumns = columnList(memoryTable);

export type VersionedMemory = { readonly memory: Memory; readonly version: number };

/** By their number in the column `state`. */
const states: readonly MemoryState[] = ["new", "learning", "review", "relearning"];

/** The stored due day of a memory that is new: none. */
const dueDayWhileNew = 2_147_483_647;

/** `asked_day` of an item that is suspended; the index excludes such rows by it. */
export const neverAsked = 2_147_483_647;

/** `asked_day` of an item that is new again, or new and was acted on: it is asked in the order of its course. */
export const askedAsNew = neverAsked - 1;

/** The study day from which an item is asked. */
function askedDay({ state, suspended, dueDay, buriedUntil }: Memory): number {
  if (suspended) return neverAsked;
  return state === "new" ? askedAsNew : Math.max(dueDay, buriedUntil ?? dueDay);
}

export function memoryFromRow(row: MemoryRow): Memory {
  const state = states[row.state];
  if (!state) throw new Error(`memory of item ${row.item_id} has the unknown state ${row.state}`);
  return {
    state,
    stability: row.stability,
    difficulty: row.difficulty,
    step: row.step,
    repetitions: row.repetitions,
    lapses: row.lapses,
    misses: row.misses,
    intervalDays: row.interval_days,
    dueDay: (state === "new" ? 0 : row.due_day) as StudyDay,
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    firstStudyDay: row.first_study_day as StudyDay | null,
    lastStudyDay: row.last_study_day as StudyDay | null,
    lastReviewedAt: row.last_reviewed_at === null ? null : new Date(row.last_reviewed_at),
    lastEventAt: row.last_event_at === null ? null : new Date(row.last_event_at),
    spacedReviews: row.spaced_reviews,
    spacedMisses: row.spaced_misses,
    suspended: row.suspended,
    buriedUntil: row.buried_until as StudyDay | null,
  };
}

function memoryToRow(itemId: ItemId, memory: Memory, version: number): MemoryRow {
  return {
    item_id: itemId,
    state: states.indexOf(memory.state),
    stability: memory.stability,
    difficulty: memory.difficulty,
    step: memory.step,
    repetitions: memory.repetitions,
    lapses: memory.lapses,
    misses: memory.misses,
    interval_days: memory.intervalDays,
    due_day: memory.state === "new" ? dueDayWhileNew : memory.dueDay,
    due_at: memory.dueAt?.toISOString() ?? null,
    first_study_day: memory.firstStudyDay,
    last_study_day: memory.lastStudyDay,
    last_reviewed_at: memory.lastReviewedAt?.toISOString() ?? null,
    last_event_at: memory.lastEventAt?.toISOString() ?? null,
    spaced_reviews: memory.spacedReviews,
    spaced_misses: memory.spacedMisses,
    suspended: memory.suspended,
    buried_until: memory.buriedUntil,
    asked_day: askedDay(memory),
    version,
  };
}

export function versionedMemory(row: MemoryRow): VersionedMemory {
  return { memory: memoryFromRow(row), version: row.version };
}

/** The learner's memories of these items, or all of them. */
export async function readMemories(
  db: Database,
  learnerId: LearnerId,
  itemIds: readonly ItemId[] | null = null,
): Promise<ReadonlyMap<number, VersionedMemory>> {
  const rows = await db.$queryRawUnsafe<{ memory: MemoryRow }[]>(
    `SELECT to_json(m) AS memory FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1
       AND ($2::jsonb IS NULL OR item_id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb)))) m`,
    learnerId,
    itemIds && JSON.stringify(itemIds),
  );
  return new Map(
    checked(z.array(z.object({ memory: memoryRow })), rows).map(({ memory }) => [
      memory.item_id,
      versionedMemory(memory),
    ]),
  );
}

/**
 * Locks the rows of these memories for the rest of the transaction, so that other writers wait instead of colliding.
 */
export async function lockMemories(
  db: Database,
  learnerId: LearnerId,
  itemIds: readonly ItemId[],
): Promise<void> {
  await db.$queryRawUnsafe(
    "SELECT 1 AS locked FROM memory WHERE learner_id = $1 AND item_id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb)) ORDER BY item_id FOR UPDATE",
    learnerId,
    JSON.stringify(itemIds),
  );
}

/** The new memory of an item, computed from the stored one with `fromVersion` (0 if there was none). */
export type MemoryChange = { readonly itemId: ItemId; readonly memory: Memory; readonly fromVersion: number };

export function memoryInput(changes: readonly MemoryChange[]): string {
  return JSON.stringify(changes.map((c) => memoryToRow(c.itemId, c.memory, c.fromVersion + 1)));
}

/**
 * SQL: writes the memories of `$2` (`memoryInput`) for the learner `$1` and returns the items whose memories still had
 * the version that they were computed from; others are left unchanged.
 *
 * `isOpenAndHeld` lets no event land with a guest whose rows have just been moved.
 */
export const changeMemories = `
  INSERT INTO memory (learner_id, ${memoryColumns})
  SELECT $1, ${memoryColumns} FROM jsonb_to_recordset($2::jsonb) AS m(${recordsetOf(memoryTable)})
  WHERE ${isOpenAndHeld} ORDER BY item_id
  ON CONFLICT (learner_id, item_id) DO UPDATE SET ${replacing(memoryTable, ["item_id"])}
  WHERE memory.version = excluded.version - 1
  RETURNING item_id`;

/** SQL: keeps memories `m` of live items. OFFSET 0: these are looked up one by one, instead of reading all there are. */
const liveItem =
  "JOIN LATERAL (SELECT retired_at FROM item WHERE id = m.item_id OFFSET 0) i ON i.retired_at IS NULL";

/**
 * The number of memories of live items that fall due on each of these days; with `firstDay` null, overdue ones too. The
 * retired items are read at once, from an index: they are few, while a learner may have thousands of memories.
 */
export async function readDueCounts(
  db: Database,
  learnerId: LearnerId,
  { firstDay, lastDay }: { readonly firstDay: number | null; readonly lastDay: number },
): Promise<DueCount[]> {
  return runOften<DueCount>(
    db,
    `SELECT m.asked_day AS "dueDay", count(*)::int AS items
     FROM memory m WHERE m.learner_id = $1 AND m.asked_day <= $2::int
     AND ($3::int IS NULL OR m.asked_day >= $3::int)
     AND m.item_id NOT IN (SELECT id FROM item WHERE retired_at IS NOT NULL) GROUP BY 1`,
    learnerId,
    lastDay,
    firstDay,
  );
}

/**
 * What comes back on a study day: the number of live items, the sum of their expected recalls then, and the same if they
 * wait `waitDays` longer; and the first day from then on with any item, null if there is none.
 */
export async function readComingBack(
  db: Database,
  learnerId: LearnerId,
  day: number,
  waitDays: number,
  curve: { readonly decay: number; readonly factor: number },
): Promise<{ items: number; recall: number; waited: number; nextDay: number | null }> {
  const recall = (days: string) =>
    `coalesce(sum(power(1 + $4::float8 * ${days} / m.stability, $5::float8)), 0)::float8`;
  const [row] = await runOften<{ items: number; recall: number; waited: number; nextDay: number | null }>(
    db,
    `SELECT count(*)::int AS items, ${recall("($2::int - m.last_study_day)")} AS recall,
       ${recall("($2::int + $3::int - m.last_study_day)")} AS waited,
       (SELECT m.asked_day FROM memory m ${liveItem}
        WHERE m.learner_id = $1 AND m.asked_day >= $2::int AND m.asked_day < ${askedAsNew}
        ORDER BY m.asked_day LIMIT 1) AS "nextDay"
     FROM memory m ${liveItem}
     WHERE m.learner_id = $1 AND m.asked_day = $2::int AND m.stability > 0`,
    learnerId,
    day,
    waitDays,
    curve.factor,
    curve.decay,
  );
  if (row === undefined) throw new Error("a sum without a row");
  return row;
}

export type LeechRow = {
  /** `course/item`. */
  readonly item: string;
  /** Learners who have met the item. */
  readonly learners: number;
  /** Of those, learners who have forgotten it at least this many times. */
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

const batch = 500;

/** The next learners with memories, reviews or counters, by id. */
export async function readLearnerBatch(db: Database, after: string): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT learner_id AS id FROM memory WHERE learner_id > $1 UNION SELECT learner_id FROM review WHERE learner_id > $1
     UNION SELECT learner_id FROM learner_day WHERE learner_id > $1 ORDER BY id LIMIT ${batch}`,
    after,
  );
  return rows.map((row) => row.id);
}
