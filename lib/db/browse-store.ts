/**
 * Searches a learner's items: a query becomes SQL, in which every value is a parameter. Pages begin behind the key of
 * the row before, so a late page costs no more than the first.
 */
import { z } from "zod";
import type { Comparison, Condition, ItemState, NumberField, Query } from "@/lib/browse/query";
import type { PageKey, Sort, SortColumn } from "@/lib/browse/sort";
import { type Locale, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import type { KindName } from "@/lib/items/item-kind";
import type { LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import { kindName, localeName, localizedText } from "./json-columns";
import { type Database, runOnce } from "./prisma-client";
import { withdrawn } from "./publishing-store";
import { asCounted } from "./situation-columns";

/** What a search depends on besides its query. */
export type BrowseContext = {
  readonly learnerId: LearnerId;
  readonly locale: Locale;
  /** The learner's study day. */
  readonly today: number;
  /** R(t) = (1 + factor · t / stability) ^ decay, t in days. */
  readonly curve: { readonly decay: number; readonly factor: number };
  /** A memory with at least this many lapses is a leech. */
  readonly leechLapses: number;
  /** A memory whose interval is at least this long is mature. */
  readonly matureDays: number;
};

export type BrowseRow = {
  readonly id: number;
  readonly course: string;
  readonly key: string;
  readonly kind: KindName;
  readonly title: LocalizedText;
  /** The languages that it is written in. */
  readonly locales: readonly Locale[];
  readonly note: string;
  readonly noteTitle: string;
  readonly noteLocale: Locale;
  readonly place: string;
  /** Its value in the sorted column. */
  readonly sortValue: string;
  readonly suspended: boolean;
  /** Null unless it is buried. */
  readonly buriedUntil: number | null;
  readonly lapses: number;
  readonly reviews: number;
  /** Null while new. */
  readonly memory: {
    readonly isLearning: boolean;
    readonly intervalDays: number;
    readonly stability: number;
    readonly difficulty: number;
    /** From 0 to 1. */
    readonly recall: number;
    readonly dueDay: number;
    readonly lastStudyDay: number;
  } | null;
};

export type BrowsePage = {
  /** Number of items found; null on pages but the first. */
  readonly found: number | null;
  readonly rows: readonly BrowseRow[];
};

const pageRow = z.strictObject({
  found: z.int().nullable(),
  rows: z.array(
    z.strictObject({
      id: z.int(),
      course: z.string(),
      key: z.string(),
      kind: kindName,
      title: localizedText,
      locales: z.array(localeName),
      note: z.string(),
      noteTitle: z.string(),
      noteLocale: localeName,
      place: z.string(),
      sortValue: z.string(),
      suspended: z.boolean(),
      buriedUntil: z.int().nullable(),
      lapses: z.int(),
      reviews: z.int(),
      memory: z
        .strictObject({
          isLearning: z.boolean(),
          intervalDays: z.int(),
          stability: z.number(),
          difficulty: z.number(),
          recall: z.number(),
          dueDay: z.int(),
          lastStudyDay: z.int(),
        })
        .nullable(),
    }),
  ),
});

/**
 * The items of the learner's courses that a query finds, met or not; at most `limit`, beginning behind `after` (null:
 * at the first). The texts of the query are folded.
 */
export async function findItems(
  db: Database,
  query: Query,
  {
    sort,
    after,
    limit,
    ...context
  }: BrowseContext & { readonly sort: Sort; readonly after: PageKey | null; readonly limit: number },
): Promise<BrowsePage> {
  const sql = new SearchSql(context);
  const key = sql.sortKey(sort);
  const [direction, beyond] = sort.isDescending ? ["DESC", "<"] : ["ASC", ">"];
  const value = after && sql.parameter(after.value, textColumns.includes(sort.column) ? "text" : "float8");
  const behind =
    after === null
      ? "true"
      : `(f.key ${beyond} ${value} OR f.key = ${value} AND f.id > ${sql.parameter(after.id, "int")})`;
  const text = `
WITH ${sql.found(query, key)}, page AS (
  SELECT f.id, f.key FROM found f WHERE ${behind} ORDER BY f.key ${direction}, f.id LIMIT ${sql.parameter(limit, "int")}
)
SELECT ${after === null ? "(SELECT count(*)::int FROM found)" : "NULL::int"} AS found,
  (SELECT coalesce(json_agg(r ORDER BY r.nr), '[]') FROM (
    SELECT row_number() OVER (ORDER BY p.key ${direction}, p.id) AS nr, i.id, c.slug AS course, i.key, i.kind, x.title,
      i.locales, n.slug AS note, t.title AS "noteTitle", t.locale AS "noteLocale", i.place, p.key::text AS "sortValue",
      coalesce(m.suspended, false) AS suspended,
      CASE WHEN m.buried_until > ${sql.today} THEN m.buried_until END AS "buriedUntil",
      coalesce(m.lapses, 0) AS lapses, coalesce(m.repetitions, 0) AS reviews,
      CASE WHEN m.state <> 0 THEN json_build_object('isLearning', m.state <> 2, 'intervalDays', m.interval_days,
        'stability', m.stability, 'difficulty', m.difficulty, 'recall', ${sql.recall}, 'dueDay', m.due_day,
        'lastStudyDay', m.last_study_day) END AS memory
    FROM page p JOIN item i ON i.id = p.id JOIN course c ON c.id = i.course_id JOIN note n ON n.id = i.note_id
    JOIN item_text x ON x.item_id = i.id
    LEFT JOIN memory m ON m.learner_id = $1 AND m.item_id = i.id
    JOIN LATERAL (SELECT title, locale FROM note_text WHERE note_id = n.id AND locale IN (${sql.locale}, '${originalLocale}')
      ORDER BY (locale = ${sql.locale}) DESC LIMIT 1) t ON true) r) AS rows`;
  const [row] = await runOnce<{ rows: { nr?: number }[] }>(db, text, ...sql.values);
  return checked(pageRow, row && { ...row, rows: row.rows.map(({ nr: _, ...rest }) => rest) });
}

/** Names `course/item` of the first items that a query finds, in the order of the list. */
export async function findItemNames(
  db: Database,
  query: Query,
  { sort, limit, ...context }: BrowseContext & { readonly sort: Sort; readonly limit: number },
): Promise<string[]> {
  const sql = new SearchSql(context);
  const rows = await runOnce<{ name: string }>(
    db,
    `WITH ${sql.found(query, sql.sortKey(sort))}
     SELECT c.slug || '/' || i.key AS name
     FROM found f JOIN item i ON i.id = f.id JOIN course c ON c.id = i.course_id
     ORDER BY f.key ${sort.isDescending ? "DESC" : "ASC"}, f.id LIMIT ${sql.parameter(limit, "int")}`,
    ...sql.values,
  );
  return rows.map(({ name }) => name);
}

/** The number of all items that the list can show. */
export async function countItems(db: Database, learnerId: LearnerId): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ items: number }[]>(
    `SELECT count(*)::int AS items FROM enrolment e JOIN course c ON c.id = e.course_id AND c.source_hash <> '${withdrawn}'
     JOIN item i ON i.course_id = c.id AND i.retired_at IS NULL WHERE e.learner_id = $1`,
    learnerId,
  );
  return row?.items ?? 0;
}

