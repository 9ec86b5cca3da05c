import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DataDirectory, dataDirectory } from "@/lib/db/data-directory";
import { openEmbeddedDatabase } from "@/lib/db/embedded-database";
import { takeDailySnapshot } from "@/lib/db/snapshot-schedule";
import { listSnapshots, restoreSnapshot, SNAPSHOTS_KEPT, takeSnapshot } from "@/lib/db/snapshots";
import { temporaryDirectory } from "../../support/temporary-directory";

const slow = { timeout: 60_000 };
const noon = (day: number) => new Date(2026, 4, day, 12);

const directoryIn = (root: string) => dataDirectory({ NOTECURVE_DATA: root, NODE_ENV: "test" });

/** Making a cluster syncs some thousand files; the tests copy one. */
const made = directoryIn(mkdtempSync(join(tmpdir(), "notecurve-test-")));
beforeAll(async () => {
  await (await openEmbeddedDatabase(made)).close();
}, 60_000);
afterAll(() => rmSync(made.root, { recursive: true, force: true }));

function newCluster(cluster: string): void {
  cpSync(made.cluster, cluster, { recursive: true });
}

function newDirectory(): DataDirectory {
  const directory = directoryIn(temporaryDirectory());
  newCluster(directory.cluster);
  return directory;
}

const write = (pglite: PGlite, what: string) =>
  pglite.exec(`CREATE TABLE IF NOT EXISTS kept (what text); INSERT INTO kept VALUES ('${what}')`);
const contents = async (pglite: PGlite) =>
  (await pglite.query<{ what: string }>("SELECT what FROM kept ORDER BY what")).rows.map(({ what }) => what);

test("restoring brings back the data of the snapshot, and keeps what it replaces", slow, async () => {
  const directory = newDirectory();
  const before = await openEmbeddedDatabase(directory);
  await write(before.pglite, "early");
  await takeSnapshot(before.pglite, directory, "2026-05-01");
  await write(before.pglite, "late");
  await before.close();

  const aside = await restoreSnapshot(directory, "2026-05-01", noon(2));

  const after = await openEmbeddedDatabase(directory);
  expect(await contents(after.pglite)).toEqual(["early"]);
  await after.close();
  const replaced = await openEmbeddedDatabase({ ...directory, cluster: aside ?? "" });
  expect(await contents(replaced.pglite)).toEqual(["early", "late"]);
  await replaced.close();
});

test("a snapshot taken during writes contains each transaction entirely or not at all", slow, async () => {
  const directory = newDirectory();
  const { pglite, close } = await openEmbeddedDatabase(directory);
  await pglite.exec("CREATE TABLE pairs (n int)");
  let written = 0;
  const writing = (async () => {
    for (; written < 300; written += 1) {
      await pglite.transaction(async (transaction) => {
        await transaction.query("INSERT INTO pairs VALUES ($1)", [written]);
        await transaction.query("INSERT INTO pairs VALUES ($1)", [-written]);
      });
    }
  })();
  while (written < 50) await new Promise((resolve) => setTimeout(resolve, 1));
  await takeSnapshot(pglite, directory, "2026-05-01");
  await writing;
  await close();

  await restoreSnapshot(directory, "2026-05-01", noon(1));
  const restored = await openEmbeddedDatabase(directory);
  const { rows } = await restored.pglite.query<{ n: number; sum: number }>(
    "SELECT count(*)::int AS n, coalesce(sum(n), 0)::int AS sum FROM pairs",
  );
  await restored.close();
  expect(rows[0]?.sum).toBe(0);
  expect(rows[0]?.n).toBeGreaterThanOrEqual(100);
});

test("there is one snapshot a day, and the oldest beyond those kept are removed", slow, async () => {
  const directory = newDirectory();
  const { pglite, close } = await openEmbeddedDatabase(directory);
  await write(pglite, "row");
  mkdirSync(directory.snapshots, { recursive: true });
  for (let day = 1; day <= SNAPSHOTS_KEPT; day += 1)
    writeFileSync(join(directory.snapshots, `2026-05-0${day}.tar.gz`), "an earlier one");
  for (let day = SNAPSHOTS_KEPT + 1; day <= SNAPSHOTS_KEPT + 2; day += 1) {
    await takeDailySnapshot(pglite, directory, noon(day));
    await takeDailySnapshot(pglite, directory, noon(day));
  }
  await close();

  const names = (await listSnapshots(directory.snapshots)).map(({ name }) => name);
  expect(names).toHaveLength(SNAPSHOTS_KEPT);
  expect(names[0]).toBe("2026-05-09");
  expect(names.at(-1)).toBe("2026-05-03");
});

test("restoring a missing or damaged snapshot changes nothing", slow, async () => {
  const directory = newDirectory();
  const database = await openEmbeddedDatabase(directory);
  await write(database.pglite, "here");
  await database.close();
  writeFileSync(join(directory.snapshots, "2026-05-02.tar.gz"), "no archive");

  for (const name of ["2026-05-01", "2026-05-02", "../../elsewhere"]) {
    await expect(restoreSnapshot(directory, name, noon(3))).rejects.toThrow("cannot be restored");
  }

  expect(readdirSync(directory.root).sort()).toEqual(["postgres", "snapshots"]);
  const again = await openEmbeddedDatabase(directory);
  expect(await contents(again.pglite)).toEqual(["here"]);
  await again.close();
});

describe("a restore that was killed", () => {
  /**
   * A half-finished restore: the unpacked cluster, with "early", not in its place yet; the replaced one, with "late",
   * aside.
   */
  async function halfRestored() {
    const directory = newDirectory();
    const database = await openEmbeddedDatabase(directory);
    await write(database.pglite, "early");
    await takeSnapshot(database.pglite, directory, "2026-05-01");
    await database.close();
    await restoreSnapshot(directory, "2026-05-01", noon(2));
    renameSync(directory.cluster, `${directory.cluster}.restored`);
    newCluster(`${directory.cluster}.late`);
    const late = await openEmbeddedDatabase({ ...directory, cluster: `${directory.cluster}.late` });
    await write(late.pglite, "late");
    await late.close();
    return directory;
  }

  async function kept(directory: DataDirectory): Promise<string[]> {
    const database = await openEmbeddedDatabase(directory);
    const what = await contents(database.pglite);
    await database.close();
    return what;
  }

  test("between its two renames is finished at the next opening, without a new cluster", slow, async () => {
    const directory = await halfRestored();
    expect(existsSync(directory.cluster)).toBe(false);
    expect(await kept(directory)).toEqual(["early"]);
    expect(existsSync(`${directory.cluster}.restored`)).toBe(false);
  });

  test("before them has changed nothing, and can be repeated", slow, async () => {
    const directory = await halfRestored();
    renameSync(`${directory.cluster}.late`, directory.cluster);
    expect(await kept(directory)).toEqual(["late"]);
    await restoreSnapshot(directory, "2026-05-01", noon(3));
    expect(await kept(directory)).toEqual(["early"]);
  });
});

test("nothing is restored under a running Notecurve", slow, async () => {
  const directory = newDirectory();
  const running = await openEmbeddedDatabase(directory);
  await write(running.pglite, "here");
  await takeSnapshot(running.pglite, directory, "2026-05-01");
  await expect(restoreSnapshot(directory, "2026-05-01", noon(2))).rejects.toThrow("in use");
  expect(existsSync(`${directory.cluster}.restored`)).toBe(false);
  await running.close();
});
