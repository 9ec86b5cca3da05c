import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { migrate } from "@/lib/db/migrate";
import { embeddedTemplatePath } from "./embedded-template";

/** Before the tests: creates the migrated cluster that each test copies, in 0.2 s instead of 1.5. */
export default async function prepareEmbeddedTemplate(): Promise<void> {
  const path = await embeddedTemplatePath();
  if (existsSync(path)) return;
  await removeOldTemplates(dirname(path));
  const pglite = await PGlite.create();
  await migrate(pglite);
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()));
  await rename(draft, path);
}

async function removeOldTemplates(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const old = (await readdir(directory)).filter((file) => file.startsWith("empty-database-"));
  await Promise.all(old.map((file) => rm(join(directory, file), { force: true })));
}
