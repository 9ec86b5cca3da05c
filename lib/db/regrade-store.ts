/** Corrections of how items are graded, as rows of the logs of those whose answers they concern. */
import { z } from "zod";
import type { Locale } from "@/lib/i18n/locale";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { ItemId, LearnerId, ReviewId } from "@/lib/quiz/ids";
import type { Rating } from "@/lib/scheduling/memory";
import type { Regraded } from "@/lib/scheduling/memory-event";
import type { GradedReview } from "@/lib/scheduling/regrade-score";
import { checked } from "./checked";
import { type Database, runOften } from "./prisma-client";
import {
  aliasedRowOf,
  aliasList,
  boolean,
  columnList,
  int,
  jsonb,
  nullable,
  of,
  type RowOf,
  rowOf,
  smallint,
  text,
  timestamptz,
  uuid,
} from "./table";

/** All columns but the learner's. */
export const regradeTable = {
  id: uuid,
  review_id: uuid,
  item_id: int,
  act_id: uuid,
  version: int,
  rating: of<Rating>(smallint),
  verdict: of<Regraded["verdict"]>(text),
  misconception: nullable(text),
  regraded_at: timestamptz,
};

export const regradeRow = rowOf(regradeTable);

export const regradeColumns = columnList(regradeTable, "r");

/** A regrading as the replay needs it. */
export type StoredRegrade = Regraded & {
  readonly id: string;
  readonly itemId: ItemId;
  /** The correction that it is part of. */
  readonly actId: string;
  /** The id of the review. */
  readonly of: string;
  readonly at: Date;
};

export function storedRegrade(row: RowOf<typeof regradeTable>): StoredRegrade {
  const { rating, verdict, misconception } = row;
  return {
    id: row.id,
    itemId: row.item_id,
    actId: row.act_id,
    of: row.review_id,
    at: new Date(row.regraded_at),
    rating,
    verdict,
    misconception,
  };
}

export type NewRegrade = StoredRegrade & { readonly version: number };

export function regradeInput(regrades: readonly NewRegrade[]): string {
  const rows: RowOf<typeof regradeTable>[] = regrades.map((g) => ({
    id: g.id,
    review_id: g.of,
    item_id: g.itemId,
    act_id: g.actId,
    version: g.version,
    rating: g.rating,
    verdict: g.verdict,
    misconception: g.misconception,
    regraded_at: g.at.toISOString(),
  }));
  return JSON.stringify(rows);
}

/** All columns but the learner's. */
export const regradeNoticeTable = {
  act_id: uuid,
  item_id: int,
  now_right: int,
  now_wrong: int,
  otherwise: int,
  is_taken_back: boolean,
  at: timestamptz,
};

/** An answer of an enrolled learner to one item, that the program graded. */
export type GradedAnswer = {
  readonly learnerId: LearnerId;
  readonly reviewId: ReviewId;
  /** Of the item, by which it was graded, with its body. */
  readonly version: number;
  readonly body: unknown;
  readonly given: Given;
  readonly answer: string;
  /** Of the learner's settings; null if none is set. */
  readonly locale: Locale | null;
} & GradedReview;

const gradedAnswerTable = {
  learner_id: text,
  review_id: uuid,
  version: int,
  body: of<unknown>(jsonb),
  given: of<Given>(jsonb),
  answer: text,
  locale: nullable(of<Locale>(text)),
  rating: of<Rating>(smallint),
  verdict: of<Regraded["verdict"]>(text),
  misconception: nullable(text),
  regraded_rating: nullable(of<Rating>(smallint)),
  regraded_verdict: nullable(of<Regraded["verdict"]>(text)),
  regraded_misconception: nullable(text),
};

const gradedAnswerRows = z.array(aliasedRowOf(gradedAnswerTable));

/**
 * All answers to an item that count, but those that gave up, learner by learner. OFFSET 0 makes the planner take each
 * learner's reviews of the item by their index.
 */
export async function readGradedAnswers(
  db: Database,
  { courseId, itemId }: { readonly courseId: number; readonly itemId: ItemId },
): Promise<GradedAnswer[]> {
  const rows = await db.$queryRawUnsafe<unknown>(
    `SELECT ${aliasList(gradedAnswerTable)} FROM (
       SELECT r.*, r.id AS review_id, iv.body, s.locale FROM enrolment e
       CROSS JOIN LATERAL (SELECT * FROM review WHERE learner_id = e.learner_id AND item_id = $2::int OFFSET 0) r
       JOIN item_version iv ON iv.item_id = r.item_id AND iv.version = r.version
       LEFT JOIN learner_settings s ON s.learner_id = e.learner_id
       WHERE e.course_id = $1::int AND r.verdict IS NOT NULL AND r.answer <> ''
         AND NOT EXISTS (SELECT 1 FROM undo u WHERE u.learner_id = r.learner_id AND u.event_id = r.id)
     ) a ORDER BY learner_id, reviewed_at, review_id`,
    courseId,
    itemId,
  );
  return checked(gradedAnswerRows, rows).map(
    ({ regradedRating, regradedVerdict, regradedMisconception, ...answer }) => ({
      ...answer,
      regraded:
        regradedRating === null || regradedVerdict === null
          ? null
          : { rating: regradedRating, verdict: regradedVerdict, misconception: regradedMisconception },
    }),
  );
}