const textColumns: readonly SortColumn[] = ["kind"];

/** Writes the SQL of one search, and collects its values. The learner is `$1`. */
class SearchSql {
  readonly values: unknown[];
  readonly #context: BrowseContext;
  readonly #parameters = new Map<string, string>();

  constructor(context: BrowseContext) {
    this.values = [context.learnerId];
    this.#context = context;
  }

  get today(): string {
    return this.#once("today", this.#context.today, "int");
  }

  get locale(): string {
    return this.#once("locale", this.#context.locale, "text");
  }

  /** Null while new. */
  get recall(): string {
    const factor = this.#once("factor", this.#context.curve.factor, "float8");
    const decay = this.#once("decay", this.#context.curve.decay, "float8");
    return `CASE WHEN m.state <> 0
      THEN power(1 + ${factor} * greatest(0, ${this.today} - m.last_study_day) / m.stability, ${decay}) END`;
  }

  get #matureDays(): string {
    return this.#once("mature", this.#context.matureDays, "int");
  }

  /** A value that the SQL may refer to often; one that it does not refer to must not be sent. */
  #once(name: string, value: string | number, type: "text" | "int" | "float8"): string {
    const known = this.#parameters.get(name) ?? this.parameter(value, type);
    this.#parameters.set(name, known);
    return known;
  }

  /** Adds a value; returns how the SQL refers to it. */
  parameter(value: string | number, type: "text" | "int" | "float8"): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  /**
   * The table `found`: ids of the live items of the learner's courses that the query finds, and what they are sorted by.
   * All of a learner's memories are read at once, since looking them up one by one takes ten times as long; texts are
   * only read if the query or the order needs them.
   */
  found(query: Query, key: string): string {
    const holds = this.#holds(query);
    const texts = /\bx\./.test(key + holds) ? "JOIN item_text x ON x.item_id = i.id" : "";
    return `met AS MATERIALIZED (
  SELECT item_id, state, stability, difficulty, repetitions, lapses, interval_days, due_day, last_study_day,
    last_reviewed_at, suspended, buried_until, asked_day FROM memory WHERE learner_id = $1
), found AS MATERIALIZED (
  SELECT i.id, ${key} AS key
  FROM enrolment e JOIN course c ON c.id = e.course_id AND c.source_hash <> '${withdrawn}'
  JOIN item i ON i.course_id = c.id AND i.retired_at IS NULL ${texts}
  LEFT JOIN met m ON m.item_id = i.id
  WHERE e.learner_id = $1 AND ${holds}
)`;
  }

  /** The value that the list is sorted by; rows without one come last. */
  sortKey({ column, isDescending }: Sort): string {
    const last = isDescending ? "'-Infinity'::float8" : "'Infinity'::float8";
    const number = (sql: string) => `coalesce((${sql})::float8, ${last})`;
    const ofMet = (sql: string) => number(`CASE WHEN m.state <> 0 THEN ${sql} END`);
    switch (column) {
      case "item":
        return number(`x.rank ->> ${this.locale}`);
      case "kind":
        return `i.kind COLLATE "C"`;
      case "note":
        return `(c.id * 1000000::float8 + i.position)`;
      case "state":
        return `(CASE WHEN coalesce(m.suspended, false) THEN 4 WHEN coalesce(m.state, 0) = 0 THEN 0 WHEN m.state <> 2 THEN 1
          WHEN m.interval_days < ${this.#matureDays} THEN 2 ELSE 3 END)::float8`;
      case "due":
        return ofMet("m.due_day");
      case "stability":
        return ofMet("m.stability");
      case "difficulty":
        return ofMet("m.difficulty");
      case "recall":
        return number(this.recall);
      case "lapses":
        return ofMet("m.lapses");
      case "seen":
        return ofMet("extract(epoch FROM m.last_reviewed_at)");
    }
  }

  /** SQL that is true or false, never null, so that it can be negated. */
  #holds(query: Query): string {
    switch (query.type) {
      case "all":
        return "true";
      case "and":
        return `(${query.parts.map((part) => this.#holds(part)).join(" AND ")})`;
      case "or":
        return `(${query.parts.map((part) => this.#holds(part)).join(" OR ")})`;
      case "not":
        return `NOT ${this.#holds(query.part)}`;
      default:
        return `((${this.#condition(query)}) IS TRUE)`;
    }
  }

  #condition(condition: Condition): string {
    switch (condition.type) {
      case "words":
        return this.#has("x.words", condition.text);
      case "text":
        return condition.field === "id"
          ? this.#has("lower(c.slug || '/' || i.key)", condition.text)
          : this.#has(`x.${condition.field}`, condition.text);
      case "kind":
        return `i.kind = ${this.parameter(condition.kind, "text")}`;
      case "is":
        return this.#is(condition.state);
      case "number":
        return this.#compares(numbers[condition.field](this), condition.comparison, condition.value);
      case "rated":
        return this.#rated(condition.days, condition.rating);
    }
  }

  /** A plain comparison: no sign of the text has a meaning of its own, as it would have with LIKE. */
  #has(column: string, text: string): string {
    return `strpos(${column}, ${this.parameter(text, "text")}) > 0`;
  }

  #is(state: ItemState): string {
    switch (state) {
      case "new":
        return "coalesce(m.state, 0) = 0";
      case "learning":
        return "m.state IN (1, 3)";
      case "review":
        return "m.state = 2";
      case "young":
        return `m.state = 2 AND m.interval_days < ${this.#matureDays}`;
      case "mature":
        return `m.state = 2 AND m.interval_days >= ${this.#matureDays}`;
      case "due":
        return `m.state <> 0 AND NOT m.suspended AND m.asked_day <= ${this.today}`;
      case "leech":
        return `m.lapses >= ${this.parameter(this.#context.leechLapses, "int")}`;
      case "suspended":
        return "m.suspended";
      case "buried":
        return `m.buried_until > ${this.today}`;
    }
  }

  /** Equality is that of the number as it was written: 3 is anything that rounds to 3. */
  #compares(sql: string, comparison: Comparison, value: number): string {
    if (comparison !== "=" && comparison !== "!=") {
      return `(${sql}) ${comparison} ${this.parameter(value, "float8")}`;
    }
    const half = 0.5 / 10 ** decimalsOf(value);
    const [from, to] = [this.parameter(value - half, "float8"), this.parameter(value + half, "float8")];
    const equal = `(${sql}) >= ${from} AND (${sql}) < ${to}`;
    return comparison === "=" ? equal : `(${sql}) IS NOT NULL AND NOT (${equal})`;
  }

  /**
   * Whether an item was rated at all, its memory knows, unless it was reset. A review's study day differs from the date
   * of its instant by less than three days, so that the index on instants can be used. The rating, one of four numbers,
   * is part of the text: Again has an index of its own, which the planner must know of. What was taken back is read at
   * once, not for each review.
   */
  #rated(days: number, rating: number | null): string {
    const first = this.#context.today - days + 1;
    const since = this.parameter(first, "int");
    const given = rating === null ? "" : `AND ${asCounted("r").rating} = ${Number(rating)}`;
    const reviewed = `i.id IN (SELECT r.item_id FROM review r WHERE r.learner_id = $1 ${given}
      AND r.reviewed_at >= to_timestamp(${this.parameter((first - 3) * 86_400, "float8")})
      AND r.study_day >= ${since} AND r.id NOT IN (SELECT event_id FROM undo WHERE learner_id = $1))`;
    const isRecent = `m.last_study_day >= ${since}`;
    if (rating !== null) return `(m.state = 0 OR ${isRecent}) AND ${reviewed}`;
    return `CASE WHEN m.state <> 0 THEN ${isRecent} WHEN m.state = 0 THEN ${reviewed} END`;
  }
}

/** The numbers that can be asked for. Those of an item that was not met are null, but for its counts. */
const numbers: Readonly<Record<NumberField, (sql: SearchSql) => string>> = {
  due: ({ today }) => `CASE WHEN m.state <> 0 THEN m.due_day - ${today} END`,
  stability: () => "CASE WHEN m.state <> 0 THEN m.stability END",
  difficulty: () => "CASE WHEN m.state <> 0 THEN m.difficulty END",
  recall: ({ recall }) => `100 * ${recall}`,
  lapses: () => "coalesce(m.lapses, 0)",
  reviews: () => "coalesce(m.repetitions, 0)",
};

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}
