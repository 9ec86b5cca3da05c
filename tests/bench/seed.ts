/** A database after about a year: one large course, many learners, a million memories, each with a review. */
import { createHmac, randomBytes } from "node:crypto";
import { recountSql } from "../../lib/db/counter-store";

/** Made up, but as varied as real ones: reviews of young and mature items at many hours and with many predictions. */
export const situationColumns = "phase, stage_before, stage_after, predicted_recall, calibration_bin, hour";
export const situations = `3 + (n + item_id) % 2, 2 + (n + item_id) % 2, 3, 0.7 + item_id % 12 * 0.025,
      (28 + item_id % 12) * 4096 + (1 + n % 3) * 256 + (1 + n % 4) * 16, 7 + item_id % 14`;

/** Runs SQL: a pool on a server, or the embedded database. */
export type Sql = { query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }> };

export const itemsOfLargeCourse = 10_000;
export const conceptsOfLargeCourse = 60;
export const memories = 1_000_000;

/** Learners that cause the load. Each has variants of the large course's first items, drawn and unanswered. */
export const loadLearners = 64;
const itemsDrawn = 400;
/** A variant counts once, so each item needs enough of them for all runs. */
const variantsOfItem = 4;

/** One learner has met every item of the large course, and has made ten reviews of each. */
export const veteran = "bench-veteran";

export function learnerId(n: number): string {
  return `bench-${String(n).padStart(5, "0")}`;
}

/**
 * For the embedded database: the learners that cause the load, in the course that is published there. A course without
 * a folder would be withdrawn at the next start.
 */
export async function seedPublished(db: Sql, today: number): Promise<void> {
  const run = (sql: string, values: unknown[] = []) => db.query(sql, values);
  const learners = JSON.stringify(Array.from({ length: loadLearners }, (_, n) => learnerId(n)));
  await run(
    `INSERT INTO "user" (id, name, email, email_verified, updated_at)
     SELECT l, l, l || '@bench.test', true, now() FROM jsonb_array_elements_text($1::jsonb) l`,
    [learners],
  );
  await run(`INSERT INTO enrolment (learner_id, course_id) SELECT u.id, c.id FROM "user" u, course c`);
  await run(
    `INSERT INTO memory (learner_id, item_id, state, stability, difficulty, step, repetitions, lapses,
      interval_days, due_day, asked_day, first_study_day, last_study_day, last_reviewed_at, last_event_at, version)
     SELECT u.id, i.id, 2, 20 + i.position % 100, 5, 0, 5, 0, 30, d.due, d.due,
       $1::int - 200, $1::int - 30, now() - interval '30 days', now() - interval '30 days', 5
     FROM "user" u, item i, LATERAL (SELECT $1::int - 2 + i.id * 7919 % 20 AS due) d WHERE NOT i.graded`,
    [today],
  );
  await run(
    `INSERT INTO variant (learner_id, id, item_id, version, given, drawn_at)
     SELECT u.id, gen_random_uuid(), i.id, i.version, '{}', now()
     FROM "user" u, item i, generate_series(1, 6) WHERE NOT i.graded`,
  );
  await run("UPDATE item SET published_at = '2020-01-01'");
  await run("VACUUM ANALYZE");
}

