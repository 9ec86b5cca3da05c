import { randomBytes } from "node:crypto";
import { Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { type MigrationConnection, migrate, serverConnection } from "@/lib/db/migrate";
import { readMigrations } from "@/lib/db/read-migrations";
import { emptyCluster } from "../support/empty-cluster";
import { onTestServer, testServerUrl } from "../support/postgres-template";
import { testEngine } from "../support/test-database";

type EmptyDatabase = {
  /** A connection of its own; the embedded database has only one. */
  connect(): MigrationConnection;
  rows(sql: string): Promise<Record<string, unknown>[]>;
};

async function emptyDatabase(): Promise<EmptyDatabase> {
  return testEngine() === "postgres" ? emptyOnServer() : emptyInMemory();
}

async function emptyInMemory(): Promise<EmptyDatabase> {
  const pglite = await emptyCluster();
  return {
    connect: () => pglite,
    rows: async (sql) => (await pglite.query<Record<string, unknown>>(sql)).rows,
  };
}

async function emptyOnServer(): Promise<EmptyDatabase> {
  const name = `notecurve_test_${randomBytes(6).toString("hex")}`;
  await onTestServer((run) => run(`CREATE DATABASE "${name}"`));
  const pools: Pool[] = [];
  const open = () => {
    const pool = new Pool({ connectionString: testServerUrl(name), max: 1, idleTimeoutMillis: 0 });
    // Dropping the database at the end cuts off connections that are still open.
    pool.on("error", () => {});
    pools.push(pool);
    return pool;
  };
  onTestFinished(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await onTestServer((run) => run(`DROP DATABASE "${name}" WITH (FORCE)`));
  });
  const looking = open();
  return {
    connect: () => serverConnection(open()),
    rows: async (sql) => (await looking.query(sql)).rows,
  };
}

const all = (await readMigrations()).map(({ name }) => name);
const recorded = (database: EmptyDatabase) =>
  database.rows(
    'SELECT migration_name, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" ORDER BY 1',
  );

test("the first start applies every migration, the second none", async () => {
  const database = await emptyDatabase();
  expect(await migrate(database.connect())).toEqual(all);
  expect(await migrate(database.connect())).toEqual([]);
  expect(await recorded(database)).toEqual(all.map((name) => ({ migration_name: name, finished: true })));
});

test("a migration that fails leaves the database as it was, and the next start can try again", async () => {
  const database = await emptyDatabase();
  // Blocks the first migration, so that it fails after some of its statements.
  await database.rows('CREATE TYPE "review" AS (a int)');

  const failure = migrate(database.connect());
  await expect(failure).rejects.toThrow("could not be brought up to date");
  await expect(failure).rejects.toThrow(`${all[0]}/migration.sql: relation "review" already exists`);
  expect(await database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);

  await database.rows('DROP TYPE "review"');
  expect(await migrate(database.connect())).toEqual(all);
});

test("a database that a newer version has migrated is refused", async () => {
  const database = await emptyDatabase();
  await migrate(database.connect());
  await database.rows(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at)
    VALUES ('x', 'x', '99990101000000_later', now())`);
  await expect(migrate(database.connect())).rejects.toThrow("99990101000000_later");
});

test("a migration that another program has left half done is reported, with the remedy", async () => {
  const database = await emptyDatabase();
  await migrate(database.connect());
  await database.rows(
    `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = '${all.at(-1)}'`,
  );
  const refusal = migrate(database.connect());
  await expect(refusal).rejects.toThrow(`The migration ${all.at(-1)} was begun`);
  await expect(refusal).rejects.toThrow(
    `DELETE FROM "_prisma_migrations" WHERE migration_name = '${all.at(-1)}';`,
  );
});

test("a database with foreign tables is left alone, and one of them is named", async () => {
  const database = await emptyDatabase();
  await database.rows("CREATE TABLE invoice (id int)");
  await expect(migrate(database.connect())).rejects.toThrow("it holds tables already, among them invoice");
  expect(await database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([
    { tablename: "invoice" },
  ]);
});

test.runIf(testEngine() === "postgres")(
  "processes that start at once migrate one after the other",
  async () => {
    const database = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.connect())));
    expect(applied.flat()).toEqual(all);
  },
);
