import { PGlite } from "@electric-sql/pglite";
import { NO_FILTER, readMigrationList, readSchema, startSchemaEngine } from "@/lib/db/schema-engine";

/**
 * The SQL that is missing between the migrations of the repository and schema.prisma, or null if nothing is.
 * Both are compared on databases in memory; nobody's data is touched.
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
