import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";
import type { Driver } from "@/lib/db/driver";
import { type MigrationList, NO_FILTER, readMigrations, startSchemaEngine } from "@/lib/db/schema-engine";

/** One connection that nobody else uses meanwhile. */
export type MigrationConnection = {
  readonly driver: Driver;
  run(sql: string): Promise<unknown>;
};

/** Any number that every Notecurve agrees on; Prisma's own lock has another. */
const MIGRATION_LOCK = 7_205_759_404;

/**
 * Applies the migrations that the database lacks, all or none: they run in one transaction, so that a process that
 * is killed in the middle leaves nothing half done. An advisory lock lets several processes start at once. A
 * migration can therefore not contain what Postgres refuses inside a transaction, such as CREATE INDEX CONCURRENTLY.
 *
 * @returns the names of those that were applied
 * @throws DatabaseProblem if one fails, or if the database has migrations that this version does not know
 */
export async function migrate({ driver, run }: MigrationConnection): Promise<string[]> {
  await run("BEGIN");
  try {
    await run(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const migrationsList = await readMigrations();
    const known = migrationsList.migrationDirectories.map((directory) => directory.path);
    const applied = await appliedMigrations(driver);
    refuseUnknown(applied, new Set(known));
    // The engine costs 100 ms and some memory; most starts do without it.
    if (known.some((name) => !applied.has(name))) await applyAll(driver, migrationsList);
    await run("COMMIT");
    return known.filter((name) => !applied.has(name));
  } catch (error) {
    await run("ROLLBACK").catch(() => {});
    throw error instanceof DatabaseProblem ? error : failed(error);
  }
}

async function applyAll(driver: Driver, migrationsList: MigrationList): Promise<void> {
  const engine = await startSchemaEngine(driver);
  await engine.applyMigrations({ filters: NO_FILTER, migrationsList });
  engine.free();
}

/** By Prisma's own table, which `prisma migrate deploy` keeps too. */
async function appliedMigrations(driver: Driver): Promise<ReadonlySet<string>> {
  const connection = await driver.connect();
  const query = async (sql: string) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
  const [[table] = []] = await query("SELECT to_regclass('_prisma_migrations')::text");
  if (!table) return new Set();
  const rows = await query(
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Set(rows.map(([name]) => String(name)));
}

function refuseUnknown(applied: ReadonlySet<string>, known: ReadonlySet<string>): void {
  const unknown = [...applied].filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new DatabaseProblem(
    `The database was brought up to date by a newer Notecurve: it has ${unknown.join(", ")}, which this one lacks.`,
    ["Start the newer version, or restore a snapshot or backup from before it."],
  );
}

function failed(error: unknown): DatabaseProblem {
  return new DatabaseProblem(
    `The database could not be brought up to date: ${reasonOf(error)}`,
    [
      "Nothing was changed: the migrations are taken all or none.",
      "If the database holds tables of something else, give Notecurve a database of its own.",
      "If you have edited prisma/migrations, compare it with the repository's.",
    ],
    { cause: error },
  );
}
