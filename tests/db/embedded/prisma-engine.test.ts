/** Our migrations beside Prisma's own engine, which runs on the embedded database only. */
import type { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { readMigrations } from "@/lib/db/read-migrations";
import { NO_FILTER, readMigrationList, startSchemaEngine } from "@/lib/db/schema-engine";
import { emptyCluster } from "../../support/empty-cluster";

const all = (await readMigrations()).map(({ name }) => name);

test("schema.prisma agrees with the migrations", { timeout: 30_000 }, async () => {
  const { draftMigration } = await import("@/lib/db/draft-migration");
  expect(await draftMigration()).toBeNull();
});

/** Applies the first migrations of the repository, as `prisma migrate deploy` and earlier versions do. */
async function applyByEngine(pglite: PGlite, count: number): Promise<void> {
  const engine = await startSchemaEngine(pglite);
  const list = await readMigrationList();
  const migrationDirectories = list.migrationDirectories.slice(0, count);
  await engine.applyMigrations({ filters: NO_FILTER, migrationsList: { ...list, migrationDirectories } });
}

test("a database that Prisma's own engine has migrated half way is migrated completely", async () => {
  const pglite = await emptyCluster();
  await applyByEngine(pglite, 1);
  expect(await migrate(pglite)).toEqual(all.slice(1));
  expect(await migrate(pglite)).toEqual([]);
});

test("what was applied is recorded as Prisma's own engine does", async () => {
  const pglite = await emptyCluster();
  const history = async () => {
    const columns = await pglite.query(
      `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
       FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    const rows = await pglite.query(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at, logs, applied_steps_count
       FROM "_prisma_migrations" ORDER BY 1`,
    );
    return [columns.rows, rows.rows];
  };
  await migrate(pglite);
  const ours = await history();
  await pglite.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await applyByEngine(pglite, all.length);
  expect(ours).toEqual(await history());
});
