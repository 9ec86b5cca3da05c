/** Actions on memories, as rows of the log. */
import { z } from "zod";
import type { ActionId, ItemId, LearnerId } from "@/lib/quiz/ids";
import type { ActionType } from "@/lib/scheduling/memory-event";
import type { Transition } from "@/lib/scheduling/situation";
import { checked } from "./checked";
import type { Database } from "./prisma-client";
import { storedTransition, transitionRow, transitionTable } from "./situation-columns";
import { columnList, int, nullable, of, type RowOf, rowOf, text, timestamptz, uuid } from "./table";

/** All columns but the learner's and the time at which the database received it. */
export const actionTable = {
  id: uuid,
  group_id: uuid,
  item_id: int,
  type: of<ActionType>(text),
  until_day: nullable(int),
  acted_at: timestamptz,
  study_day: int,
  ...transitionTable,
  actor_id: nullable(text),
};

export const actionRow = rowOf(actionTable);

export const actionColumns = columnList(actionTable, "r");

export type StoredAction = {
  readonly id: ActionId;
  readonly groupId: ActionId;
  readonly itemId: ItemId;
  readonly type: ActionType;
  readonly untilDay: number | null;
  readonly actedAt: Date;
  readonly studyDay: number;
  readonly transition: Transition;
  /** The author who asked for it; null if the learner did. */
  readonly actorId: LearnerId | null;
};

export function storedAction(row: RowOf<typeof actionTable>): StoredAction {
  return {
    id: row.id,
    groupId: row.group_id,
    itemId: row.item_id,
    type: row.type,
    untilDay: row.until_day,
    actedAt: new Date(row.acted_at),
    studyDay: row.study_day,
    transition: storedTransition(row),
    actorId: row.actor_id,
  };
}

export function actionInput(actions: readonly StoredAction[]): string {
  const rows: RowOf<typeof actionTable>[] = actions.map((a) => ({
    id: a.id,
    group_id: a.groupId,
    item_id: a.itemId,
    type: a.type,
    until_day: a.untilDay,
    acted_at: a.actedAt.toISOString(),
    study_day: a.studyDay,
    ...transitionRow(a.transition),
    actor_id: a.actorId,
  }));
  return JSON.stringify(rows);
}

const foundRows = z.array(z.strictObject({ action: actionRow, isUndone: z.boolean() }));

/** A group of this learner's actions, and whether all of it was undone; null if there is none. */
export async function findActionGroup(
  db: Database,
  learnerId: LearnerId,
  groupId: ActionId,
): Promise<{ readonly actions: readonly StoredAction[]; readonly isUndone: boolean } | null> {
  const rows = await db.$queryRawUnsafe(
    `SELECT to_json(k) AS action,
       EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.event_id = r.id) AS "isUndone"
     FROM memory_action r CROSS JOIN LATERAL (SELECT ${actionColumns}) k
     WHERE r.learner_id = $1 AND r.group_id = $2::uuid ORDER BY r.item_id`,
    learnerId,
    groupId,
  );
  const found = checked(foundRows, rows);
  if (found.length === 0) return null;
  return {
    actions: found.map((row) => storedAction(row.action)),
    isUndone: found.every((row) => row.isUndone),
  };
}
