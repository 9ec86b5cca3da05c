/** Counters by key and time window; in the database, so that limits hold across processes. */
import type { Database } from "./prisma-client";

/**
 * Adds `units` to the counter of a key in a fixed window. Returns the previous count, and the ms left of the window.
 * One statement, so it is exact.
 */
export async function countUnits(
  db: Database,
  key: string,
  units: number,
  windowMs: number,
): Promise<{ readonly before: number; readonly endsInMs: number }> {
  const isOver = "r.window_start <= now() - $3::float8 * interval '1 millisecond'";
  const [row] = await db.$queryRawUnsafe<{ before: number; endsInMs: number }[]>(
    `INSERT INTO rate_limit AS r (key, count, window_start) VALUES ($1, $2::int, now())
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN ${isOver} THEN $2::int ELSE r.count + $2::int END,
       window_start = CASE WHEN ${isOver} THEN now() ELSE r.window_start END
     RETURNING r.count - $2::int AS before,
       ($3::float8 - extract(epoch FROM now() - r.window_start) * 1000)::float8 AS "endsInMs"`,
    key,
    units,
    windowMs,
  );
  return row ?? { before: 0, endsInMs: windowMs };
}

/** Subtracts one attempt from the counter of each key. */
export async function takeBackAttempt(db: Database, keys: readonly string[]): Promise<void> {
  await db.$executeRawUnsafe(
    `UPDATE rate_limit SET count = greatest(count - 1, 0) WHERE key IN (
       SELECT key FROM rate_limit WHERE key IN (SELECT jsonb_array_elements_text($1::jsonb)) ORDER BY key FOR UPDATE)`,
    JSON.stringify(keys),
  );
}

/** Deletes finished windows, except rows that another process is counting in. */
export async function forgetAttempts(db: Database, windowMs: number): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM rate_limit WHERE key IN (
       SELECT key FROM rate_limit WHERE window_start < now() - $1::float8 * interval '1 millisecond' FOR UPDATE SKIP LOCKED)`,
    windowMs,
  );
}
