import { PGlite } from "@electric-sql/pglite";
import { onTestFinished } from "vitest";

let dump: Promise<Blob> | undefined;

async function dumpEmpty(): Promise<Blob> {
  const pglite = await PGlite.create();
  const contents = await pglite.dumpDataDir("none");
  await pglite.close();
  return contents;
}

/** An embedded database without any tables, in memory, until the test ends. Making a cluster takes seconds, a copy less. */
export async function emptyCluster(): Promise<PGlite> {
  dump ??= dumpEmpty();
  const pglite = await PGlite.create({ loadDataDir: await dump });
  onTestFinished(() => pglite.close());
  return pglite;
}
