/**
 * Writing events: each statement adds events with the memories and the counters that follow from them. It names the
 * version of each memory that it was computed from; if a memory has changed since, it is left unchanged together with
 * its events, and the caller computes again.
 */
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { Situation, Transition } from "@/lib/scheduling/situation";
import { actionInput, actionTable, type StoredAction } from "./action-store";
import { addCounters, countingActions, countingReviews } from "./counter-store";
import { changeMemories, type MemoryChange, memoryInput } from "./memory-store";
import { type Database, runOften } from "./prisma-client";
import { type NewRegrade, regradeInput, regradeTable } from "./regrade-store";
import { type NewReview, reviewInput, reviewTable } from "./review-store";
import { situationRow, situationTable, transitionRow, transitionTable } from "./situation-columns";
import { columnList, int, recordsetOf, replacing, uuid } from "./table";

const newReviews = `
changed AS (${changeMemories}
), new_review AS (
  SELECT r.* FROM jsonb_to_recordset($3::jsonb) AS r(${recordsetOf(reviewTable)}) JOIN changed USING (item_id)
), added AS (
  INSERT INTO review (learner_id, ${columnList(reviewTable)}) SELECT $1, ${columnList(reviewTable)} FROM new_review
)`;

/** A review that comes after everything in the log of its item: the usual case. */
export const writeReviewSql = `
WITH ${newReviews}, ${addCounters(countingReviews(1, "new_review"), "one")}
SELECT item_id FROM changed`;

/** Several of them. */
const writeReviewsSql = `
WITH ${newReviews}, ${addCounters(countingReviews(1, "new_review"))}
SELECT item_id FROM changed`;

const settledReview = { id: uuid, item_id: int, ...situationTable };
const settledAction = { id: uuid, item_id: int, ...transitionTable };

/** SQL: what is settled anew of a table's events, their rows before and after, and the update. */
const settling = (table: string, parameter: string, columns: typeof settledReview | typeof settledAction) => {
  const changing = Object.fromEntries(Object.entries(columns).slice(2));
  const kept = (alias: string) =>
    `(SELECT * FROM ${table} WHERE learner_id = $1 AND id = ${alias}.id OFFSET 0)`;
  return `
settled_${table} AS (
  SELECT s.* FROM jsonb_to_recordset(${parameter}::jsonb) AS s(${recordsetOf(columns)}) JOIN changed USING (item_id)
), stale_${table} AS (
  SELECT r.* FROM settled_${table} s CROSS JOIN LATERAL ${kept("s")} r
), moved_${table} AS (
  UPDATE ${table} r SET ${replacing(changing, []).replaceAll("excluded.", "s.")}
  FROM settled_${table} s WHERE r.learner_id = $1 AND r.id = s.id RETURNING r.*
)`;
};

const writeEventsSql = `
WITH ${newReviews}, new_action AS (
  SELECT a.* FROM jsonb_to_recordset($4::jsonb) AS a(${recordsetOf(actionTable)}) JOIN changed USING (item_id)
), added_action AS (
  INSERT INTO memory_action (learner_id, ${columnList(actionTable)}) SELECT $1, ${columnList(actionTable)} FROM new_action
), ${settling("review", "$5", settledReview)}, ${settling("memory_action", "$6", settledAction)}, ${addCounters(
  [
    countingReviews(1, "new_review"),
    countingReviews(-1, "stale_review"),
    countingReviews(1, "moved_review"),
    countingActions(1, "new_action"),
    countingActions(-1, "stale_memory_action"),
    countingActions(1, "moved_memory_action"),
  ].join("\nUNION ALL "),
)}
SELECT item_id FROM changed`;

/** A stored review whose situation has changed, since an event arrived late. */
export type SettledReview = { readonly id: string; readonly itemId: ItemId; readonly situation: Situation };

export type SettledAction = { readonly id: string; readonly itemId: ItemId; readonly transition: Transition };

function settledReviewInput(settled: readonly SettledReview[]): string {
  return JSON.stringify(settled.map((s) => ({ id: s.id, item_id: s.itemId, ...situationRow(s.situation) })));
}

function settledActionInput(settled: readonly SettledAction[]): string {
  return JSON.stringify(
    settled.map((s) => ({ id: s.id, item_id: s.itemId, ...transitionRow(s.transition) })),
  );
}

function undoneInput(events: readonly UndoneEvent[]): string {
  return JSON.stringify(events.map(({ id, itemId }) => ({ id, item_id: itemId })));
}

