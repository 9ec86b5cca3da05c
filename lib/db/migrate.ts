import { createHash, randomUUID } from "node:crypto";
import type { ClientBase } from "pg";
import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";
import { MIGRATIONS_DIRECTORY, type Migration, readMigrations } from "@/lib/db/read-migrations";

/** A connection that nobody else uses meanwhile. */
export type MigrationConnection = {
  /** Runs any number of statements. */
  exec(script: string): Promise<unknown>;
  query(sql: string, values?: unknown[]): Promise<{ readonly rows: unknown[] }>;
};

/** A connection to a Postgres server; PGlite's own object is one already. */
export function serverConnection(client: Pick<ClientBase, "query">): MigrationConnection {
  return { exec: (script) => client.query(script), query: (sql, values) => client.query(sql, values) };
}

/** Any number that all Notecurve processes share; Prisma's own lock uses another. */
const MIGRATION_LOCK = 7_205_759_404;

/** The same as Prisma's, so that its commands and ours read each other's records. */
const MIGRATIONS_TABLE = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the missing migrations, all or none: they run in one transaction, so a process killed half way leaves nothing
 * half done. An advisory lock lets several processes start at once. A migration therefore cannot contain statements
 * that Postgres refuses inside a transaction, such as CREATE INDEX CONCURRENTLY.
 *
 * @returns the names of the applied migrations
 * @throws DatabaseProblem if one fails, or if the database has migrations that this version does not know
 */
export async function migrate(connection: MigrationConnection): Promise<string[]> {
  await connection.exec("BEGIN");
  try {
    await connection.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})::text`);
    const migrations = await readMigrations();
    const applied = await readApplied(connection);
    refuseUnknown(applied ?? new Set(), migrations);
    const lacking = migrations.filter(({ name }) => !applied?.has(name));
    if (lacking.length > 0) {
      await refuseWithoutCreate(connection);
      if (applied === null) await beginHistory(connection);
      for (const migration of lacking) await apply(connection, migration);
    }
    await connection.exec("COMMIT");
    return lacking.map(({ name }) => name);
  } catch (error) {
    await connection.exec("ROLLBACK").catch(() => {});
    throw error instanceof DatabaseProblem ? error : failed(error, reasonOf(error));
  }
}

/** Creates Prisma's table in an empty database. */
async function beginHistory(connection: MigrationConnection): Promise<void> {
  const table = await findTable(connection);
  if (table !== null) throw failed(undefined, `it holds tables already, among them ${table}`);
  await connection.exec(MIGRATIONS_TABLE);
}

async function apply(connection: MigrationConnection, { name, sql }: Migration): Promise<void> {
  try {
    await connection.exec(sql);
  } catch (error) {
    throw failed(
      error,
      `${MIGRATIONS_DIRECTORY}/${name}/migration.sql${placeOf(error, sql)}: ${reasonOf(error)}`,
    );
  }
  await connection.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), createHash("sha256").update(sql).digest("hex"), name],
  );
}

/**
 * Names of the migrations that were applied, here or by `prisma migrate deploy`; null in a database that never had any.
 */
async function readApplied(connection: MigrationConnection): Promise<ReadonlySet<string> | null> {
  const [found] = await rowsOf<{ table: string | null }>(
    connection,
    `SELECT to_regclass('_prisma_migrations')::text AS "table"`,
  );
  if (!found?.table) return null;
  const recorded = await rowsOf<{ name: string; finished: boolean }>(
    connection,
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL`,
  );
  const halfDone = recorded.find(({ finished }) => !finished);
  if (halfDone) throw isHalfDone(halfDone.name);
  return new Set(recorded.map(({ name }) => name));
}

/** A table of the schema that does not belong to an extension. */
async function findTable(connection: MigrationConnection): Promise<string | null> {
  const [found] = await rowsOf<{ name: string }>(
    connection,
    `SELECT c.relname::text AS name FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT 1 FROM pg_depend d
         WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY 1 LIMIT 1`,
  );
  return found?.name ?? null;
}

async function rowsOf<Row>(connection: MigrationConnection, sql: string): Promise<Row[]> {
  return (await connection.query(sql)).rows as Row[];
}

/** Checked beforehand: a refusal within the transaction ends it, and nothing can be looked up for the remedy. */
async function refuseWithoutCreate(connection: MigrationConnection): Promise<void> {
  type Right = { user: string; database: string; schema: string | null; mayCreate: boolean | null };
  const [right] = await rowsOf<Right>(
    connection,
    `SELECT quote_ident(current_user) AS user, quote_ident(current_database()) AS database,
       quote_ident(current_schema()) AS schema, has_schema_privilege(current_schema(), 'CREATE') AS "mayCreate"`,
  );
  if (right?.mayCreate) return;
  throw forbidden(String(right?.user), String(right?.database), right?.schema ?? "public");
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

function refuseUnknown(applied: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied].filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new DatabaseProblem(
    `The database was brought up to date by a newer Notecurve: it has ${unknown.join(", ")}, which this one lacks.`,
    ["Start the newer version, or restore a snapshot or backup from before it."],
  );
}

function isHalfDone(name: string): DatabaseProblem {
  return new DatabaseProblem(
    `The migration ${name} was begun on this database by another program, and has not ended.`,
    [
      "Restore a backup from before it.",
      `Or undo by hand what it has done, then: DELETE FROM "_prisma_migrations" WHERE migration_name = '${name}';`,
    ],
  );
}

const INSUFFICIENT_PRIVILEGE = "42501";

type PostgresError = { readonly code?: unknown; readonly position?: unknown };

/** ", line 7" if Postgres reports where in a script it stopped. */
function placeOf(error: unknown, sql: string): string {
  // Counted in characters, not in UTF-16 units, from 1.
  const position = Number((error as PostgresError).position);
  return position > 0 ? `, line ${[...sql].slice(0, position - 1).filter((c) => c === "\n").length + 1}` : "";
}

function failed(error: unknown, reason: string): DatabaseProblem {
  // PGlite has a single role, which may do everything.
  if ((error as PostgresError | undefined)?.code === INSUFFICIENT_PRIVILEGE) {
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
    `The database could not be brought up to date: ${reason}`,
    [
      "Nothing was changed: the migrations are taken all or none.",
      "If the database holds tables of something else, give Notecurve a database of its own.",
      "If you have edited prisma/migrations, compare it with the repository's.",
    ],
    { cause: error },
  );
}
