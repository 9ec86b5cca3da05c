import { messages, PGlite } from "@electric-sql/pglite";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { withPreparedStatements } from "@/lib/db/embedded-statements";

const pglite = await PGlite.create();
const database = withPreparedStatements(pglite);

beforeEach(async () => {
  await pglite.exec("DROP TABLE IF EXISTS entry; CREATE TABLE entry (id int PRIMARY KEY, text text)");
});

afterAll(() => pglite.close());

async function prepared(): Promise<number> {
  const { rows } = await pglite.query<{ n: number }>("SELECT count(*)::int AS n FROM pg_prepared_statements");
  return rows[0]!.n;
}

test("results are those of PGlite's own query, whatever the types and values", async () => {
  const sql =
    "SELECT $1::int AS a, $2::text AS b, $3::jsonb AS c, $4::timestamptz AS d, $5::bool AS e, $6::int[] AS f";
  const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0"));
  const date = fc.date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
  const values = fc.tuple(
    fc.option(int),
    fc.option(fc.oneof(text, fc.constantFrom("'); DROP TABLE entry; --", "$1", "\\"))),
    fc.option(fc.dictionary(text, int)),
    fc.option(date),
    fc.option(fc.boolean()),
    fc.option(fc.array(int, { maxLength: 4 })),
  );
  await fc.assert(
    fc.asyncProperty(values, fc.constantFrom("array" as const, "object" as const), async (given, rowMode) => {
      const own = await pglite.query(sql, given, { rowMode });
      expect(await database.query(sql, given, { rowMode })).toEqual(own);
    }),
    { numRuns: 200 },
  );
});

test("a text is parsed once, and again when its plan is old: fewer times the longer the process runs", async () => {
  const own = withPreparedStatements(pglite);
  const before = await prepared();
  const names = new Set<string>();
  for (let i = 0; i < 6_000; i += 1) {
    await own.query("INSERT INTO entry VALUES ($1, 'x')", [i]);
    if (i % 100 > 0) continue;
    const { rows } = await pglite.query<{ name: string }>(
      "SELECT name FROM pg_prepared_statements WHERE statement LIKE 'INSERT INTO entry VALUES ($1, ''x'')'",
    );
    expect(rows).toHaveLength(1);
    names.add(rows[0]!.name);
  }
  // After 500, 1,126, 1,909, 2,887, 4,109 and 5,637 calls.
  expect(names.size).toBe(7);
  expect(await prepared()).toBe(before + 1);
});

test("a plan made while a table was empty is not kept when it has grown", async () => {
  const own = withPreparedStatements(pglite);
  await pglite.exec("CREATE TABLE large (id int PRIMARY KEY, text text)");
  const find = () => own.query("SELECT text FROM large WHERE id = $1", [7]);
  const nameOfFind = async () =>
    (await pglite.query("SELECT name FROM pg_prepared_statements WHERE statement LIKE '%large WHERE%'")).rows;
  await find();
  for (let i = 0; i < 600; i += 1) await own.query("INSERT INTO large VALUES ($1, 'x')", [i]);
  const old = await nameOfFind();
  expect((await find()).rows).toEqual([{ text: "x" }]);
  expect(await nameOfFind()).not.toEqual(old);
});

test("many different texts do not fill the memory", async () => {
  const own = withPreparedStatements(pglite);
  const before = await prepared();
  for (let i = 0; i < 700; i += 1) await own.query(`SELECT ${i}`);
  expect((await prepared()) - before).toBe(500);
  expect((await own.query("SELECT 7")).rows).toEqual([{ "?column?": 7 }]);
});

test("a statement that fails throws PGlite's error, and leaves the next ones alone", async () => {
  const insert = (id: number) => database.query("INSERT INTO entry VALUES ($1, 'x') RETURNING id", [id]);
  await insert(1);
  await expect(insert(1)).rejects.toBeInstanceOf(messages.DatabaseError);
  await expect(insert(1)).rejects.toMatchObject({ code: "23505" });
  await expect(database.query("SELEC 1")).rejects.toMatchObject({ code: "42601" });
  await expect(database.query("SELECT $1::int", ["no number"])).rejects.toMatchObject({ code: "22P02" });
  expect(await insert(2)).toMatchObject({ rows: [{ id: 2 }], affectedRows: 1 });
});

test("a transaction keeps or discards all its statements, and others wait for its end", async () => {
  const count = async () =>
    (await database.query<{ n: number }>("SELECT count(*)::int AS n FROM entry")).rows[0]?.n;
  const begun = database.transaction(async (tx) => {
    await tx.query("INSERT INTO entry VALUES ($1, 'a')", [1]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await tx.query("INSERT INTO entry VALUES ($1, 'b')", [2]);
  });
  expect(await count()).toBe(2);
  await begun;
  await database
    .transaction(async (tx) => {
      await tx.query("INSERT INTO entry VALUES ($1, 'c')", [3]);
      await tx.query("INSERT INTO entry VALUES ($1, 'c')", [3]);
    })
    .catch(() => {});
  expect(await count()).toBe(2);
  await database.transaction(async (tx) => {
    await tx.query("INSERT INTO entry VALUES ($1, 'd')", [4]);
    await tx.rollback();
  });
  expect(await count()).toBe(2);
});

test("32 writers at once, failures and rollbacks among them, lose nothing and mix up nothing", async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 320 }, async (_, i) => {
      if (i % 5 === 0) {
        return database.transaction(async (tx) => {
          await tx.query("INSERT INTO entry VALUES ($1, $2)", [i, `t${i}`]);
          if (i % 10 === 0) throw new Error("changed its mind");
          return `t${i}`;
        });
      }
      const id = i % 7 === 0 ? 1 : i;
      const { rows } = await database.query<{ text: string }>(
        "INSERT INTO entry VALUES ($1, $2) RETURNING text",
        [id, `t${i}`],
      );
      return rows[0]?.text;
    }),
  );
  const kept = outcomes.flatMap((outcome, i) => (outcome.status === "fulfilled" ? [`t${i}`] : []));
  for (const [i, outcome] of outcomes.entries())
    if (outcome.status === "fulfilled") expect(outcome.value).toBe(`t${i}`);
  const { rows } = await pglite.query<{ text: string }>("SELECT text FROM entry");
  expect(rows.map(({ text }) => text).toSorted()).toEqual(kept.toSorted());
});
