import type { PGlite } from "@electric-sql/pglite";
import type { DataDirectory } from "@/lib/db/data-directory";
import { reasonOf } from "@/lib/db/database-problem";
import { listSnapshots, takeSnapshot } from "@/lib/db/snapshots";

const FIRST_LOOK_MS = 20_000;
const LOOK_EVERY_MS = 15 * 60_000;

/**
 * Once per local day: vacuums the tables, since the embedded Postgres has no autovacuum, and takes a snapshot.
 *
 * @returns a function that stops the schedule, after any running snapshot
 */
export function scheduleSnapshots(pglite: PGlite, directory: DataDirectory): () => Promise<void> {
  let working: Promise<unknown> | undefined;
  const look = () => {
    working ??= takeDailySnapshot(pglite, directory, new Date())
      .catch((error) => console.error(`Today's snapshot of the data could not be taken: ${reasonOf(error)}`))
      .finally(() => {
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

/** Vacuums and takes today's snapshot, unless it exists. */
export async function takeDailySnapshot(pglite: PGlite, directory: DataDirectory, now: Date): Promise<void> {
  const today = localDay(now);
  const snapshots = await listSnapshots(directory.snapshots);
  if (snapshots.some(({ name }) => name === today)) return;
  await tidy(pglite);
  await takeSnapshot(pglite, directory, today);
}

/** Table by table, so that requests get a turn in between. */
async function tidy(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ table: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables WHERE schemaname = 'public'",
  );
  for (const { table } of rows) await pglite.exec(`VACUUM (ANALYZE) ${table}`);
}

/** A name for a snapshot taken now: the local day, and a number after it if the name is taken. */
export async function snapshotName(directory: string, now: Date): Promise<string> {
  const taken = new Set((await listSnapshots(directory)).map(({ name }) => name));
  const day = localDay(now);
  let name = day;
  for (let count = 2; taken.has(name); count += 1) name = `${day}-${count}`;
  return name;
}

/** `YYYY-MM-DD` in the server's time zone. */
function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
