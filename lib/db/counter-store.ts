/**
 * The counters that pages sum up: sums over the events of a log that count, kept in the statement of each event. Their
 * definition is the SQL here, over the rows of events; writing an event adds what its row counts, undoing one takes it
 * away again, and `recount` starts anew. All are whole numbers, so that adding and taking away is exact.
 */
import type { LearnerId } from "@/lib/quiz/ids";
import type { Stage } from "@/lib/scheduling/situation";
import type { Database } from "./prisma-client";
import { asCounted, phases, stages } from "./situation-columns";
import { bigint, type Columns, columnList, int, namesOf, smallint, text } from "./table";

/** Counters of bins and hours are kept for blocks of this many study days. */
export const blockDays = 30;

/** Upper bounds of the counted answer times, in seconds; the last counter has all longer ones. */
export const answerSeconds = [2, 5, 10, 20, 40, 80, 160] as const;

/** A counter: its column's type, and what a row of `counted` adds to it, in SQL. */
type Counter = { readonly column: Columns[string]; readonly adds: string };

type CounterTable = {
  /** The rest of the key after the learner: columns, and their values in SQL. */
  readonly key: Readonly<Record<string, { readonly column: Columns[string]; readonly value: string }>>;
  readonly counters: Readonly<Record<string, Counter>>;
  /** SQL: the rows of `counted` that count here. */
  readonly where: string;
};

const counts = (condition: string): Counter => ({ column: int, adds: `(${condition})::int` });

const isReview = "phase IS NOT NULL";
const isSpaced = `phase >= ${phases.indexOf("young")}`;
const isRight = "rating > 1";
const course = { column: int, value: "course_id" };
const day = { column: int, value: "study_day" };
const block = { column: int, value: `study_day / ${blockDays}` };

const byPhase = Object.fromEntries(
  phases.flatMap((phase, i) => [
    [`${phase}_reviews`, counts(`phase = ${i}`)],
    [`${phase}_right`, counts(`phase = ${i} AND ${isRight}`)],
    [`${phase}_ms`, { column: bigint, adds: `(CASE WHEN phase = ${i} THEN elapsed_ms ELSE 0 END)` }],
  ]),
);

/** Stages whose stock is counted; the rest of a course's items is new. */
export const countedStages = ["learning", "young", "mature", "suspended"] as const satisfies Stage[];

const stock = Object.fromEntries(
  countedStages.map((stage) => {
    const index = stages.indexOf(stage);
    const adds = `((stage_after = ${index})::int - (stage_before = ${index})::int)`;
    return [`${stage}_change`, { column: int, adds }];
  }),
);

/** As scikit-learn does, a certain prediction is moved off by the least it can be. */
const logLoss = `-ln(CASE WHEN ${isRight} THEN predicted_recall ELSE greatest(1 - predicted_recall, 1e-15) END)`;

const times = Object.fromEntries([
  ...answerSeconds.map((seconds, i) => {
    const least = i === 0 ? "" : ` AND elapsed_ms >= ${answerSeconds[i - 1]! * 1000}`;
    return [`under_${seconds}s`, counts(`elapsed_ms < ${seconds * 1000}${least}`)];
  }),
  ["longer", counts(`elapsed_ms >= ${answerSeconds.at(-1)! * 1000}`)],
]);

/** The counters of answer times, in order. */
export const timeColumns = namesOf(times);

export const counterTables = {
  learner_day: {
    key: { study_day: day, course_id: course },
    counters: {
      ...byPhase,
      predicted: counts("predicted_recall IS NOT NULL"),
      log_loss_micro: {
        column: bigint,
        adds: `(CASE WHEN predicted_recall IS NULL THEN 0 ELSE round(${logLoss} * 1e6) END)::bigint`,
      },
      ...stock,
    },
    where: "true",
  },
  learner_bin: {
    key: { course_id: course, block, bin: { column: int, value: "calibration_bin" } },
    counters: {
      reviews: counts("true"),
      recalled: counts(isRight),
      predicted_nano: { column: bigint, adds: "round(predicted_recall * 1e9)::bigint" },
    },
    where: "calibration_bin IS NOT NULL",
  },
  learner_hour: {
    key: { course_id: course, block, hour: { column: smallint, value: "hour" } },
    counters: { reviews: counts(isSpaced), recalled: counts(`${isSpaced} AND ${isRight}`), ...times },
    where: isReview,
  },
  learner_mistake: {
    key: {
      study_day: day,
      item_id: { column: int, value: "item_id" },
      misconception: { column: text, value: "coalesce(misconception, '')" },
    },
    counters: { reviews: counts("true") },
    where: "verdict = 'wrong'",
  },
} as const satisfies Record<string, CounterTable>;

