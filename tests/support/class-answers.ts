/**
 * A course's learners, as many as one likes, without a service: all have met all of its items and reviewed each again.
 * They have abilities and items an ease, so that statistics find something; answers are those of real variants.
 */

import type { KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";

/** Runs SQL: a pool on a server, or the database of a test. */
type Sql = { query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }> };

const variantsOfItem = 24;
const batch = 50;

export function memberId(n: number): string {
  return `member-${String(n).padStart(5, "0")}`;
}

/** `reviewsOfItem` of each learner and item. Returns the number of reviews. */
export async function seedClass(
  db: Sql,
  { learners, reviewsOfItem, today }: { learners: number; reviewsOfItem: number; today: number },
): Promise<number> {
  const run = (sql: string, values: unknown[] = []) => db.query(sql, values);
  const ids = Array.from({ length: learners }, (_, n) => memberId(n));
  await run("UPDATE item SET published_at = '2020-01-01'");
  await run(
    `INSERT INTO "user" (id, name, email, email_verified, updated_at)
     SELECT l, l, l || '@class.test', true, now() FROM jsonb_array_elements_text($1::jsonb) l`,
    [JSON.stringify(ids)],
  );
  await run(`INSERT INTO enrolment (learner_id, course_id) SELECT u.id, c.id FROM "user" u, course c
    WHERE u.id LIKE 'member-%'`);
  await run(
    `CREATE TABLE possible_answer (item_id int, n int, given jsonb, key text, wrong text, misconception text,
      PRIMARY KEY (item_id, n))`,
  );
  await run(
    "INSERT INTO possible_answer SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(item_id int, n int, given jsonb, key text, wrong text, misconception text)",
    [JSON.stringify(await answersOf(db))],
  );
  for (let from = 0; from < learners; from += batch)
    await run(reviewsSql, [
      JSON.stringify(ids.slice(from, from + batch)),
      today,
      reviewsOfItem,
      variantsOfItem,
    ]);
  await run(memoriesSql);
  await run(mistakesSql);
  await run(daysSql);
  await run("DROP TABLE possible_answer");
  const { rows } = await run("SELECT count(*)::int AS n FROM review");
  return (rows[0] as { n: number }).n;
}

async function answersOf(db: Sql) {
  const { rows } = await db.query(`SELECT i.id, i.kind, v.body FROM item i
    JOIN item_version v ON v.item_id = i.id AND v.version = i.version WHERE i.retired_at IS NULL`);
  return (rows as { id: number; kind: KindName; body: unknown }[]).flatMap(({ id, kind: name, body }) => {
    const kind = kindOf(name);
    return Array.from({ length: variantsOfItem }, (_, n) => {
      const given = kind.draw(body, { seed: `${id} ${n}`, avoid: [] });
      if (!kind.graded) return { item_id: id, n, given };
      const key = kind.key(body, given, "en");
      const { right, wrong } = kind.samples(body, given);
      const known = key.misconceptions.find(({ value }) => value !== null);
      const slip = n % 3 === 0 ? null : kind.slip(body, given, "en");
      return {
        item_id: id,
        n,
        given,
        key: right[0] ?? "",
        wrong: slip ?? wrong.at(n % Math.max(1, wrong.length)) ?? "",
        misconception: slip === null ? null : (known?.id ?? null),
      };
    });
  });
}

/** A number from 0 to 1 that depends on these alone. */
const chance = (...of: string[]) =>
  `(('x' || substr(md5(${of.join(" || '/' || ")}), 1, 7))::bit(28)::int / 268435456.0)`;

