import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const MIGRATIONS_DIRECTORY = "prisma/migrations";

export type Migration = { readonly name: string; readonly sql: string };

/** All migrations of the repository, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const directory = join(process.cwd(), MIGRATIONS_DIRECTORY);
  const names = await migrationNames(directory);
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(join(directory, name, "migration.sql"), "utf8"),
    })),
  );
}

async function migrationNames(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(nothingIfMissing);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function nothingIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}