export type CounterTableName = keyof typeof counterTables;

export const counterTableNames = Object.keys(counterTables) as CounterTableName[];

/** All columns of a counter table but the learner's. */
export function counterColumns(name: CounterTableName): Columns {
  const { key, counters } = definitionOf(name);
  const columns = [...Object.entries(key), ...Object.entries(counters)];
  return Object.fromEntries(columns.map(([column, of]) => [column, of.column]));
}

const { rating, verdict, misconception } = asCounted("e");

/** What a row of `counted` has of an event `e`; for an action, those of a review are null. */
const countedOfReviews = [
  "phase",
  `${rating} AS rating`,
  `${verdict} AS verdict`,
  `${misconception} AS misconception`,
  "elapsed_ms",
  "predicted_recall",
  "calibration_bin",
  "hour",
];
const countedOfAll = ["item_id", "study_day", "stage_before", "stage_after"];

/** SQL: the reviews of a table or CTE, as rows `e` of `counted` with a sign. */
export function countingReviews(sign: 1 | -1, source: string): string {
  return `SELECT ${sign} AS sign, ${[...countedOfAll, ...countedOfReviews].join(", ")} FROM ${source} e`;
}

/** SQL: the same for actions. */
export function countingActions(sign: 1 | -1, source: string): string {
  const none = `NULL::smallint, NULL::smallint, NULL::text, NULL::text, NULL::int, NULL::float8, NULL::int, NULL::smallint`;
  return `SELECT ${sign} AS sign, ${countedOfAll.join(", ")}, ${none} FROM ${source} e`;
}

/**
 * SQL: CTEs that add the rows of `counted` to all counters of the learner `$1`. Every statement has them in this order,
 * and each takes its rows in the order of the key, so that two writers never wait for each other. A single row needs no
 * sums, which took a fifth of the statement's time.
 */
export function addCounters(counted: string, rows: "one" | "many" = "many"): string {
  const inserts = counterTableNames.map((name) => {
    const conflict = `(learner_id, ${namesOf(definitionOf(name).key).join(", ")})`;
    return `counted_${name} AS (
  INSERT INTO ${name} (learner_id, ${columnList(counterColumns(name))}) ${rows === "one" ? countsOf(name) : sumsOf(name)}
  ON CONFLICT ${conflict} DO UPDATE SET ${adding(name)}
)`;
  });
  return [countedCte(counted), ...inserts].join(", ");
}

/** SQL: `counted` with courses. OFFSET 0: items are looked up one by one, where the planner would read all there are. */
function countedCte(counted: string): string {
  return `counted AS (SELECT c.*, i.course_id FROM (${counted}) c
    CROSS JOIN LATERAL (SELECT course_id FROM item WHERE id = c.item_id OFFSET 0) i)`;
}

/** SQL after DO UPDATE SET: adds the new counts to the existing ones. */
export function adding(name: CounterTableName): string {
  return namesOf(definitionOf(name).counters)
    .map((column) => `${column} = ${name}.${column} + excluded.${column}`)
    .join(", ");
}

/** SQL: the sums over `counted`, for the learner `$1`. */
function sumsOf(name: CounterTableName): string {
  const { key, counters, where } = definitionOf(name);
  const keys = Object.values(key).map(({ value }) => value);
  const sums = Object.values(counters).map(({ adds }) => `coalesce(sum(sign * ${adds}), 0)`);
  const by = keys.map((_, i) => i + 2).join(", ");
  return `SELECT $1, ${[...keys, ...sums].join(", ")} FROM counted WHERE ${where} GROUP BY ${by} ORDER BY ${by}`;
}

/** SQL: what the only row of `counted` counts. */
function countsOf(name: CounterTableName): string {
  const { key, counters, where } = definitionOf(name);
  const keys = Object.values(key).map(({ value }) => value);
  const counts = Object.values(counters).map(({ adds }) => `sign * ${adds}`);
  return `SELECT $1, ${[...keys, ...counts].join(", ")} FROM counted WHERE ${where}`;
}

