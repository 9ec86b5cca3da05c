/** Reads the input for a learner's queue. */
import { z } from "zod";
import type { KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { ReviewOrder } from "@/lib/quiz/learner-settings";
import type { Memory } from "@/lib/scheduling/memory";
import { checked } from "./checked";
import { askedAsNew, memoryColumns, memoryFromRow, memoryTable } from "./memory-store";
import { plannedOnce } from "./planned-once";
import { type Database, runOften } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { arrayOf, columnList, int, of, rowOf, text } from "./table";

/** An item that may be asked today. */
export type StoredCandidate = {
  readonly itemId: ItemId;
  readonly courseId: number;
  readonly kind: KindName;
  /** The item's current version. */
  readonly version: number;
  readonly group: string;
  readonly position: number;
  readonly concepts: readonly string[];
  /** Of the concepts to be met before, those that the learner has met no item of. Only new items have any. */
  readonly unmet: readonly string[];
  /** Null if the learner has never met the item. */
  readonly memory: Memory | null;
  /** Counts the changes of the memory; 0 if there is none. */
  readonly memoryVersion: number;
};

export type QueueRows = {
  readonly candidates: readonly StoredCandidate[];
  /** Items already reviewed on this study day, with their groups and courses. */
  readonly seen: readonly { readonly itemId: ItemId; readonly courseId: number; readonly group: string }[];
  /** Items of this study day so far: met for the first time, by course, and met before. */
  readonly done: { readonly newItems: ReadonlyMap<number, number>; readonly reviews: number };
};

/*
 * Due memories come from the index (learner, asked_day, due_at): of the reviews, the first in the learner's order and
 * those due for longest; and every learning step, however long the backlog before it, including one of the next day whose
 * learner has flown west since. Recall falls as the days per stability (`faded`) grow. New items come in the order of
 * their courses; more are read than a day allows, since siblings of each other and of items seen today are
 * dropped afterwards.
 *
 * The plan matters for a learner with thousands of items. NOT IN hashes the items already met, and scans a course by
 * its index until enough are found; OFFSET 0 makes the planner look up due items one by one instead of reading all. Unless
 * materialised, `lacking` would be worked out for each new item again, which was most of the whole statement's time. And
 * planning the statement takes longer than running it does for most learners.
 */
/** SQL: the first items of a course that the learner `$1` has never met. */
const neverMet = (courseId: string, most: string) => `
    SELECT i.id, i.position FROM item i
    WHERE i.course_id = ${courseId} AND i.retired_at IS NULL
    AND i.id NOT IN (SELECT item_id FROM memory WHERE learner_id = $1)
    AND i.note_id NOT IN (SELECT note_id FROM closed)
    ORDER BY i.position LIMIT ${most}`;

/**
 * SQL, a common table expression: the notes of which the learner `$1` gets no new items on the study day, since every
 * class of the course that they are in opens them later, and they did not learn the course before they joined one.
 */
const closedNotes = (studyDay: string) => `closed AS MATERIALIZED (
  SELECT n.note_id FROM class_member m JOIN class k ON k.id = m.class_id AND k.archived_at IS NULL
  JOIN enrolment e ON e.learner_id = $1 AND e.course_id = k.course_id AND NOT e.own
  JOIN class_note n ON n.class_id = k.id AND n.opens_day > ${studyDay}
  WHERE m.learner_id = $1 AND m.left_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM class_member om JOIN class ok ON ok.id = om.class_id AND ok.archived_at IS NULL
    LEFT JOIN class_note o ON o.class_id = ok.id AND o.note_id = n.note_id
    WHERE om.learner_id = $1 AND om.left_at IS NULL AND ok.course_id = k.course_id
    AND (om.role = 'teacher' OR o.opens_day IS NULL OR o.opens_day <= ${studyDay}))
)`;

/** Exported for the test of its plan. */
export const queueSql = plannedOnce(`
WITH ${closedNotes("$2::int")}, waiting AS MATERIALIZED (
  SELECT item_id, asked_day, ($2::int - last_study_day) / stability AS faded FROM memory
  WHERE learner_id = $1 AND asked_day <= $2::int AND due_at IS NULL
), picked AS (
  (SELECT item_id FROM waiting ORDER BY CASE $6::text
     WHEN 'falling-recall' THEN faded WHEN 'rising-recall' THEN -faded WHEN 'longest-due' THEN asked_day
     ELSE hashint8(item_id::bigint * 1000003 + $2::int) END, asked_day LIMIT $3::int)
  UNION (SELECT item_id FROM waiting ORDER BY asked_day, faded LIMIT $3::int / 4)
), due AS MATERIALIZED (
  SELECT ${columnList(memoryTable, "m")} FROM picked p
  CROSS JOIN LATERAL (SELECT * FROM memory WHERE learner_id = $1 AND item_id = p.item_id OFFSET 0) m
  UNION ALL
  SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND asked_day <= $2::int + 1 AND due_at IS NOT NULL
  AND (buried_until IS NULL OR buried_until <= $2::int)
), own AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($7::text::jsonb) AS o(course_id int, most int)
), reset AS MATERIALIZED (
  SELECT i.id, i.position, i.course_id, m.version AS memory_version FROM memory m
  JOIN item i ON i.id = m.item_id AND i.retired_at IS NULL JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
  WHERE m.learner_id = $1 AND m.asked_day = ${askedAsNew} AND (m.buried_until IS NULL OR m.buried_until <= $2::int)
), unmet AS (
  (SELECT u.id, u.position, e.course_id, 0 AS memory_version FROM enrolment e
   CROSS JOIN LATERAL (${neverMet("e.course_id", "$4::int")}) u
   WHERE e.learner_id = $1 AND e.course_id NOT IN (SELECT course_id FROM own)
   UNION ALL
   SELECT * FROM reset WHERE course_id NOT IN (SELECT course_id FROM own)
   ORDER BY position, course_id LIMIT $4::int)
  UNION ALL
  SELECT u.id, u.position, o.course_id, u.memory_version FROM own o
  JOIN enrolment e ON e.learner_id = $1 AND e.course_id = o.course_id
  CROSS JOIN LATERAL (
    SELECT * FROM (SELECT n.*, 0 AS memory_version FROM (${neverMet("o.course_id", "o.most")}) n UNION ALL
      SELECT r.id, r.position, r.memory_version FROM reset r WHERE r.course_id = o.course_id) a
    ORDER BY a.position LIMIT o.most) u
), fresh AS (
  SELECT i.id, i.course_id, i.kind, i.version, i."group", i.position, i.concepts, i.requires, u.memory_version
  FROM unmet u JOIN LATERAL (SELECT * FROM item WHERE id = u.id OFFSET 0) i ON true
  ORDER BY i.position, i.course_id
), lacking AS MATERIALIZED (
  SELECT n.course_id, n.concept FROM (
    SELECT DISTINCT f.course_id, r.concept FROM fresh f CROSS JOIN LATERAL unnest(f.requires) r(concept)) n
  WHERE EXISTS (SELECT 1 FROM item i
    WHERE i.course_id = n.course_id AND i.concepts @> ARRAY[n.concept] AND i.retired_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM item i
    CROSS JOIN LATERAL (SELECT * FROM memory WHERE learner_id = $1 AND item_id = i.id OFFSET 0) m
    WHERE i.course_id = n.course_id AND i.concepts @> ARRAY[n.concept]
    AND (m.first_study_day IS NOT NULL OR m.suspended))
)
SELECT
  (SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT d.*, i.course_id, i.kind, i."group", i.position, i.concepts, i.version AS item_version
    FROM due d JOIN LATERAL (SELECT * FROM item WHERE id = d.item_id OFFSET 0) i ON i.retired_at IS NULL
    JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id) x) AS due,
  (SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT f.id, f.course_id, f.kind, f.version, f."group", f.position, f.concepts, f.memory_version,
      ARRAY(SELECT l.concept FROM lacking l WHERE l.course_id = f.course_id AND l.concept = ANY(f.requires)) AS unmet
    FROM fresh f ORDER BY f.position, f.course_id) x) AS fresh,
  (SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT i.id AS "itemId", i.course_id AS "courseId", i."group" FROM (
      SELECT DISTINCT r.item_id FROM review r
      WHERE r.learner_id = $1 AND r.reviewed_at >= $5::timestamptz AND r.study_day = $2::int
      AND ${isNotUndone}) s JOIN LATERAL (SELECT * FROM item WHERE id = s.item_id OFFSET 0) i ON true) x) AS seen,
  (SELECT coalesce(json_agg(json_build_array(course_id, new_reviews)), '[]') FROM learner_day
   WHERE learner_id = $1 AND study_day = $2::int AND new_reviews > 0) AS new_items`);

const itemColumns = {
  course_id: int,
  kind: of<KindName>(text),
  group: text,
  position: int,
  concepts: arrayOf(text),
};

const queueRow = z.strictObject({
  due: z.array(rowOf({ ...memoryTable, ...itemColumns, item_version: int })),
  fresh: z.array(rowOf({ ...itemColumns, id: int, version: int, memory_version: int, unmet: arrayOf(text) })),
  seen: z.array(z.strictObject({ itemId: z.int(), courseId: z.int(), group: z.string() })),
  /** Courses, and their new items of the day. */
  new_items: z.array(z.tuple([z.int(), z.int()])),
});

/**
 * One round trip. `mostDue` limits the reviews, `mostNew` the new items, of all courses but those that
 * `mostNewOf` names a number for. `dayStart` is the instant at which the study
 * day began.
 */
export async function readQueueRows(
  db: Database,
  input: {
    learnerId: LearnerId;
    studyDay: number;
    dayStart: Date;
    mostDue: number;
    mostNew: number;
    mostNewOf: ReadonlyMap<number, number>;
    order: ReviewOrder;
  },
): Promise<QueueRows> {
  const [given] = await runOften(
    db,
    queueSql,
    input.learnerId,
    input.studyDay,
    input.mostDue,
    input.mostNew,
    input.dayStart,
    input.order,
    JSON.stringify([...input.mostNewOf].map(([course_id, most]) => ({ course_id, most }))),
  );
  const row = checked(queueRow, given);
  const due = row.due.map((r) => ({
    itemId: r.item_id,
    courseId: r.course_id,
    kind: r.kind,
    version: r.item_version,
    group: r.group,
    position: r.position,
    concepts: r.concepts,
    unmet: [],
    memory: memoryFromRow(r),
    memoryVersion: r.version,
  }));
  const fresh = row.fresh.map((r) => ({
    itemId: r.id,
    courseId: r.course_id,
    kind: r.kind,
    version: r.version,
    group: r.group,
    position: r.position,
    concepts: r.concepts,
    unmet: r.unmet,
    memory: null,
    memoryVersion: r.memory_version,
  }));
  const newItems = new Map(row.new_items);
  const metToday = row.new_items.reduce((sum, [, items]) => sum + items, 0);
  return {
    candidates: [...due, ...fresh],
    seen: row.seen,
    done: { newItems, reviews: Math.max(0, row.seen.length - metToday) },
  };
}

/** The data of a live item for drawing it for a learner; null if it is retired. */
export async function findCandidate(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
): Promise<Pick<StoredCandidate, "itemId" | "version" | "memoryVersion"> | null> {
  const [row] = await db.$queryRawUnsafe<Pick<StoredCandidate, "itemId" | "version" | "memoryVersion">[]>(
    `SELECT i.id AS "itemId", i.version, coalesce(m.version, 0) AS "memoryVersion"
     FROM item i LEFT JOIN memory m ON m.learner_id = $1 AND m.item_id = i.id
     WHERE i.id = $2::int AND i.retired_at IS NULL`,
    learnerId,
    itemId,
  );
  return row ?? null;
}

/**
 * By course of the learner: new items, up to `most` of each, that are open on the study day; courses without any are
 * left out.
 */
export async function countUnmet(
  db: Database,
  learnerId: LearnerId,
  studyDay: number,
  most: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await runOften<{ courseId: number; unmet: number }>(
    db,
    `WITH ${closedNotes("$3::int")}
     SELECT course_id AS "courseId", least(count(*), $2::int)::int AS unmet FROM (
       SELECT e.course_id FROM enrolment e CROSS JOIN LATERAL (${neverMet("e.course_id", "$2::int")}) never
       WHERE e.learner_id = $1
       UNION ALL
       SELECT i.course_id FROM memory m JOIN item i ON i.id = m.item_id AND i.retired_at IS NULL
       JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
       WHERE m.learner_id = $1 AND m.asked_day = ${askedAsNew}) u GROUP BY 1`,
    learnerId,
    most,
    studyDay,
  );
  return new Map(rows.map(({ courseId, unmet }) => [courseId, unmet]));
}
