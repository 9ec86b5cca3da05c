import { join } from "node:path";
import { migrationsFingerprint } from "./migrations-fingerprint";

/** Path of the dump of an empty, migrated cluster, kept between runs. */
export async function embeddedTemplatePath(): Promise<string> {
  return join(process.cwd(), ".cache", `empty-database-${await migrationsFingerprint()}.tar`);
}