export type EventWrite = {
  readonly changes: readonly MemoryChange[];
  readonly reviews: readonly NewReview[];
  readonly actions?: readonly StoredAction[];
  readonly settledReviews?: readonly SettledReview[];
  readonly settledActions?: readonly SettledAction[];
};

/**
 * One statement, all or nothing for each item. Returns the items that were written; the others had changed meanwhile.
 */
export async function writeEvents(
  db: Database,
  learnerId: LearnerId,
  { changes, reviews, actions = [], settledReviews = [], settledActions = [] }: EventWrite,
): Promise<ReadonlySet<ItemId>> {
  const common = [learnerId, memoryInput(changes), reviewInput(reviews)];
  const isPlain = actions.length + settledReviews.length + settledActions.length === 0;
  const rows = isPlain
    ? await runOften<{ item_id: ItemId }>(
        db,
        reviews.length === 1 ? writeReviewSql : writeReviewsSql,
        ...common,
      )
    : await runOften<{ item_id: ItemId }>(
        db,
        writeEventsSql,
        ...common,
        actionInput(actions),
        settledReviewInput(settledReviews),
        settledActionInput(settledActions),
      );
  return new Set(rows.map((row) => row.item_id));
}

const writeRegradesSql = `
WITH changed AS (${changeMemories}
), new_regrade AS (
  SELECT g.* FROM jsonb_to_recordset($3::jsonb) AS g(${recordsetOf(regradeTable)}) JOIN changed USING (item_id)
), added AS (
  INSERT INTO regrade (learner_id, ${columnList(regradeTable)}) SELECT $1, ${columnList(regradeTable)} FROM new_regrade
), undone AS (
  INSERT INTO undo (learner_id, event_id)
  SELECT $1, u.id FROM jsonb_to_recordset($4::jsonb) AS u(id uuid, item_id int) JOIN changed USING (item_id)
), ${settling("review", "$5", settledReview)}, ${settling("memory_action", "$6", settledAction)}, ${addCounters(
  [
    countingReviews(-1, "stale_review"),
    countingReviews(1, "moved_review"),
    countingActions(-1, "stale_memory_action"),
    countingActions(1, "moved_memory_action"),
  ].join("\nUNION ALL "),
)}
SELECT item_id FROM changed`;

export type RegradeWrite = Pick<Required<EventWrite>, "changes" | "settledReviews" | "settledActions"> & {
  readonly regrades: readonly NewRegrade[];
  /** Earlier regradings that are taken back. */
  readonly undone: readonly UndoneEvent[];
};

/** Regrades reviews, or takes that back; returns the items whose memories had not changed since they were read. */
export async function writeRegrades(
  db: Database,
  learnerId: LearnerId,
  { changes, regrades, undone, settledReviews, settledActions }: RegradeWrite,
): Promise<ReadonlySet<ItemId>> {
  const rows = await runOften<{ item_id: ItemId }>(
    db,
    writeRegradesSql,
    learnerId,
    memoryInput(changes),
    regradeInput(regrades),
    undoneInput(undone),
    settledReviewInput(settledReviews),
    settledActionInput(settledActions),
  );
  return new Set(rows.map((row) => row.item_id));
}

const undoSql = `
WITH changed AS (${changeMemories}
), undone AS (
  SELECT u.id FROM jsonb_to_recordset($3::jsonb) AS u(id uuid, item_id int) JOIN changed USING (item_id)
), added AS (
  INSERT INTO undo (learner_id, event_id) SELECT $1, id FROM undone
), undone_review AS (
  SELECT r.* FROM undone u CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = $1 AND id = u.id OFFSET 0) r
), undone_action AS (
  SELECT r.* FROM undone u CROSS JOIN LATERAL (SELECT * FROM memory_action WHERE learner_id = $1 AND id = u.id OFFSET 0) r
), ${addCounters(
  [countingReviews(-1, "undone_review"), countingActions(-1, "undone_action")].join("\nUNION ALL "),
)}
SELECT item_id FROM changed`;

/** An event that no longer counts. */
export type UndoneEvent = { readonly id: string; readonly itemId: ItemId };

/** Undoes the last events of these items; returns the items whose memories had not changed since they were read. */
export async function writeUndo(
  db: Database,
  learnerId: LearnerId,
  changes: readonly MemoryChange[],
  events: readonly UndoneEvent[],
): Promise<ReadonlySet<ItemId>> {
  const rows = await runOften<{ item_id: ItemId }>(
    db,
    undoSql,
    learnerId,
    memoryInput(changes),
    undoneInput(events),
  );
  return new Set(rows.map((row) => row.item_id));
}
