import { expect, test } from "vitest";
import { dataDirectory } from "@/lib/db/data-directory";
import { openEmbeddedDatabase } from "@/lib/db/embedded-database";
import { runScript } from "../../support/script";
import { temporaryDirectory } from "../../support/temporary-directory";

const KILLS = 6;

test("after kill -9 in the middle of writing, no acknowledged row is missing", {
  timeout: 120_000,
}, async () => {
  const root = temporaryDirectory();
  const directory = dataDirectory({ NOTECURVE_DATA: root, NODE_ENV: "test" });
  let acknowledged = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const writer = runScript("tests/db/embedded/write-rows.ts", [], { NOTECURVE_DATA: root });
    await writer.line(new RegExp(`^${acknowledged + 100}$`));
    await new Promise((resolve) => setTimeout(resolve, kill * 37));
    writer.process.kill("SIGKILL");
    await writer.ended;
    acknowledged = Number(writer.lines().at(-1));

    const survivor = await openEmbeddedDatabase(directory);
    const { rows } = await survivor.pglite.query<{ count: number; max: number }>(
      "SELECT count(*)::int AS count, max(n)::int AS max FROM written",
    );
    await survivor.close();
    expect(rows[0]?.max).toBeGreaterThanOrEqual(acknowledged);
    expect(rows[0]?.count).toBe(rows[0]?.max);
    acknowledged = rows[0]?.max ?? 0;
  }
});

test("after kill -9 during reviews, each taken one is stored, and the memories equal the replay", {
  timeout: 120_000,
}, async () => {
  const env = { NOTECURVE_DATA: temporaryDirectory(), DATABASE_URL: "" };
  const learner = runScript("tests/db/embedded/review-rows.ts", [], env);
  await learner.lineCount(150);
  learner.process.kill("SIGKILL");
  await learner.ended;

  const listing = runScript("tests/db/embedded/list-reviews.ts", [], env);
  expect(await listing.line(/faults$/)).toBe("0 faults");
  const stored = new Set(listing.lines());
  expect(learner.lines().filter((id) => !stored.has(id))).toEqual([]);
});
