import { PGlite } from "@electric-sql/pglite";
import { NO_FILTER, readMigrationList, readSchema, startSchemaEngine } from "@/lib/db/schema-engine";

/**
 * The SQL that leads from the repository's migrations to schema.prisma, or null if there is no difference. Both are
 * compared on databases in memory; no stored data is touched.
 */
export async function draftMigration(): Promise<string | null> {
  const database = await PGlite.create();
  const engine = await startSchemaEngine(database);
  const schema = await readSchema();
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "migrations", ...(await readMigrationList()) },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: true,
    filters: NO_FILTER,
  });
  await database.close();
  return exitCode === 0 ? null : stdout;
}
