/** Writes rows into a data directory one after the other, and prints the number of each once it is committed. */
import { dataDirectory } from "@/lib/db/data-directory";
import { openEmbeddedDatabase } from "@/lib/db/embedded-database";

const { pglite } = await openEmbeddedDatabase(dataDirectory());
await pglite.exec("CREATE TABLE IF NOT EXISTS written (n int PRIMARY KEY, filling text)");
const { rows } = await pglite.query<{ next: number }>(
  "SELECT coalesce(max(n), 0)::int + 1 AS next FROM written",
);
for (let n = rows[0]?.next ?? 1; ; n += 1) {
  await pglite.query("INSERT INTO written VALUES ($1, $2)", [n, "x".repeat(500 + (n % 1_000))]);
  // Synchronous, so that the reader has every printed line even if the process dies at once.
  process.stdout.write(`${n}\n`);
  if (n % 50 === 0) await new Promise(setImmediate);
}
