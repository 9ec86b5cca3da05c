/**
 * What a course's learners have answered, summed up for those who teach it. Whose answers: `learnersOf` says it, once
 * for all statements; who may ask is for the services.
 */
import { z } from "zod";
import type { Locale, LocalizedText } from "@/lib/i18n/locale";
import type { CentredSums } from "@/lib/insights/correlation";
import type { RecallSums } from "@/lib/insights/expected-recall";
import type { MistakenLearners, WeekOfMistakes } from "@/lib/insights/misconceptions";
import type { ResidualSums } from "@/lib/insights/surprise";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId, ReviewId } from "@/lib/quiz/ids";
import { type AskedReview, askedReviewColumns, askedReviewRow } from "./browse-item-store";
import { checked } from "./checked";
import { sumOverPhases } from "./counter-store";
import { givenValues, kindName, localeName, localizedText } from "./json-columns";
import type { Database } from "./prisma-client";
import { isNotUndone } from "./review-store";
import { asCounted } from "./situation-columns";

/** Whose answers: those of a class, or, with null, of everybody in the course. */
export type InsightScope = { readonly courseId: number; readonly classId: string | null };

/** SQL: the CTE `member` of the learners in the class `$2`; without one, in the course `$1`. */
const learnersOf = `member AS MATERIALIZED (
  SELECT learner_id FROM enrolment WHERE course_id = $1::int AND $2::uuid IS NULL
  UNION ALL
  SELECT learner_id FROM class_member WHERE class_id = $2::uuid AND role = 'learner' AND left_at IS NULL)`;
/** SQL: the score of the review `r` as it counts. */
const counted = asCounted("r");
const isOfMember = "learner_id IN (SELECT learner_id FROM member)";
/** SQL: the CTE `live` of the course's items. */
const liveItems =
  "live AS MATERIALIZED (SELECT id, concepts, note_id FROM item WHERE course_id = $1::int AND retired_at IS NULL)";

/** SQL: whether the review `r` is the learner's first of the item, and not one after it was reset. */
const isFirst = `r.phase = 0 AND NOT EXISTS (SELECT 1 FROM memory_action a WHERE a.learner_id = r.learner_id
  AND a.item_id = r.item_id AND a.type = 'reset' AND a.acted_at < r.reviewed_at)`;

// ── Items ──────────────────────────────────────────────────────────────────────────────────────────

export type FirstCount = { readonly n: number; readonly right: number };

export type ItemSums = {
  readonly itemId: ItemId;
  /** First exposures. */
  readonly n: number;
  readonly right: number;
  /** Of them, those since it is known who reads: by learners who had read the item's note before, and by the rest. */
  readonly read: FirstCount;
  readonly unread: FirstCount;
  readonly medianMs: number;
  readonly p90Ms: number;
  /** Of outcome and mean on the other items, over learners who met enough others. */
  readonly pairs: CentredSums;
  /** Of later reviews with a prediction; null without any. */
  readonly later: ResidualSums | null;
};

/** By learner: items met, and known at first. */
export type FirstTotals = Readonly<Record<string, readonly [met: number, right: number]>>;