export async function seed(db: Sql, today: number, memoriesInAll = memories): Promise<void> {
  const run = (sql: string, values: unknown[] = []) => db.query(sql, values);
  const concepts = Array.from({ length: conceptsOfLargeCourse }, (_, n) => ({
    id: `c-${n}`,
    name: { en: `Concept ${n}` },
    prerequisites: n < 4 ? [] : [`c-${n - 4}`],
  }));
  await run(
    `INSERT INTO course (slug, title, summary, concepts, source_hash, published_at)
     VALUES ('bench', '{"en":"Bench"}', '{"en":"Bench"}', $1::jsonb, 'bench', '2020-01-01')`,
    [JSON.stringify(concepts)],
  );
  await run(
    `INSERT INTO note (course_id, slug, position) SELECT id, 'bench', 1 FROM course WHERE slug = 'bench'`,
  );
  await run(`INSERT INTO note_text (note_id, locale, title, minutes, headings, segments)
    SELECT id, 'en', 'Bench', 1, '[]', '[]' FROM note WHERE slug = 'bench'`);
  await run(
    `INSERT INTO item (course_id, note_id, key, kind, graded, version, hash, anchor, place, "group", concepts, locales, position, published_at)
     SELECT c.id, n.id, 'card-' || p, 'card', false, 1, 'h', 'a', 'p', 'card-' || p,
       ARRAY['c-' || p % $2::int, 'c-' || p / 7 % $2::int], '{en}', p, '2020-01-01'
     FROM course c JOIN note n ON n.course_id = c.id, generate_series(1, $1::int) p WHERE c.slug = 'bench'`,
    [itemsOfLargeCourse, conceptsOfLargeCourse],
  );
  await run(`INSERT INTO item_text (item_id, version, title, words, concept, note, course)
    SELECT i.id, 1, jsonb_build_object('en', 'Question ' || i.position), 'question ' || i.position || ' answer ' || md5(i.key),
      array_to_string(i.concepts, ' '), 'bench', 'bench'
    FROM item i JOIN course c ON c.id = i.course_id WHERE c.slug = 'bench'`);
  await run(`INSERT INTO item_version (item_id, version, kind, body, published_at)
    SELECT i.id, 1, 'card', jsonb_build_object('en', jsonb_build_object('front', 'Question ' || i.position, 'back', 'Answer')), '2020-01-01'
    FROM item i JOIN course c ON c.id = i.course_id WHERE c.slug = 'bench'`);
  const learners = [veteran, ...Array.from({ length: memoriesInAll / 1_000 }, (_, i) => learnerId(i))];
  await run(
    `INSERT INTO "user" (id, name, email, email_verified, updated_at)
     SELECT l, l, l || '@bench.test', true, now() FROM jsonb_array_elements_text($1::jsonb) l`,
    [JSON.stringify(learners)],
  );
  await run(
    `INSERT INTO enrolment (learner_id, course_id) SELECT u.id, c.id FROM "user" u, course c WHERE c.slug = 'bench'`,
  );
  // A few percent are due today, as for a daily learner.
  const memoriesOf = `INSERT INTO memory (learner_id, item_id, state, stability, difficulty, step, repetitions, lapses,
      interval_days, due_day, asked_day, first_study_day, last_study_day, last_reviewed_at, last_event_at, version)
    SELECT $2, i.id, 2, 20 + i.position % 100, 5, 0, 5, 0, 30, d.due, d.due,
      $1::int - 200, $1::int - 30, now() - interval '30 days', now() - interval '30 days', 5
    FROM item i JOIN course c ON c.id = i.course_id,
      LATERAL (SELECT $1::int - 2 + (i.position * 7919 + $3::int) % 60 AS due) d
    WHERE c.slug = 'bench' AND i.position <= $4::int`;
  for (const [n, learner] of learners.entries()) {
    await run(memoriesOf, [today, learner, n, learner === veteran ? itemsOfLargeCourse : 1_000]);
  }
  for (let n = 0; n < loadLearners; n += 1) {
    await run(
      `INSERT INTO variant (learner_id, id, item_id, version, given, drawn_at)
       SELECT $1, gen_random_uuid(), i.id, 1, '{}', now()
       FROM item i JOIN course c ON c.id = i.course_id, generate_series(1, $3::int)
       WHERE c.slug = 'bench' AND i.position <= $2::int`,
      [learnerId(n), itemsDrawn, variantsOfItem],
    );
  }
  // Nine more reviews of each item, earlier than the last: a hundred thousand in all.
  await run(
    `INSERT INTO review (learner_id, id, item_id, version, variant_id, given, rating, reviewed_at, study_day,
      preset_version, elapsed_ms, ${situationColumns})
    SELECT learner_id, gen_random_uuid(), item_id, 1, gen_random_uuid(), '{}', CASE WHEN item_id % 10 = n THEN 1 ELSE 3 END,
      last_reviewed_at - n * interval '9 days', last_study_day - 9 * n, 0, 1000 * (1 + item_id * n % 40), ${situations}
    FROM memory, generate_series(1, 9) n WHERE learner_id = $1`,
    [veteran],
  );
  // The last review of each memory. On an empty table the server would keep plans that suit an empty table until
  // autovacuum has run, and be measured with them.
  await run(`INSERT INTO review (learner_id, id, item_id, version, variant_id, given, rating, reviewed_at, study_day,
      preset_version, elapsed_ms, ${situationColumns})
    SELECT learner_id, gen_random_uuid(), item_id, 1, gen_random_uuid(), '{}', 3, last_reviewed_at, last_study_day, 0, 5000,
      ${situations}
    FROM memory, LATERAL (SELECT 0 AS n) n`);
  for (const learner of [veteran, ...Array.from({ length: loadLearners }, (_, n) => learnerId(n))])
    await run(recountSql, [learner]);
  await run("VACUUM ANALYZE");
}

/** The ids of a learner's variants. */
export async function variantsOf(db: Sql, learner: string): Promise<string[]> {
  const { rows } = await db.query("SELECT id FROM variant WHERE learner_id = $1 ORDER BY id", [learner]);
  return (rows as { id: string }[]).map((row) => row.id);
}

/** Signs a learner in as the server would, and returns the cookie that a browser would send. */
export async function signIn(db: Sql, learner: string, secret: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await db.query(
    `INSERT INTO auth_session (id, user_id, token, expires_at, updated_at) VALUES ($1, $2, $3, now() + interval '7 days', now())`,
    [randomBytes(12).toString("hex"), learner, token],
  );
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `notecurve.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