function definitionOf(name: CounterTableName): CounterTable {
  return counterTables[name];
}

const isCounted = "NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = e.learner_id AND u.event_id = e.id)";

/** SQL: all events of the learner `$1` that count. */
const wholeLog = `${countingReviews(1, "review")} WHERE e.learner_id = $1 AND ${isCounted}
  UNION ALL ${countingActions(1, "memory_action")} WHERE e.learner_id = $1 AND ${isCounted}`;

/** SQL: adds the whole log of the learner `$1` to the counters. */
export const recountSql = `WITH ${addCounters(wholeLog)} SELECT 1`;

/**
 * Computes a learner's counters anew from the log. In a transaction that holds `lockLearner`, so that no event is
 * written meanwhile.
 */
export async function recount(db: Database, learnerId: LearnerId): Promise<void> {
  for (const name of counterTableNames)
    await db.$executeRawUnsafe(`DELETE FROM ${name} WHERE learner_id = $1`, learnerId);
  await db.$executeRawUnsafe(recountSql, learnerId);
}

/** Makes the writers of a learner's events wait until the transaction ends. */
export async function lockLearner(db: Database, learnerId: LearnerId): Promise<void> {
  await db.$queryRawUnsafe('SELECT 1 AS locked FROM "user" WHERE id = $1 FOR NO KEY UPDATE', learnerId);
}

export type CounterFault = {
  readonly table: CounterTableName;
  /** The key's columns after the learner. */
  readonly key: Readonly<Record<string, unknown>>;
  readonly column: string;
  readonly stored: number;
  readonly summed: number;
};

/** The counters of a learner that differ from the sums over the log. A row of zeros is as good as none. */
export async function findCounterFaults(db: Database, learnerId: LearnerId): Promise<CounterFault[]> {
  const faults: CounterFault[] = [];
  for (const name of counterTableNames) {
    const keys = namesOf(definitionOf(name).key);
    const columns = namesOf(definitionOf(name).counters);
    const summed = columnList(counterColumns(name));
    const differs = columns.map((c) => `coalesce(s.${c}, 0) <> coalesce(l.${c}, 0)`).join(" OR ");
    const sides = columns.map((c) => `'${c}', json_build_array(coalesce(s.${c}, 0), coalesce(l.${c}, 0))`);
    const rows = await db.$queryRawUnsafe<
      { key: Record<string, unknown>; columns: Record<string, [number, number]> }[]
    >(
      `WITH ${countedCte(wholeLog)},
       l (learner_id, ${summed}) AS (${sumsOf(name)}),
       s AS (SELECT * FROM ${name} WHERE learner_id = $1)
       SELECT json_build_object(${keys.map((k) => `'${k}', coalesce(s.${k}, l.${k})`).join(", ")}) AS key,
         json_build_object(${sides.join(", ")}) AS columns
       FROM s FULL JOIN l ON ${keys.map((k) => `s.${k} = l.${k}`).join(" AND ")} WHERE ${differs}
       ORDER BY ${keys.map((k) => `coalesce(s.${k}, l.${k})`).join(", ")}`,
      learnerId,
    );
    for (const row of rows)
      for (const [column, [stored, summed]] of Object.entries(row.columns))
        if (stored !== summed) faults.push({ table: name, key: row.key, column, stored, summed });
  }
  return faults;
}

/** The totals of a study day with reviews. */
export type ReviewedDay = {
  readonly studyDay: number;
  readonly reviews: number;
  readonly elapsedMs: number;
};

/** SQL: the sum of a kind of counter over all phases. */
export const sumOverPhases = (what: "reviews" | "ms") =>
  phases.map((phase) => `${phase}_${what}`).join(" + ");

/** The learner's study days with reviews, oldest first. */
export async function readReviewedDays(db: Database, learnerId: LearnerId): Promise<ReviewedDay[]> {
  return db.$queryRawUnsafe<ReviewedDay[]>(
    `SELECT study_day AS "studyDay", sum(${sumOverPhases("reviews")})::int AS reviews,
       sum(${sumOverPhases("ms")})::float8 AS "elapsedMs"
     FROM learner_day WHERE learner_id = $1 GROUP BY 1 HAVING sum(${sumOverPhases("reviews")}) > 0 ORDER BY 1`,
    learnerId,
  );
}
