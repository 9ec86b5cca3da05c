/**
 * Reads what the dashboard sums up: the counters of a learner, and their memories as they are now, each in one statement
 * and with as many rows as the page has marks. `courseId` null means all courses.
 */
import { z } from "zod";
import type { Locale } from "@/lib/i18n/locale";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { Stock } from "@/lib/progress/counters";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { Phase } from "@/lib/scheduling/situation";
import { checked } from "./checked";
import { countedStages, sumOverPhases, timeColumns } from "./counter-store";
import { givenValues, kindName, localeName } from "./json-columns";
import { type Database, runOften } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { asCounted, phases } from "./situation-columns";

type Whose = { readonly learnerId: LearnerId; readonly courseId: number | null };

const ofCourse = "($2::int IS NULL OR course_id = $2::int)";

// ── Days ───────────────────────────────────────────────────────────────────────────────────────────

type PhaseColumn = `${Phase}_${"reviews" | "right" | "ms"}`;
type ChangeColumn = `${keyof Stock}_change`;

export type DayRow = Readonly<
  Record<PhaseColumn | ChangeColumn | "study_day" | "predicted" | "log_loss_micro", number>
>;

const sumOf = (column: string, type: "int" | "float8" = "int") =>
  `coalesce(sum(${column}), 0)::${type} AS ${column}`;
const changes = countedStages.map((stage) => sumOf(`${stage}_change`)).join(", ");

const daysSql = `
SELECT study_day, ${phases
  .map((phase) =>
    [sumOf(`${phase}_reviews`), sumOf(`${phase}_right`), sumOf(`${phase}_ms`, "float8")].join(", "),
  )
  .join(", ")}, ${sumOf("predicted")}, ${sumOf("log_loss_micro", "float8")}, ${changes}
FROM learner_day WHERE learner_id = $1 AND ${ofCourse} AND study_day >= $3::int
GROUP BY study_day ORDER BY study_day`;

/** The sums of each day with events from `since` on, in order. */
export function readDays(db: Database, { learnerId, courseId }: Whose, since: number): Promise<DayRow[]> {
  return runOften(db, daysSql, learnerId, courseId, since);
}

export type HistoryRow = Readonly<Record<ChangeColumn, number>> & {
  /** All days with reviews, in order: their number, reviews and ms. */
  readonly reviewed: readonly (readonly [day: number, reviews: number, ms: number])[];
};

const historySql = `
WITH own AS (
  SELECT study_day, sum(${sumOverPhases("reviews")}) AS reviews, sum(${sumOverPhases("ms")}) AS ms, ${changes} FROM learner_day
  WHERE learner_id = $1 AND ${ofCourse} GROUP BY study_day)
SELECT (SELECT coalesce(json_agg(json_build_array(study_day, reviews, ms) ORDER BY study_day), '[]') FROM own WHERE reviews > 0) AS reviewed,
  ${countedStages.map((stage) => `coalesce(sum(${stage}_change) FILTER (WHERE study_day < $3::int), 0)::int AS ${stage}_change`).join(", ")}
FROM own`;

/** The days with reviews, and what had changed before `since`. */
export async function readHistory(
  db: Database,
  { learnerId, courseId }: Whose,
  since: number,
): Promise<HistoryRow> {
  const [row] = await runOften<HistoryRow>(db, historySql, learnerId, courseId, since);
  if (row === undefined) throw new Error("a sum without a row");
  return row;
}

// ── Bins and hours ─────────────────────────────────────────────────────────────────────────────────

export type BinRow = {
  /** By predicted recall; null in the rows of the benchmark's bins. */
  readonly recallBin: number | null;
  readonly reviews: number;
  readonly recalled: number;
  readonly predicted: number;
};

const binsSql = `
SELECT recall AS "recallBin", sum(reviews)::int AS reviews, sum(recalled)::int AS recalled,
  (sum(predicted_nano) / 1e9)::float8 AS predicted
FROM (SELECT bin / 4096 AS recall, bin % 4096 AS benchmark, reviews, recalled, predicted_nano FROM learner_bin
  WHERE learner_id = $1 AND ${ofCourse} AND block >= $3::int) b
GROUP BY GROUPING SETS ((recall), (benchmark)) HAVING sum(reviews) > 0 ORDER BY recall, benchmark`;