const sumsRow = z.tuple([
  z.int(),
  z.int(),
  z.int(),
  z.int(),
  z.int(),
  z.int(),
  z.int(),
  z.number(),
  z.number(),
  z.int(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
]);

/**
 * First exposures by item. Longer answers count as `idleMs`; a learner's mean needs `fewestOthers` other items.
 */
export async function readItemSums(
  db: Database,
  { courseId, classId }: InsightScope,
  { idleMs, fewestOthers }: { readonly idleMs: number; readonly fewestOthers: number },
): Promise<{ readonly items: ItemSums[]; readonly totals: FirstTotals }> {
  const [row] = await db.$queryRawUnsafe<{ firsts: unknown; totals: FirstTotals }[]>(
    `WITH ${learnersOf}, ${liveItems}, first AS MATERIALIZED (
       SELECT r.learner_id, r.item_id, (${counted.rating} > 1)::int AS x, least(r.elapsed_ms, $3::int) AS ms,
         CASE WHEN r.reviewed_at >= (SELECT readings_since FROM course WHERE id = $1::int)
           THEN coalesce(n.read_at < r.reviewed_at, false) END AS was_read
       FROM review r JOIN live i ON i.id = r.item_id
       LEFT JOIN note_reading n ON n.learner_id = r.learner_id AND n.note_id = i.note_id
       WHERE r.${isOfMember} AND ${isFirst} AND ${isNotUndone}
     ), total AS MATERIALIZED (
       SELECT learner_id, count(*)::int AS met, sum(x)::int AS known FROM first GROUP BY learner_id
     ), summed AS (
       SELECT item_id, count(*) AS n, sum(x) AS known,
         count(*) FILTER (WHERE was_read) AS read, count(*) FILTER (WHERE was_read AND x = 1) AS read_known,
         count(*) FILTER (WHERE NOT was_read) AS unread, count(*) FILTER (WHERE NOT was_read AND x = 1) AS unread_known,
         percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ms) AS ms,
         regr_count(x, y) AS pairs, regr_sxx(y, x) AS sxx, regr_syy(y, x) AS syy, regr_sxy(y, x) AS sxy
       FROM first JOIN total USING (learner_id)
       CROSS JOIN LATERAL (SELECT CASE WHEN met > $4::int THEN (known - x)::float8 / (met - 1) END AS y) o
       GROUP BY item_id
     )
     SELECT (SELECT coalesce(json_agg(json_build_array(item_id, n, known, read, read_known, unread, unread_known,
         ms[1], ms[2], pairs, sxx, syy, sxy)), '[]') FROM summed) AS firsts, (SELECT coalesce(json_object_agg(learner_id, json_build_array(met, known)), '{}') FROM total) AS totals`,
    courseId,
    classId,
    idleMs,
    fewestOthers,
  );
  const later = await readLaterSums(db, { courseId, classId });
  const items = checked(z.array(sumsRow), row?.firsts).map(
    ([itemId, n, right, read, readRight, unread, unreadRight, medianMs, p90Ms, pairs, sxx, syy, sxy]) => ({
      itemId,
      n,
      right,
      read: { n: read, right: readRight },
      unread: { n: unread, right: unreadRight },
      medianMs,
      p90Ms,
      pairs: { n: pairs, sxx: sxx ?? 0, syy: syy ?? 0, sxy: sxy ?? 0 },
      later: later.get(itemId) ?? null,
    }),
  );
  return { items, totals: row?.totals ?? {} };
}

/**
 * Later reviews with FSRS's prediction, by item. It is that of the product's default weights, as the figure needs, for
 * whoever never had others; the rest are left out.
 */
async function readLaterSums(
  db: Database,
  { courseId, classId }: InsightScope,
): Promise<ReadonlyMap<ItemId, ResidualSums>> {
  const rows = await db.$queryRawUnsafe<({ itemId: ItemId } & ResidualSums)[]>(
    `WITH ${learnersOf}, ${liveItems}
     SELECT r.item_id AS "itemId", count(*)::int AS n, count(DISTINCT r.learner_id)::int AS learners,
       count(*) FILTER (WHERE ${counted.rating} > 1)::int AS recalled, sum(r.predicted_recall)::float8 AS predicted,
       sum(r.predicted_recall * (1 - r.predicted_recall))::float8 AS variance
     FROM review r WHERE r.${isOfMember} AND r.item_id IN (SELECT id FROM live) AND r.predicted_recall IS NOT NULL
       AND r.learner_id NOT IN (SELECT p.learner_id FROM preset p WHERE p.weights <> '{}') AND ${isNotUndone}
     GROUP BY r.item_id`,
    courseId,
    classId,
  );
  return new Map(rows.map(({ itemId, ...sums }) => [itemId, sums]));
}

/** In how many learners' memories of an item it is a leech, by item. */
export async function readLeechCounts(
  db: Database,
  { courseId, classId }: InsightScope,
  leechLapses: number,
): Promise<ReadonlyMap<ItemId, number>> {
  const rows = await db.$queryRawUnsafe<{ itemId: ItemId; learners: number }[]>(
    `WITH ${learnersOf}, ${liveItems} SELECT k.item_id AS "itemId", count(*)::int AS learners FROM memory k
     WHERE k.${isOfMember} AND k.item_id IN (SELECT id FROM live) AND k.lapses >= $3::int GROUP BY k.item_id`,
    courseId,
    classId,
    leechLapses,
  );
  return new Map(rows.map(({ itemId, learners }) => [itemId, learners]));
}

export type InsightItem = {
  readonly id: ItemId;
  readonly key: string;
  readonly kind: KindName;
  readonly title: LocalizedText;
  readonly version: number;
  readonly graded: boolean;
  readonly locales: readonly Locale[];
  readonly note: string;
  readonly concepts: readonly string[];
};

const insightItem: z.ZodType<InsightItem> = z.strictObject({
  id: z.int(),
  key: z.string(),
  kind: kindName,
  title: localizedText,
  version: z.int(),
  graded: z.boolean(),
  locales: z.array(localeName),
  note: z.string(),
  concepts: z.array(z.string()),
});

/** The live items of a course, in reading order. */
export async function readInsightItems(db: Database, courseId: number): Promise<InsightItem[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT i.id, i.key, i.kind, coalesce(t.title, jsonb_build_object('en', i.key)) AS title, i.version, i.graded, i.locales,
       n.slug AS note, i.concepts
     FROM item i JOIN note n ON n.id = i.note_id LEFT JOIN item_text t ON t.item_id = i.id
     WHERE i.course_id = $1::int AND i.retired_at IS NULL ORDER BY n.position, i.position`,
    courseId,
  );
  return checked(z.array(insightItem), rows);
}

// ── Mistakes ───────────────────────────────────────────────────────────────────────────────────────

/** Wrong answers from a Monday on, by item, misconception and week, and who gave them. */
export async function readMistakesByWeek(
  db: Database,
  { courseId, classId }: InsightScope,
  sinceMonday: number,
): Promise<{ readonly weeks: WeekOfMistakes[]; readonly learners: MistakenLearners[] }> {
  const [row] = await db.$queryRawUnsafe<{ weeks: WeekOfMistakes[]; learners: MistakenLearners[] }[]>(
    `WITH ${learnersOf}, ${liveItems}, wrong AS MATERIALIZED (
       SELECT learner_id, item_id, misconception, study_day - (study_day + 3) % 7 AS week, reviews FROM learner_mistake
       WHERE ${isOfMember} AND item_id IN (SELECT id FROM live) AND study_day >= $3::int AND reviews > 0
     )
     SELECT (SELECT coalesce(json_agg(w), '[]') FROM (SELECT item_id AS "itemId", misconception, week, sum(reviews)::int AS wrong
         FROM wrong GROUP BY 1, 2, 3) w) AS weeks,
       (SELECT coalesce(json_agg(l), '[]') FROM (SELECT item_id AS "itemId", misconception,
         count(DISTINCT learner_id)::int AS learners FROM wrong GROUP BY 1, 2) l) AS learners`,
    courseId,
    classId,
    sinceMonday,
  );
  return row ?? { weeks: [], learners: [] };
}

// ── Concepts and learners ──────────────────────────────────────────────────────────────────────────

export type ConceptSums = RecallSums & { readonly concept: string };

const cells = `${learnersOf}, ${liveItems}, listed AS MATERIALIZED (
  SELECT k.learner_id, k.item_id, power(1 + $4::float8 * greatest(0, $3::int - k.last_study_day) / k.stability, $5::float8) AS recall
  FROM memory k WHERE k.${isOfMember} AND k.state > 0 AND NOT k.suspended
), spread AS (SELECT id, unnest(concepts) AS concept FROM live
), cell AS MATERIALIZED (
  SELECT l.learner_id, s.concept, count(*)::int AS met, avg(l.recall) AS recall
  FROM listed l JOIN spread s ON s.id = l.item_id GROUP BY l.learner_id, s.concept
)`;

/**
 * What learners are expected to recall, on a study day, of the items of each concept that they have met, if nothing is
 * reviewed until then. The curve is that of lib/scheduling `recallCurve`.
 */
export function readConceptSums(
  db: Database,
  { courseId, classId }: InsightScope,
  day: number,
  curve: { readonly factor: number; readonly decay: number },
): Promise<ConceptSums[]> {
  return db.$queryRawUnsafe<ConceptSums[]>(
    `WITH ${cells} SELECT concept, count(*)::int AS learners, avg(recall) AS mean,
       coalesce(var_samp(recall), 0) * (count(*) - 1)::float8 AS squares FROM cell GROUP BY concept`,
    courseId,
    classId,
    day,
    curve.factor,
    curve.decay,
  );
}

/** Of a learner in a concept: items met, and the mean of their expected recall. */
export type ConceptCell = {
  readonly learnerId: LearnerId;
  readonly concept: string;
  readonly met: number;
  readonly recall: number;
};

/** The same for each learner. */
export function readConceptCells(
  db: Database,
  { courseId, classId }: InsightScope,
  day: number,
  curve: { readonly factor: number; readonly decay: number },
): Promise<ConceptCell[]> {
  return db.$queryRawUnsafe<ConceptCell[]>(
    `WITH ${cells} SELECT learner_id AS "learnerId", concept, met, recall FROM cell`,
    courseId,
    classId,
    day,
    curve.factor,
    curve.decay,
  );
}

/** How a learner of a class is getting on in its course. */
export type LearnerProgress = {
  readonly learnerId: LearnerId;
  /** Items met. */
  readonly met: number;
  /** Items due. */
  readonly due: number;
  /** The last study day with reviews; null without any. */
  readonly lastDay: number | null;
  /** When they came into the class; null for a course. */
  readonly joinedDay: number | null;
  /** Reviews of items with an interval of at least a day, since `sinceDay`, and how many were recalled. */
  readonly spaced: number;
  readonly recalled: number;
};

/** Everybody in the class, on the study day `today`. */
export function readLearnerProgress(
  db: Database,
  { courseId, classId }: InsightScope,
  { today, sinceDay }: { readonly today: number; readonly sinceDay: number },
): Promise<LearnerProgress[]> {
  return db.$queryRawUnsafe<LearnerProgress[]>(
    `WITH ${learnersOf}, ${liveItems}, held AS (
       SELECT k.learner_id, count(*) FILTER (WHERE k.state > 0)::int AS met,
         count(*) FILTER (WHERE k.state > 0 AND k.asked_day <= $3::int)::int AS due
       FROM memory k WHERE k.${isOfMember} AND k.item_id IN (SELECT id FROM live) GROUP BY k.learner_id
     ), studied AS (
       SELECT learner_id, max(study_day) FILTER (WHERE ${sumOverPhases("reviews")} > 0) AS last_day,
         sum(young_reviews + mature_reviews) FILTER (WHERE study_day >= $4::int)::int AS spaced,
         sum(young_right + mature_right) FILTER (WHERE study_day >= $4::int)::int AS recalled
       FROM learner_day WHERE course_id = $1::int AND ${isOfMember} GROUP BY learner_id
     )
     SELECT m.learner_id AS "learnerId", coalesce(h.met, 0) AS met, coalesce(h.due, 0) AS due, s.last_day AS "lastDay",
       (SELECT floor(extract(epoch FROM j.joined_at) / 86400)::int FROM class_member j
         WHERE j.learner_id = m.learner_id AND j.class_id = $2::uuid) AS "joinedDay",
       coalesce(s.spaced, 0) AS spaced, coalesce(s.recalled, 0) AS recalled
     FROM member m LEFT JOIN held h USING (learner_id) LEFT JOIN studied s USING (learner_id)`,
    courseId,
    classId,
    today,
    sinceDay,
  );
}

// ── Just now ──

/** An answer of the last minutes, in a session or in practice. */
export type RecentAnswer = {
  readonly learnerId: LearnerId;
  readonly itemId: ItemId;
  readonly isRight: boolean;
  /** Null for right answers, and where none explains it. */
  readonly misconception: string | null;
};

/** Answers of these learners to the course's items since an instant. */
export function readRecentAnswers(
  db: Database,
  { courseId, classId }: InsightScope,
  since: Date,
): Promise<RecentAnswer[]> {
  return db.$queryRawUnsafe<RecentAnswer[]>(
    `WITH ${learnersOf}, ${liveItems}
     SELECT m.learner_id AS "learnerId", a.* FROM member m CROSS JOIN LATERAL (
       SELECT r.item_id AS "itemId", ${counted.rating} > 1 AS "isRight", ${counted.misconception} AS misconception
       FROM review r WHERE r.learner_id = m.learner_id AND r.reviewed_at >= $3::timestamptz AND ${isNotUndone}
       UNION ALL
       SELECT p.item_id, p.verdict = 'correct', p.misconception FROM practice_answer p
       WHERE p.learner_id = m.learner_id AND p.answered_at >= $3::timestamptz) a
     WHERE a."itemId" IN (SELECT id FROM live)`,
    courseId,
    classId,
    since,
  );
}

// ── Unclear questions ──────────────────────────────────────────────────────────────────────────────

/** What was said about a question; nobody is named. */
export type UnclearSaid = {
  readonly itemId: ItemId;
  readonly words: string;
  readonly reportedAt: Date;
  readonly given: Given;
};

/** The latest reports of live items. */
export function readUnclearSaid(
  db: Database,
  { courseId, classId }: InsightScope,
  most: number,
): Promise<UnclearSaid[]> {
  return db.$queryRawUnsafe<UnclearSaid[]>(
    `WITH ${learnersOf}, ${liveItems}
     SELECT u.item_id AS "itemId", u.words, u.reported_at AS "reportedAt", v.given
     FROM unclear_report u JOIN variant v ON v.learner_id = u.learner_id AND v.id = u.variant_id
     WHERE u.${isOfMember} AND u.item_id IN (SELECT id FROM live)
     ORDER BY u.reported_at DESC, u.variant_id LIMIT $3::int`,
    courseId,
    classId,
    most,
  );
}

// ── One item ───────────────────────────────────────────────────────────────────────────────────────

/** An answer to an item. */
export type ItemAnswer = {
  readonly learnerId: LearnerId;
  readonly reviewId: ReviewId;
  readonly version: number;
  readonly given: Given;
  readonly answer: string | null;
  readonly misconception: string | null;
  readonly isRight: boolean;
  readonly isFirst: boolean;
  readonly elapsedMs: number;
  readonly reviewedAt: Date;
};

const itemAnswer = z.strictObject({
  learnerId: z.string(),
  reviewId: z.string(),
  version: z.int(),
  given: givenValues,
  answer: z.string().nullable(),
  misconception: z.string().nullable(),
  isRight: z.boolean(),
  isFirst: z.boolean(),
  elapsedMs: z.int(),
  reviewedAt: z.date(),
});

/** All answers to an item that count, the newest first. OFFSET 0 makes the planner take each learner's by the index. */
export async function readItemAnswers(
  db: Database,
  { courseId, classId }: InsightScope,
  itemId: ItemId,
): Promise<ItemAnswer[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `WITH ${learnersOf}
     SELECT r.learner_id AS "learnerId", r.id AS "reviewId", r.version, r.given, r.answer,
       ${counted.misconception} AS misconception, ${counted.rating} > 1 AS "isRight", ${isFirst} AS "isFirst", r.elapsed_ms AS "elapsedMs", r.reviewed_at AS "reviewedAt"
     FROM member m CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = m.learner_id AND item_id = $3::int OFFSET 0) r
     WHERE ${isNotUndone} ORDER BY r.reviewed_at DESC, r.id`,
    courseId,
    classId,
    itemId,
  );
  return checked(z.array(itemAnswer), rows);
}

/** An answer of one of these learners to an item of the course, with the version that it was given to; null for others. */
export async function findScopedReview(
  db: Database,
  { courseId, classId }: InsightScope,
  itemId: ItemId,
  reviewId: ReviewId,
): Promise<AskedReview | null> {
  const [given] = await db.$queryRawUnsafe<unknown[]>(
    `WITH ${learnersOf}
     SELECT ${askedReviewColumns} FROM member m
     CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = m.learner_id AND id = $4::uuid OFFSET 0) r
     JOIN item i ON i.id = r.item_id AND i.course_id = $1::int AND i.retired_at IS NULL
     JOIN item_version iv ON iv.item_id = r.item_id AND iv.version = r.version
     WHERE r.item_id = $3::int AND ${isNotUndone}`,
    courseId,
    classId,
    itemId,
    reviewId,
  );
  return given === undefined ? null : checked(askedReviewRow, given);
}
