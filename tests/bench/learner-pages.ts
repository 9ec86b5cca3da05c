/**
 * The pages of a learner with a long history, on a server beside a million memories of others: what they take alone, and
 * whether that grows with the reviews.
 */
import type { Pool } from "pg";
import { recountSql } from "@/lib/db/counter-store";
import { type Figures, measure, sender, withCookies } from "./load";
import { learnerId, loadLearners, signIn, situationColumns, situations, veteran } from "./seed";

/** Both have met the same 1,000 items: one reviewed each once, the other a hundred times. */
export const shortHistory = learnerId(loadLearners + 2);
export const longHistory = learnerId(loadLearners + 3);
const reviewsOfLongHistory = 100;

const searches = [
  "",
  "sort=due&dir=desc",
  "q=question",
  "q=4711",
  "q=concept%3Ac-7",
  "q=is%3Adue",
  "q=lapses%3A%3E4+or+difficulty%3A%3E8",
  "q=-is%3Anew+due%3A%3C3",
  "q=rated%3A7",
  "q=rated%3A7%3A1",
  "q=rated%3A365%3A1",
];

/** Adds the reviews that the long history has more. */
export async function seedLongHistory(pool: Pool): Promise<void> {
  await pool.query(
    `INSERT INTO review (learner_id, id, item_id, version, variant_id, given, rating, reviewed_at, study_day,
      preset_version, elapsed_ms, ${situationColumns})
    SELECT learner_id, gen_random_uuid(), item_id, 1, gen_random_uuid(), '{}', CASE WHEN (item_id + n) % 10 = 0 THEN 1 ELSE 3 END,
      last_reviewed_at - n * interval '7 days', last_study_day - 7 * n, 0, 1000 * (1 + item_id * n % 40), ${situations}
    FROM memory, generate_series(1, $2::int) n WHERE learner_id = $1`,
    [longHistory, reviewsOfLongHistory - 1],
  );
  for (const learner of [shortHistory, longHistory]) await pool.query(recountSql, [learner]);
  await pool.query("VACUUM ANALYZE");
}

type MedianOfRuns = (what: string, run: () => Promise<Figures>) => Promise<Figures>;

export async function benchLearnerPages(
  url: string,
  pool: Pool,
  secret: string,
  medianOfRuns: MedianOfRuns,
): Promise<void> {
  const client = sender(url, 1);
  const cookies = new Map<string, string>();
  for (const learner of [veteran, shortHistory, longHistory])
    cookies.set(learner, await signIn(pool, learner, secret));
  const get = async (learner: string, path: string) => {
    const cookie = cookies.get(learner) ?? "";
    const reply = await client.send("GET", path, cookie);
    cookies.set(learner, withCookies(cookie, reply.cookies));
    return reply;
  };
  const page = (what: string, learner: string, path: string) =>
    medianOfRuns(what, () => measure(40, 1, async () => (await get(learner, path)).status === 200));

  for (const path of ["/today", "/progress", "/progress?days=all"]) {
    await page(`${path}, 10,000 items, 100,000 reviews`, veteran, path);
    const few = await page(`${path}, 1,000 items, 1,000 reviews`, shortHistory, path);
    const many = await page(`${path}, 1,000 items, 100,000 reviews`, longHistory, path);
    console.log(`  with a hundred times the reviews: ×${(many.p50 / few.p50).toFixed(2)}`);
  }
  for (const search of searches)
    await page(`/browse?${decodeURIComponent(search)}`, veteran, `/browse?${search}`);
  client.close();
}
