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
    if (known.some((name) => !applied.has(name))) {
      await refuseWithoutCreate(driver);
      await applyAll(driver, migrationsList);
    }
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
  const [[table] = []] = await query(driver, "SELECT to_regclass('_prisma_migrations')::text");
  if (!table) return new Set();
  const rows = await query(
    driver,
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Set(rows.map(([name]) => String(name)));
}

async function query(driver: Driver, sql: string): Promise<readonly unknown[][]> {
  const connection = await driver.connect();
  return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
}

/** Asked beforehand: of a refusal in the middle the engine passes on neither the SQLSTATE nor anything else but English. */
async function refuseWithoutCreate(driver: Driver): Promise<void> {
  const [[user, database, schema, mayCreate] = []] = await query(
    driver,
    `SELECT quote_ident(current_user), quote_ident(current_database()), quote_ident(current_schema()),
       has_schema_privilege(current_schema(), 'CREATE')`,
  );
  if (mayCreate !== true) throw forbidden(String(user), String(database), String(schema ?? "public"));
}

function forbidden(user: string, database: string, schema: string): DatabaseProblem {
  return new DatabaseProblem(
    `The role ${user} of DATABASE_URL may not create tables in the database ${database}.`,
    [
      `As an administrator, give it the database: ALTER DATABASE ${database} OWNER TO ${user};`,
      `Or let it create tables there: GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${user};`,
    ],
  );
}

function refuseUnknown(applied: ReadonlySet<string>, known: ReadonlySet<string>): void {
  const unknown = [...applied].filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new DatabaseProblem(
    `The database was brought up to date by a newer Notecurve: it has ${unknown.join(", ")}, which this one lacks.`,
    ["Start the newer version, or restore a snapshot or backup from before it."],
  );
}

const INSUFFICIENT_PRIVILEGE = "42501";

/** Where in its own code the schema engine was, which tells nobody else anything. */
const ENGINE_TRACE = / 0: [a-z_]+::.*/;

/** A query that the role may not make; PGlite has one role, which may do all. */
function isForbidden(error: unknown): boolean {
  const cause = (error as { readonly cause?: { readonly originalCode?: unknown } }).cause;
  return cause?.originalCode === INSUFFICIENT_PRIVILEGE;
}

function failed(error: unknown): DatabaseProblem {
  if (isForbidden(error)) {
    return new DatabaseProblem(
      `The role of DATABASE_URL may not use the tables that are in its database: ${reasonOf(error)}`,
      [
        "If another role made them, name that one in DATABASE_URL.",
        "Or, as an administrator, hand them over: REASSIGN OWNED BY <that role> TO <this role>;",
      ],
      { cause: error },
    );
  }
  return new DatabaseProblem(
    `The database could not be brought up to date: ${reasonOf(error).replace(ENGINE_TRACE, "")}`,
    [
      "Nothing was changed: the migrations are taken all or none.",
      "If the database holds tables of something else, give Notecurve a database of its own.",
      "If you have edited prisma/migrations, compare it with the repository's.",
    ],
    { cause: error },
  );
}