/** A correction of an item's grading that was carried out. */
export type RegradeAct = {
  readonly actId: string;
  readonly itemId: ItemId;
  readonly key: string;
  readonly at: Date;
  readonly answers: number;
  readonly learners: number;
  /** Regradings that are not taken back. */
  readonly standing: number;
};

const actTable = {
  act_id: uuid,
  item_id: int,
  key: text,
  at: timestamptz,
  answers: int,
  learners: int,
  standing: int,
};

const actRows = z.array(aliasedRowOf(actTable));

/** The corrections in a course, the latest first. */
export async function readRegradeActs(db: Database, courseId: number): Promise<RegradeAct[]> {
  const rows = await db.$queryRawUnsafe<unknown>(
    `SELECT ${aliasList(actTable)} FROM (
       SELECT g.act_id, g.item_id, i.key, to_json(max(g.regraded_at)) #>> '{}' AS at, count(*)::int AS answers,
         count(DISTINCT g.learner_id)::int AS learners,
         count(*) FILTER (WHERE NOT EXISTS (
           SELECT 1 FROM undo u WHERE u.learner_id = g.learner_id AND u.event_id = g.id))::int AS standing
       FROM item i JOIN regrade g ON g.item_id = i.id
       WHERE i.course_id = $1::int GROUP BY 1, 2, 3
     ) a ORDER BY at DESC`,
    courseId,
  );
  return checked(actRows, rows).map(({ at, ...act }) => ({ ...act, at: new Date(at) }));
}

/** The learners of a correction of an item. */
export async function readRegradedLearners(
  db: Database,
  { itemId, actId }: { readonly itemId: ItemId; readonly actId: string },
): Promise<LearnerId[]> {
  const rows = await db.$queryRawUnsafe<{ id: LearnerId }[]>(
    "SELECT DISTINCT learner_id AS id FROM regrade WHERE item_id = $1::int AND act_id = $2::uuid ORDER BY 1",
    itemId,
    actId,
  );
  return rows.map(({ id }) => id);
}

/** What a learner is to be told of a correction. */
export type RegradeNotice = {
  readonly actId: string;
  readonly itemId: ItemId;
  readonly nowRight: number;
  readonly nowWrong: number;
  readonly otherwise: number;
  readonly isTakenBack: boolean;
};

/** Replaces what the learner has not been told yet of the same correction. */
export async function writeRegradeNotice(
  db: Database,
  learnerId: LearnerId,
  { actId, ...notice }: RegradeNotice,
  now: Date,
): Promise<void> {
  const data = { ...notice, at: now };
  await db.regradeNotice.upsert({
    where: { learnerId_actId: { learnerId, actId } },
    create: { learnerId, actId, ...data },
    update: data,
  });
}

/** Forgets what the learner has not been told yet of a correction; whether there was anything. */
export async function deleteRegradeNotice(
  db: Database,
  learnerId: LearnerId,
  actId: string,
): Promise<boolean> {
  return (await db.regradeNotice.deleteMany({ where: { learnerId, actId } })).count > 0;
}

export type ToldRegrade = RegradeNotice & {
  readonly key: string;
  readonly version: number;
  readonly kind: KindName;
  readonly course: string;
};

/** What the learner has not been told yet, the oldest first. */
export async function readRegradeNotices(db: Database, learnerId: LearnerId): Promise<ToldRegrade[]> {
  return runOften<ToldRegrade>(
    db,
    `SELECT n.act_id AS "actId", n.item_id AS "itemId", n.now_right AS "nowRight", n.now_wrong AS "nowWrong", n.otherwise,
       n.is_taken_back AS "isTakenBack", i.key, i.version, i.kind, c.slug AS course
     FROM regrade_notice n JOIN item i ON i.id = n.item_id JOIN course c ON c.id = i.course_id
     WHERE n.learner_id = $1 ORDER BY n.at, n.act_id LIMIT 20`,
    learnerId,
  );
}
