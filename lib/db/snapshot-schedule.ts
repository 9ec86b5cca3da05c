import type { PGlite } from "@electric-sql/pglite";
import { reasonOf } from "@/lib/db/database-problem";
import { listSnapshots, takeSnapshot } from "@/lib/db/snapshots";

const FIRST_LOOK_MS = 20_000;
const LOOK_EVERY_MS = 15 * 60_000;

/**
 * Once a local day: tidies the tables, which the embedded Postgres does not do by itself (it has no autovacuum),
 * and takes a snapshot.
 *
 * @returns a function that stops this, after the snapshot that may be under way
 */
export function scheduleSnapshots(pglite: PGlite, directory: string): () => Promise<void> {
  let working: Promise<void> | undefined;
  const look = () => {
    working ??= takeIfDue(pglite, directory, new Date()).finally(() => {
      working = undefined;
    });
  };
  const first = setTimeout(look, FIRST_LOOK_MS).unref();
  const regular = setInterval(look, LOOK_EVERY_MS).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(regular);
    await working;
  };
}

async function takeIfDue(pglite: PGlite, directory: string, now: Date): Promise<void> {
  try {
    const today = localDay(now);
    const snapshots = await listSnapshots(directory);
    if (snapshots.some(({ name }) => name === today)) return;
    await tidy(pglite);
    await takeSnapshot(pglite, directory, today);
  } catch (error) {
    console.error(`Today's snapshot of the data could not be taken: ${reasonOf(error)}`);
  }
}

/** Table by table, so that requests get their turn in between. */
async function tidy(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ table: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables WHERE schemaname = 'public'",
  );
  for (const { table } of rows) await pglite.exec(`VACUUM (ANALYZE) ${table}`);
}

/** `YYYY-MM-DD` where the server stands. */
export function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
