import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DataDirectory, dataDirectory } from "@/lib/db/data-directory";
import { openEmbeddedDatabase } from "@/lib/db/embedded-database";
import { temporaryDirectory } from "../../support/temporary-directory";

const slow = { timeout: 60_000 };

async function directoryWithData(): Promise<DataDirectory> {
  const directory = dataDirectory({ NOTECURVE_DATA: temporaryDirectory(), NODE_ENV: "test" });
  const database = await openEmbeddedDatabase(directory);
  await database.pglite.exec("CREATE TABLE kept (what text); INSERT INTO kept VALUES ('this')");
  await database.close();
  return directory;
}

test("written data is there at the next opening", slow, async () => {
  const directory = await directoryWithData();
  const again = await openEmbeddedDatabase(directory);
  const { rows } = await again.pglite.query("SELECT what FROM kept");
  await again.close();
  expect(rows).toEqual([{ what: "this" }]);
});

test("a commit is synced to disk, and the buffers are small", slow, async () => {
  const directory = await directoryWithData();
  const { pglite, close } = await openEmbeddedDatabase(directory);
  const show = async (setting: string) =>
    (await pglite.query<Record<string, string>>(`SHOW ${setting}`)).rows[0];
  expect(await show("fsync")).toEqual({ fsync: "on" });
  expect(await show("synchronous_commit")).toEqual({ synchronous_commit: "on" });
  expect(await show("wal_sync_method")).toEqual({ wal_sync_method: "fsync" });
  expect(await show("shared_buffers")).toEqual({ shared_buffers: "16MB" });
  await close();
});

test("a second opening is refused while the first is open, which is not affected", slow, async () => {
  const directory = await directoryWithData();
  const first = await openEmbeddedDatabase(directory);
  await expect(openEmbeddedDatabase(directory)).rejects.toThrow("in use");
  await first.pglite.exec("INSERT INTO kept VALUES ('that')");
  await first.close();

  const again = await openEmbeddedDatabase(directory);
  expect((await again.pglite.query("SELECT what FROM kept")).rows).toHaveLength(2);
  await again.close();
});

test("an interrupted creation starts again", slow, async () => {
  const directory = dataDirectory({ NOTECURVE_DATA: temporaryDirectory(), NODE_ENV: "test" });
  mkdirSync(`${directory.cluster}.new`, { recursive: true });
  writeFileSync(join(`${directory.cluster}.new`, "PG_VERSION"), "18\n");
  const database = await openEmbeddedDatabase(directory);
  expect((await database.pglite.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await database.close();
});

describe("unreadable data is explained, with the remedy", () => {
  test.each<[string, (cluster: string) => void, string]>([
    ["a missing file", (cluster) => rmSync(join(cluster, "global/pg_control")), "pg_control"],
    [
      "a damaged file",
      (cluster) => writeFileSync(join(cluster, "global/pg_control"), "?".repeat(8192)),
      "cannot be opened",
    ],
    [
      "a missing write-ahead log",
      (cluster) => rmSync(join(cluster, "pg_wal"), { recursive: true }),
      "pg_wal",
    ],
    ["an empty directory", (cluster) => emptyOut(cluster), "PG_VERSION"],
    ["a file in its place", (cluster) => replaceByFile(cluster), "not a directory"],
  ])("%s", slow, async (_, damage, reason) => {
    const directory = await directoryWithData();
    damage(directory.cluster);

    const problem = await openEmbeddedDatabase(directory).catch((error) => error);

    expect(problem.name).toBe("DatabaseProblem");
    expect(problem.message).toContain(reason);
    expect(problem.message).toContain("npm run snapshot -- restore <name>");
    expect(existsSync(join(directory.root, "lock"))).toBe(false);
  });

  test("another version of Postgres", slow, async () => {
    const directory = await directoryWithData();
    writeFileSync(join(directory.cluster, "PG_VERSION"), "17\n");
    await expect(openEmbeddedDatabase(directory)).rejects.toThrow("written by Postgres 17");
  });

  test("a data directory that is a file", async () => {
    const file = join(temporaryDirectory(), "data");
    writeFileSync(file, "");
    const directory = dataDirectory({ NOTECURVE_DATA: file, NODE_ENV: "test" });
    await expect(openEmbeddedDatabase(directory)).rejects.toThrow("NOTECURVE_DATA");
  });
});

function emptyOut(directory: string): void {
  rmSync(directory, { recursive: true });
  mkdirSync(directory);
}

function replaceByFile(directory: string): void {
  rmSync(directory, { recursive: true });
  writeFileSync(directory, "");
}
