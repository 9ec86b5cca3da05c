import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { draftMigration } from "@/lib/db/draft-migration";

const USAGE = `Writes the migration that leads from the migrations so far to prisma/schema.prisma.
Usage: npm run migration -- <name-in-kebab-case>`;

const name = process.argv[2];
if (!name || !/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name)) {
  console.error(USAGE);
  process.exit(2);
}

const sql = await draftMigration();
if (sql === null) {
  console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
  process.exit(0);
}

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const directory = join("prisma", "migrations", `${stamp}_${name.replaceAll("-", "_")}`);
await mkdir(directory, { recursive: true });
await writeFile(join("prisma", "migrations", "migration_lock.toml"), 'provider = "postgresql"\n');
await writeFile(join(directory, "migration.sql"), sql);
console.log(
  `Wrote ${join(directory, "migration.sql")}. Read it before you commit it: it runs in one transaction.`,
);
process.exit(0);
