/** How a memory is written in the database, and back. */
import type { ItemId } from "@/lib/quiz/ids";
import type { Memory, MemoryState } from "@/lib/scheduling/memory";
import type { StudyDay } from "@/lib/scheduling/study-day";

/** By their numbers in the column `state`. */
const states: readonly MemoryState[] = ["new", "learning", "review", "relearning"];

/** A row of `memory` as Postgres writes it in JSON: instants as ISO texts, doubles to the last bit. */
export type MemoryRow = {
  readonly item_id: number;
  readonly state: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly step: number;
  readonly repetitions: number;
  readonly lapses: number;
  readonly misses: number;
  readonly interval_days: number;
  readonly due_day: number;
  readonly due_at: string | null;
  readonly first_study_day: number | null;
  readonly last_study_day: number | null;
  readonly last_reviewed_at: string | null;
  readonly version: number;
};

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
    dueDay: row.due_day as StudyDay,
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    firstStudyDay: row.first_study_day as StudyDay | null,
    lastStudyDay: row.last_study_day as StudyDay | null,
    lastReviewedAt: row.last_reviewed_at === null ? null : new Date(row.last_reviewed_at),
  };
}

/** Stored as the due day of a memory that is new again, so that the index tells such rows from all others. */
export const dueDayWhileNew = 2_147_483_647;

export function memoryToRow(itemId: ItemId, memory: Memory, version: number): MemoryRow {
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
    version,
  };
}

/** Columns and types for jsonb_to_recordset; the one place that lists them for SQL. */
export const memoryRecordset = `item_id int, state smallint, stability float8, difficulty float8, step smallint,
  repetitions int, lapses int, misses int, interval_days int, due_day int, due_at timestamptz,
  first_study_day int, last_study_day int, last_reviewed_at timestamptz, version int`;

export const memoryColumns = `item_id, state, stability, difficulty, step, repetitions, lapses, misses, interval_days,
  due_day, due_at, first_study_day, last_study_day, last_reviewed_at, version`;