/** Reviews with a prediction from a block on: by predicted recall, and by the benchmark's bins (`calibrationBin`). */
export function readBins(db: Database, { learnerId, courseId }: Whose, fromBlock: number): Promise<BinRow[]> {
  return runOften(db, binsSql, learnerId, courseId, fromBlock);
}

export type HourRow = {
  readonly hour: number;
  readonly reviews: number;
  readonly recalled: number;
  /** By `learner_hour`'s answer times. */
  readonly times: readonly number[];
};

const hoursSql = `
SELECT hour::int AS hour, sum(reviews)::int AS reviews, sum(recalled)::int AS recalled,
  json_build_array(${timeColumns.map((column) => `sum(${column})`).join(", ")}) AS times
FROM learner_hour WHERE learner_id = $1 AND ${ofCourse} AND block >= $3::int GROUP BY hour ORDER BY hour`;

export function readHours(
  db: Database,
  { learnerId, courseId }: Whose,
  fromBlock: number,
): Promise<HourRow[]> {
  return runOften(db, hoursSql, learnerId, courseId, fromBlock);
}

// ── Memories ───────────────────────────────────────────────────────────────────────────────────────

const distributed = ["stability", "difficulty", "recall", "interval"] as const;

/** Ascending edges; a value belongs to the group of the last edge that it reaches. */
export type MemoryEdges = Readonly<Record<(typeof distributed)[number], readonly number[]>>;

export type MemoryRow = {
  /** Items met and not suspended, by group: number of the group, and of the items. */
  readonly groups: readonly {
    readonly of: (typeof distributed)[number] | "due";
    readonly group: number;
    readonly items: number;
  }[];
  readonly items: number;
  readonly recall: number | null;
  readonly concepts: readonly {
    readonly courseId: number;
    readonly concept: string;
    readonly met: number;
    readonly recall: number;
  }[];
  /** Live items, neither met nor suspended, by course. */
  readonly unmet: readonly { readonly courseId: number; readonly items: number }[];
};

/*
 * One pass over the learner's memories and their items; the items that were never met are counted by their index alone,
 * as those of the course less those known. It groups by what goes together: by the lists of concepts that items have, by
 * how firm a memory is, by when it fades. The few groups are then summed up by each of their columns, which for all
 * memories would take half as long again. `grouping` tells what a row was grouped by: the bits of those columns are 0.
 * The edges are part of the text, since an array among the values would be parsed for every row.
 */
function memoriesSql(edges: MemoryEdges): string {
  const groupOf = (name: keyof MemoryEdges, column: string) =>
    `width_bucket(${column}, '{${edges[name].map(Number).join(",")}}'::float8[]) AS "${name}"`;
  const columns = [...distributed, "due"].map((name) => `"${name}"`);
  return `
WITH own AS (
  SELECT i.course_id, i.concepts, m.stability, m.difficulty, m.interval_days, m.asked_day,
    CASE WHEN m.suspended THEN NULL WHEN m.last_study_day >= $3::int THEN 1
      ELSE power(1 + $5::float8 * ($3::int - m.last_study_day) / m.stability, $6::float8) END AS share
  FROM memory m JOIN item i ON i.id = m.item_id AND i.retired_at IS NULL
  JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
  WHERE m.learner_id = $1 AND (m.state > 0 OR m.suspended) AND ($2::int IS NULL OR i.course_id = $2::int)
), summed AS MATERIALIZED (
  SELECT course_id, concepts, ${columns.join(", ")}, count(*) AS known, count(share) AS met, sum(share) AS shares
  FROM (SELECT course_id, concepts, share, ${groupOf("stability", "stability")}, ${groupOf("difficulty", "difficulty")},
      ${groupOf("recall", "share")}, ${groupOf("interval", "interval_days")},
      least(greatest(asked_day, $3::int), $4::int + 1) AS due
    FROM own) m
  GROUP BY GROUPING SETS ((course_id, concepts), (stability, difficulty, "interval"), (recall, due))
), grouped AS (
  SELECT grouping(${columns.join(", ")}) AS by, coalesce(${columns.join(", ")}) AS "group", sum(met)::int AS items
  FROM summed WHERE course_id IS NULL GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(", ")})
  HAVING coalesce(${columns.join(", ")}) IS NOT NULL AND sum(met) > 0
), listed AS (
  SELECT course_id, concepts, known, met, shares AS recall FROM summed WHERE course_id IS NOT NULL
)
SELECT
  (SELECT coalesce(json_agg(json_build_object('of', CASE by ${[...distributed, "due"]
    .map((name, i) => `WHEN ${31 - 2 ** (4 - i)} THEN '${name}'`)
    .join(" ")} END, 'group', "group", 'items', items)), '[]') FROM grouped) AS groups,
  (SELECT coalesce(sum(met), 0)::int FROM listed) AS items,
  (SELECT sum(recall) / nullif(sum(met), 0)::float8 FROM listed) AS recall,
  (SELECT coalesce(json_agg(c), '[]') FROM (
    SELECT course_id AS "courseId", concept, sum(met)::int AS met, sum(recall) / sum(met)::float8 AS recall
    FROM listed CROSS JOIN LATERAL unnest(concepts) AS concept WHERE met > 0 GROUP BY course_id, concept) c) AS concepts,
  (SELECT coalesce(json_agg(json_build_object('courseId', course_id, 'items', live - coalesce(known, 0))), '[]') FROM (
    SELECT e.course_id, count(*) AS live FROM enrolment e JOIN item i ON i.course_id = e.course_id AND i.retired_at IS NULL
    WHERE e.learner_id = $1 AND ($2::int IS NULL OR e.course_id = $2::int) GROUP BY e.course_id) l
   LEFT JOIN (SELECT course_id, sum(known) AS known FROM listed GROUP BY course_id) k USING (course_id)) AS unmet`;
}

