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
