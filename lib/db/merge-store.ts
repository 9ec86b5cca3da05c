/**
 * Moves one learner's rows to another, when a guest signs in to an account. Tables are made to be partitioned by
 * learner, so no row changes its learner, and no statement reads the rows of both: rows are copied, then deleted.
 */

import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import { actionTable } from "./action-store";
import { pastClockTable } from "./clock-store";
import {
  adding,
  type CounterTableName,
  counterColumns,
  counterTableNames,
  counterTables,
} from "./counter-store";
import { memoryTable } from "./memory-store";
import { practiceTable } from "./practice-store";
import type { Database } from "./prisma-client";
import { readingTable } from "./reading-store";
import { regradeNoticeTable, regradeTable } from "./regrade-store";
import { rehearsalTable } from "./rehearsal-store";
import { reviewTable } from "./review-store";
import { savedSearchTable } from "./saved-search-store";
import { courseSettingsTable, presetTable, settingsTable } from "./settings-store";
import { namesOf } from "./table";
import { unclearTable } from "./unclear-store";
import { variantTable } from "./variant-store";

/**
 * Every table that grows with learners, with all its columns but `learner_id`; the first ones are the rest of its key.
 */
export const columnsOfLearners = {
  preset: [...namesOf(presetTable), "created_at"],
  learner_settings: namesOf(settingsTable),
  course_settings: namesOf(courseSettingsTable),
  past_clock: namesOf(pastClockTable),
  enrolment: ["course_id", "role", "own", "created_at"],
  class_member: ["class_id", "role", "name", "joined_at", "left_at"],
  variant: [...namesOf(variantTable), "drawn_at", "answer", "verdict", "misconception", "answered_at"],
  review: [...namesOf(reviewTable), "received_at"],
  memory_action: [...namesOf(actionTable), "received_at"],
  regrade: namesOf(regradeTable),
  regrade_notice: namesOf(regradeNoticeTable),
  undo: ["event_id", "undone_at"],
  unclear_report: namesOf(unclearTable),
  note_reading: namesOf(readingTable),
  practice_answer: namesOf(practiceTable),
  rehearsal: namesOf(rehearsalTable),
  memory: namesOf(memoryTable),
  saved_search: namesOf(savedSearchTable),
  ...(Object.fromEntries(counterTableNames.map((name) => [name, namesOf(counterColumns(name))])) as Record<
    CounterTableName,
    string[]
  >),
} satisfies Readonly<Record<string, readonly string[]>>;

type Table = keyof typeof columnsOfLearners;

type Copying = {
  /** New values of columns that change: SQL, in which $1 is `from` and $3 the `parameter`. */
  readonly values?: Readonly<Record<string, string>>;
  readonly parameter?: number | string;
  /** The SQL after ON CONFLICT; without it, a row that `to` already has is an error. */
  readonly onConflict?: string;
};

/**
 * Moves everything of `from` to `to` that can be moved, except counters (`moveCounters`): events and the rows
 * that depend on them, presets under new versions, enrolments, classes, saved searches, practice, settings if `to` has none, and the memories of items
 * that `to` has not met. A variant or an event whose id `to` already uses gets a new id. Returns the items that both
 * have met; `from`'s memories of them are deleted, `to`'s must be replayed.
 */
export async function moveLearner(db: Database, from: LearnerId, to: LearnerId): Promise<ItemId[]> {
  const shift = await latestPreset(db, to);
  const variants = await idsOfBoth(db, "variant", from, to);
  const reviews = await idsOfBoth(db, "review", from, to);
  const actions = await idsOfBoth(db, "memory_action", from, to);
  const regrades = await idsOfBoth(db, "regrade", from, to);
  await move(db, "preset", from, to, { values: { version: "version + $3::int" }, parameter: shift });
  // Clocks and what was set for courses belong to the settings: with those of a guest they are dropped.
  if ((await db.learnerSettings.count({ where: { learnerId: to } })) > 0) {
    await db.pastClock.deleteMany({ where: { learnerId: from } });
    await db.courseSettings.deleteMany({ where: { learnerId: from } });
  }
  await move(db, "course_settings", from, to, {
    values: { preset_version: presetAfter("$3::int") },
    parameter: shift,
    onConflict: "DO NOTHING",
  });
  await move(db, "past_clock", from, to, { onConflict: "DO NOTHING" });
  await move(db, "learner_settings", from, to, {
    values: { preset_version: presetAfter("$3::int") },
    parameter: shift,
    onConflict: "DO NOTHING",
  });
  await move(db, "enrolment", from, to, {
    onConflict: "(learner_id, course_id) DO UPDATE SET own = enrolment.own OR excluded.own",
  });
  // An account has a name. Who teaches a class goes on teaching it; who had left it is in it again.
  await move(db, "class_member", from, to, {
    values: { name: "NULL" },
    onConflict: `(learner_id, class_id) DO UPDATE SET left_at = NULL, role = CASE
      WHEN class_member.left_at IS NULL THEN class_member.role ELSE excluded.role END
      WHERE excluded.left_at IS NULL`,
  });
  await move(db, "saved_search", from, to, { onConflict: "DO NOTHING" });
  await move(db, "practice_answer", from, to, { onConflict: "DO NOTHING" });
  await move(db, "rehearsal", from, to, { onConflict: "DO NOTHING" });
  await move(db, "note_reading", from, to, {
    onConflict: "(learner_id, note_id) DO UPDATE SET read_at = least(note_reading.read_at, excluded.read_at)",
  });
  await move(db, "variant", from, to, {
    values: { id: renamed("id", "$3::jsonb") },
    parameter: JSON.stringify(variants),
  });
  await move(db, "unclear_report", from, to, {
    values: { variant_id: renamed("variant_id", "$3::jsonb") },
    parameter: JSON.stringify(variants),
  });
  await move(db, "review", from, to, {
    values: {
      id: renamed("id", "$3::jsonb -> 'reviews'"),
      variant_id: renamed("variant_id", "$3::jsonb -> 'variants'"),
      preset_version: presetAfter("($3::jsonb ->> 'shift')::int"),
    },
    parameter: JSON.stringify({ reviews, variants, shift }),
  });
  await move(db, "memory_action", from, to, {
    values: { id: renamed("id", "$3::jsonb") },
    parameter: JSON.stringify(actions),
  });
  await move(db, "regrade", from, to, {
    values: {
      id: renamed("id", "$3::jsonb -> 'regrades'"),
      review_id: renamed("review_id", "$3::jsonb -> 'reviews'"),
    },
    parameter: JSON.stringify({ regrades, reviews }),
  });
  await move(db, "regrade_notice", from, to, { onConflict: "DO NOTHING" });
  await move(db, "undo", from, to, {
    values: { event_id: renamed("event_id", "$3::jsonb") },
    parameter: JSON.stringify([...reviews, ...actions, ...regrades]),
  });
  return moveMemories(db, from, to);
}

