import { PGlite } from "@electric-sql/pglite";
import { driverForEmbedded } from "@/lib/db/driver";
import { NO_FILTER, readMigrations, readSchema, startSchemaEngine } from "@/lib/db/schema-engine";

/**
 * The SQL that is missing between the migrations of the repository and schema.prisma, or null if nothing is.
 * Both are compared on databases in memory; nobody's data is touched.
 */
export async function draftMigration(): Promise<string | null> {
  const database = await PGlite.create();
  const driver = driverForEmbedded(database);
  // The engine replays the migrations on its "shadow" database: an empty one in memory serves.
  const engine = await startSchemaEngine({ ...driver, connectToShadowDb: driver.connect });
  const schema = await readSchema();
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "migrations", ...(await readMigrations()) },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: true,
    filters: NO_FILTER,
  });
  await database.close();
  return exitCode === 0 ? null : stdout;
}
