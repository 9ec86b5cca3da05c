import { createHash } from "node:crypto";
import { readMigrations } from "@/lib/db/read-migrations";

/** Changes with any migration: a template made from other migrations is never used. */
export async function migrationsFingerprint(): Promise<string> {
  return createHash("sha256")
    .update(JSON.stringify(await readMigrations()))
    .digest("hex")
    .slice(0, 12);
}