/** Adds one learner's counters to the other's. Adding keeps concurrent events. */
export async function moveCounters(db: Database, from: LearnerId, to: LearnerId): Promise<void> {
  for (const name of counterTableNames) {
    const key = ["learner_id", ...namesOf(counterTables[name].key)].join(", ");
    await move(db, name, from, to, { onConflict: `(${key}) DO UPDATE SET ${adding(name)}` });
  }
}

async function moveMemories(db: Database, from: LearnerId, to: LearnerId): Promise<ItemId[]> {
  const moved = await db.$queryRawUnsafe<{ itemId: ItemId }[]>(
    `${copySql("memory", { onConflict: "DO NOTHING" })} RETURNING item_id AS "itemId"`,
    from,
    to,
  );
  const left = await db.$queryRawUnsafe<{ itemId: ItemId }[]>(
    `DELETE FROM memory WHERE learner_id = $1 RETURNING item_id AS "itemId"`,
    from,
  );
  const isMoved = new Set(moved.map(({ itemId }) => itemId));
  return left.map(({ itemId }) => itemId).filter((itemId) => !isMoved.has(itemId));
}

async function move(db: Database, table: Table, from: string, to: string, copying: Copying): Promise<void> {
  const { parameter } = copying;
  const parameters = parameter === undefined ? [from, to] : [from, to, parameter];
  await db.$executeRawUnsafe(copySql(table, copying), ...parameters);
  await db.$executeRawUnsafe(`DELETE FROM ${table} WHERE learner_id = $1`, from);
}

/** In the order of the key, in which every writer takes its locks; no row changes between being copied and deleted. */
function copySql(table: Table, { values = {}, onConflict }: Copying): string {
  const columns = columnsOfLearners[table];
  return `INSERT INTO ${table} (learner_id, ${columns.join(", ")})
    SELECT $2, ${columns.map((column) => values[column] ?? column).join(", ")}
    FROM ${table} WHERE learner_id = $1 ORDER BY ${keyOf(table)
      .map((column) => `${table}.${column}`)
      .join(", ")} FOR UPDATE
    ${onConflict === undefined ? "" : `ON CONFLICT ${onConflict}`}`;
}

/** The columns of the table's key after the learner. */
function keyOf(table: Table): readonly string[] {
  if (table in counterTables) return namesOf(counterTables[table as CounterTableName].key);
  return columnsOfLearners[table].slice(0, 1);
}

/** The latest version of a learner's presets, 0 if there are none. */
async function latestPreset(db: Database, learnerId: LearnerId): Promise<number> {
  const { _max } = await db.preset.aggregate({ where: { learnerId }, _max: { version: true } });
  return _max.version ?? 0;
}

/** Ids that both learners use, each for a row of their own. */
async function idsOfBoth(
  db: Database,
  table: "variant" | "review" | "memory_action" | "regrade",
  from: string,
  to: string,
): Promise<string[]> {
  const read = async (where: string, ...parameters: string[]) =>
    (
      await db.$queryRawUnsafe<{ id: string }[]>(
        `SELECT id::text FROM ${table} WHERE learner_id = $1 ${where}`,
        ...parameters,
      )
    ).map(({ id }) => id);
  const brought = await read("", from);
  return read(`AND id IN (${idsIn("$2::jsonb")})`, to, JSON.stringify(brought));
}

/** The new version of a preset; 0 is the product's own and stays, as does null. */
function presetAfter(shift: string): string {
  return `CASE WHEN preset_version > 0 THEN preset_version + ${shift} ELSE preset_version END`;
}

/** The column's id, or a new one derived from it if it is among the ids of a JSON array. */
function renamed(column: string, ids: string): string {
  return `CASE WHEN ${column} IN (${idsIn(ids)}) THEN md5($1 || ${column}::text)::uuid ELSE ${column} END`;
}

function idsIn(array: string): string {
  return `SELECT value::uuid FROM jsonb_array_elements_text(${array})`;
}
