import { createHash } from "node:crypto";
import { readMigrations } from "@/lib/db/schema-engine";

/** Changes with any migration: a template made from other migrations is never used. */
export async function migrationsFingerprint(): Promise<string> {
  const { migrationDirectories } = await readMigrations();
  return createHash("sha256").update(JSON.stringify(migrationDirectories)).digest("hex").slice(0, 12);
}