const memoryRow: z.ZodType<MemoryRow> = z.strictObject({
  groups: z.array(z.strictObject({ of: z.enum([...distributed, "due"]), group: z.int(), items: z.int() })),
  items: z.int(),
  recall: z.number().nullable(),
  concepts: z.array(
    z.strictObject({ courseId: z.int(), concept: z.string(), met: z.int(), recall: z.number() }),
  ),
  unmet: z.array(z.strictObject({ courseId: z.int(), items: z.int() })),
});

/**
 * The learner's live items as they are on the study day `today`; by the day from which they are asked up to `lastDay`,
 * later ones together. The curve is that of lib/scheduling `recallCurve`.
 */
export async function readMemoryCounts(
  db: Database,
  { learnerId, courseId }: Whose,
  input: {
    readonly today: number;
    readonly lastDay: number;
    readonly curve: { readonly factor: number; readonly decay: number };
    readonly edges: MemoryEdges;
  },
): Promise<MemoryRow> {
  const { today, lastDay, curve, edges } = input;
  const [row] = await runOften(
    db,
    memoriesSql(edges),
    learnerId,
    courseId,
    today,
    lastDay,
    curve.factor,
    curve.decay,
  );
  return checked(memoryRow, row);
}

/** A concept's live items, and the place of the first of them in the notes. */
export type ConceptPlace = {
  readonly concept: string;
  readonly items: number;
  readonly note: string;
  readonly anchor: string;
};

/** The same until the next publication of the course. */
export function readConceptPlaces(db: Database, courseId: number): Promise<ConceptPlace[]> {
  return db.$queryRawUnsafe<ConceptPlace[]>(
    `SELECT DISTINCT ON (concept) concept, count(*) OVER (PARTITION BY concept)::int AS items, n.slug AS note, i.anchor
     FROM item i JOIN note n ON n.id = i.note_id CROSS JOIN LATERAL unnest(i.concepts) AS concept
     WHERE i.course_id = $1::int AND i.retired_at IS NULL ORDER BY concept, i.position`,
    courseId,
  );
}

// ── Mistakes ───────────────────────────────────────────────────────────────────────────────────────

export type MistakeRow = {
  readonly itemId: ItemId;
  /** Empty for wrong answers that no misconception explains. */
  readonly misconception: string;
  readonly times: number;
  readonly lastDay: number;
};

const mistakesSql = `
WITH summed AS (
  SELECT item_id, misconception, sum(reviews)::int AS times, max(study_day) FILTER (WHERE reviews > 0) AS last_day
  FROM learner_mistake WHERE learner_id = $1 AND study_day >= $3::int
  GROUP BY item_id, misconception HAVING sum(reviews) > 0
), ranked AS (
  SELECT s.*, row_number() OVER (PARTITION BY misconception = '' ORDER BY times DESC, last_day DESC, item_id) AS place
  FROM summed s JOIN item i ON i.id = s.item_id JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
  WHERE i.retired_at IS NULL AND ($2::int IS NULL OR i.course_id = $2::int)
)
SELECT item_id AS "itemId", misconception, times, last_day AS "lastDay" FROM ranked
WHERE place <= CASE WHEN misconception = '' THEN $5::int ELSE $4::int END ORDER BY misconception = '', place`;