const reviewsSql = `
INSERT INTO review (learner_id, id, item_id, version, variant_id, session_id, given, answer, verdict, misconception, rating,
  reviewed_at, study_day, preset_version, rules, elapsed_ms, phase, stage_before, stage_after, predicted_recall,
  calibration_bin, stability_before, stability_after, hour)
SELECT l, gen_random_uuid(), i.id, i.version, gen_random_uuid(), NULL, a.given,
  CASE WHEN i.graded THEN CASE WHEN x.is_right THEN a.key ELSE a.wrong END END,
  CASE WHEN i.graded THEN CASE WHEN x.is_right THEN 'correct' ELSE 'wrong' END END,
  CASE WHEN i.graded AND NOT x.is_right THEN a.misconception END,
  CASE WHEN x.is_right THEN 3 ELSE 1 END, to_timestamp(x.day * 86400.0 + 36000 + i.position), x.day, 0, 1,
  (3000 + 40000 * ${chance("l", "i.id", "r", "'t'")})::int, CASE WHEN r = 0 THEN 0 ELSE 3 END,
  CASE WHEN r = 0 THEN 0 ELSE 2 END, 2, CASE WHEN r > 0 THEN 0.9 END, CASE WHEN r > 0 THEN 147488 END,
  CASE WHEN r > 0 THEN 5 END, 8, 10
FROM jsonb_array_elements_text($1::jsonb) l
CROSS JOIN item i CROSS JOIN generate_series(0, $3::int - 1) r
CROSS JOIN LATERAL (SELECT floor(${chance("l", "i.id", "r")} * $4::int)::int AS n) v
CROSS JOIN LATERAL (SELECT ${chance("l", "i.id", "r", "'o'")} <
    1 / (1 + exp(-(4 * (${chance("l", "'ability'")} - 0.5) + 2.5 * ${chance("i.id::text")} + r))) AS is_right,
  $2::int - 55 + i.position / 12 + r * 12 AS day) x
LEFT JOIN possible_answer a ON a.item_id = i.id AND a.n = v.n
WHERE i.retired_at IS NULL`;

const memoriesSql = `
INSERT INTO memory (learner_id, item_id, state, stability, difficulty, step, repetitions, lapses, interval_days, due_day,
  asked_day, first_study_day, last_study_day, last_reviewed_at, last_event_at, version)
SELECT learner_id, item_id, 2, 4 + 30 * ${chance("learner_id", "item_id")}, 5, 0, count(*), count(*) FILTER (WHERE rating = 1), 8,
  max(study_day) + 8, max(study_day) + 8, min(study_day), max(study_day), max(reviewed_at), max(reviewed_at), count(*)
FROM review WHERE learner_id LIKE 'member-%' GROUP BY learner_id, item_id`;

const mistakesSql = `
INSERT INTO learner_mistake (learner_id, study_day, item_id, misconception, reviews)
SELECT learner_id, study_day, item_id, coalesce(misconception, ''), count(*) FROM review
WHERE learner_id LIKE 'member-%' AND verdict = 'wrong' GROUP BY 1, 2, 3, 4`;

const phaseColumns = ["new", "learning", "relearning", "young", "mature"].flatMap((phase) => [
  `${phase}_reviews`,
  `${phase}_right`,
  `${phase}_ms`,
]);

const daysSql = `
INSERT INTO learner_day (learner_id, study_day, course_id, ${phaseColumns.join(", ")}, predicted, log_loss_micro,
  learning_change, young_change, mature_change, suspended_change)
SELECT r.learner_id, r.study_day, i.course_id, ${phaseColumns
  .map((column) => {
    const index = { new: 0, young: 3 }[column.split("_")[0] as "new" | "young"] ?? 9;
    const what = column.endsWith("ms") ? "sum(elapsed_ms)" : "count(*)";
    const right = column.endsWith("right") ? " AND rating > 1" : "";
    return `coalesce(${what} FILTER (WHERE phase = ${index}${right}), 0)`;
  })
  .join(", ")}, 0, 0, 0, 0, 0, 0
FROM review r JOIN item i ON i.id = r.item_id WHERE r.learner_id LIKE 'member-%' GROUP BY 1, 2, 3`;
