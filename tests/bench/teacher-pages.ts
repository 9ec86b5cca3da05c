/**
 * The rooms of insights for a class of 1,000 who have met all of the published course's items and reviewed each twice:
 * a million reviews. And that they say what plain SQL says.
 */
import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { memberId, seedClass } from "@/tests/support/class-answers";
import { type Figures, measure, sender, withCookies } from "./load";
import { signIn } from "./seed";

const learners = 1_000;
const reviewsOfItem = 2;
const teacher = memberId(0);

/** Returns the class's id. */
export async function seedLargeClass(pool: Pool, today: number): Promise<string> {
  const reviews = await seedClass(pool, { learners, reviewsOfItem, today });
  const id = randomUUID();
  await pool.query(`UPDATE "user" SET role = 'owner' WHERE id = $1`, [teacher]);
  await pool.query(
    `INSERT INTO class (id, course_id, name, term, exam_day, created_at)
     SELECT $1, id, 'Bench', '', $2::int + 20, now() FROM course LIMIT 1`,
    [id, today],
  );
  await pool.query(
    `INSERT INTO class_member (learner_id, class_id, role, joined_at)
     SELECT id, $1, CASE WHEN id = $2 THEN 'teacher' ELSE 'learner' END, now() FROM "user" WHERE id LIKE 'member-%'`,
    [id, teacher],
  );
  await pool.query("VACUUM ANALYZE");
  console.log(`A class of ${learners - 1}, ${reviews} reviews in the course.`);
  return id;
}

type MedianOfRuns = (what: string, run: () => Promise<Figures>) => Promise<Figures>;

export async function benchTeacherPages(
  url: string,
  pool: Pool,
  { secret, classId }: { readonly secret: string; readonly classId: string },
  medianOfRuns: MedianOfRuns,
): Promise<void> {
  const client = sender(url, 1);
  let cookie = await signIn(pool, teacher, secret);
  const get = async (path: string) => {
    const reply = await client.send("GET", path, cookie);
    cookie = withCookies(cookie, reply.cookies);
    return reply;
  };
  const { rows } = await pool.query<{ slug: string; key: string }>(
    `SELECT c.slug, i.key FROM item i JOIN course c ON c.id = i.course_id WHERE i.kind = 'exercise' AND i.retired_at IS NULL
     ORDER BY i.position LIMIT 1`,
  );
  const { slug, key } = rows[0]!;
  const item = encodeURIComponent(key);
  const places = { class: `/teach/classes/${classId}/insights`, course: `/teach/${slug}/insights` };
  for (const [name, place] of Object.entries(places)) {
    for (const room of [
      "",
      "/items",
      `/items/${item}`,
      "/concepts",
      ...(name === "class" ? ["/learners"] : []),
    ]) {
      const begin = performance.now();
      const first = await get(place + room);
      console.log(
        `${name} ${room}: the first time, with its sums, ${(performance.now() - begin).toFixed(0)} ms`,
      );
      if (first.status !== 200) throw new Error(`${place}${room} answered ${first.status}`);
      await medianOfRuns(`${name} ${room}`, () =>
        measure(30, 1, async () => (await get(place + room)).status === 200),
      );
    }
  }
  await compareWithSql(pool, classId, (await get(`${places.class}/csv/items`)).body);
  client.close();
}

/** Each learner's mean on the other items by a join of all first answers with all, item by item. */
const plainSql = `
WITH f AS (SELECT r.learner_id, i.key, (r.rating > 1)::int AS x FROM review r JOIN item i ON i.id = r.item_id
  JOIN class_member m ON m.learner_id = r.learner_id AND m.class_id = $1 AND m.role = 'learner' WHERE r.phase = 0)
SELECT a.key, count(*)::int AS n, sum(a.x)::int AS known, corr(a.x, a.others) AS discrimination FROM (
  SELECT a.key, a.x, avg(b.x)::float8 AS others FROM f a JOIN f b ON b.learner_id = a.learner_id AND b.key <> a.key
  WHERE a.key = ANY($2) GROUP BY a.learner_id, a.key, a.x) a GROUP BY a.key`;

async function compareWithSql(pool: Pool, classId: string, csv: string): Promise<void> {
  const [head = "", ...lines] = csv.replace("\uFEFF", "").trim().split("\r\n");
  const columns = head.split(",");
  // Titles may contain commas; what follows them is counted from the end.
  const cell = (line: string, column: string) =>
    Number(line.split(",").at(columns.indexOf(column) - columns.length));
  const told = new Map(lines.map((line) => [line.split(",")[0]!, line]));
  const sample = [...told.keys()].filter((_, i) => i % 50 === 0);
  const { rows } = await pool.query<{ key: string; n: number; known: number; discrimination: number }>(
    plainSql,
    [classId, sample],
  );
  let farthest = 0;
  for (const row of rows) {
    const line = told.get(row.key)!;
    if (cell(line, "learners") !== row.n || cell(line, "known") !== row.known)
      throw new Error(`${row.key}: ${line} is not ${JSON.stringify(row)}`);
    farthest = Math.max(farthest, Math.abs(cell(line, "discrimination") - row.discrimination));
  }
  console.log(
    `beside plain SQL: ${rows.length} items, the same numbers; discrimination differs by ${farthest.toExponential(1)}`,
  );
}