/** The commonest mistakes since a study day, those with a name first. */
export function readMistakes(
  db: Database,
  { learnerId, courseId }: Whose,
  since: number,
  most: { readonly named: number; readonly unnamed: number },
): Promise<MistakeRow[]> {
  return runOften(db, mistakesSql, learnerId, courseId, since, most.named, most.unnamed);
}

/** An item as it was when a mistake was made in it last, and its last reviews. */
export type MistakeDetails = {
  readonly itemId: ItemId;
  readonly misconception: string;
  readonly key: string;
  readonly version: number;
  readonly kind: KindName;
  readonly locales: readonly Locale[];
  readonly course: string;
  readonly source: string;
  readonly asked: {
    readonly reviewId: string;
    readonly version: number;
    readonly body: unknown;
    readonly given: Given;
    readonly answer: string;
  } | null;
  /** Newest first. */
  readonly recent: readonly {
    readonly isWrong: boolean;
    readonly misconception: string | null;
    readonly answer: string | null;
  }[];
};

const mistakeDetailsRows: z.ZodType<MistakeDetails[]> = z.array(
  z.strictObject({
    itemId: z.int(),
    misconception: z.string(),
    key: z.string(),
    version: z.int(),
    kind: kindName,
    locales: z.array(localeName),
    course: z.string(),
    source: z.string(),
    asked: z
      .strictObject({
        reviewId: z.string(),
        version: z.int(),
        body: z.unknown(),
        given: givenValues,
        answer: z.string(),
      })
      .nullable(),
    recent: z.array(
      z.strictObject({
        isWrong: z.boolean(),
        misconception: z.string().nullable(),
        answer: z.string().nullable(),
      }),
    ),
  }),
);

/** OFFSET 0 makes the planner take an item's reviews by their index. */
const reviewsOfItem = `(SELECT id, learner_id, item_id, version, given, answer, reviewed_at, ${asCounted("e").verdict} AS verdict,
    ${asCounted("e").misconception} AS misconception FROM review e
  WHERE learner_id = $1 AND item_id = a.item_id OFFSET 0) r WHERE ${isNotUndone}`;

const mistakeDetailsSql = `
SELECT a.item_id AS "itemId", a.misconception, i.key, i.version, i.kind, i.locales, c.slug AS course,
  '/courses/' || c.slug || '/' || n.slug || '#' || i.place AS source,
  (SELECT json_build_object('reviewId', w.id, 'version', w.version, 'body', iv.body, 'given', w.given, 'answer', w.answer)
   FROM (SELECT r.* FROM ${reviewsOfItem} AND r.verdict = 'wrong' AND r.answer IS NOT NULL
     AND coalesce(r.misconception, '') = a.misconception ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1) w
   JOIN item_version iv ON iv.item_id = w.item_id AND iv.version = w.version) AS asked,
  (SELECT coalesce(json_agg(json_build_object('isWrong', w.verdict = 'wrong', 'misconception', w.misconception,
      'answer', w.answer) ORDER BY w.reviewed_at DESC, w.id DESC), '[]')
   FROM (SELECT r.* FROM ${reviewsOfItem} ORDER BY r.reviewed_at DESC, r.id DESC LIMIT $3::int) w) AS recent
FROM jsonb_to_recordset($2::text::jsonb) AS a(place int, item_id int, misconception text)
JOIN item i ON i.id = a.item_id JOIN course c ON c.id = i.course_id JOIN note n ON n.id = i.note_id
ORDER BY a.place`;

/** In the given order; `recent` last reviews of each item. */
export async function readMistakeDetails(
  db: Database,
  learnerId: LearnerId,
  mistakes: readonly MistakeRow[],
  recent: number,
): Promise<MistakeDetails[]> {
  if (mistakes.length === 0) return [];
  const asked = mistakes.map(({ itemId, misconception }, place) => ({
    place,
    item_id: itemId,
    misconception,
  }));
  return checked(
    mistakeDetailsRows,
    await runOften(db, mistakeDetailsSql, learnerId, JSON.stringify(asked), recent),
  );
}
