import { randomBytes } from "node:crypto";
import { Pool } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { migrate, serverConnection } from "@/lib/db/migrate";
import { openServerDatabase, poolSizeOf } from "@/lib/db/server-database";
import { onTestServer, testServerUrl } from "../support/postgres-template";
import { testEngine } from "../support/test-database";

test("an address that is not Postgres is not tried", async () => {
  await expect(openServerDatabase("mysql://me:hush@localhost/notecurve")).rejects.toThrow(
    "begins with mysql:",
  );
  await expect(openServerDatabase("localhost")).rejects.toThrow("cannot be read as an address");
});

test("the size of the pool is a number from 1, or left out", () => {
  const sizeOf = (given?: string) =>
    poolSizeOf({ NODE_ENV: "test", ...(given !== undefined && { DATABASE_POOL_SIZE: given }) });
  expect([sizeOf(), sizeOf(""), sizeOf("3")]).toEqual([10, 10, 3]);
  for (const wrong of ["abc", "0", "-1", "2.5", "1e3"])
    expect(() => sizeOf(wrong)).toThrow(`DATABASE_POOL_SIZE is "${wrong}"`);
});

describe.runIf(testEngine() === "postgres")("a server", () => {
  const name = () => `notecurve_test_${randomBytes(6).toString("hex")}`;

  async function newDatabase(options = ""): Promise<string> {
    const database = name();
    await onTestServer((run) => run(`CREATE DATABASE "${database}" ${options}`));
    onTestFinished(() =>
      onTestServer(async (run) => void (await run(`DROP DATABASE "${database}" WITH (FORCE)`))),
    );
    return database;
  }

  test("counts in UTC and compiles no statement, whatever it is set to", async () => {
    const database = await newDatabase();
    await onTestServer(async (run) => {
      await run(`ALTER DATABASE "${database}" SET TIME ZONE 'Pacific/Chatham'`);
      await run(`ALTER DATABASE "${database}" SET jit = on`);
    });
    const pool = await openServerDatabase(testServerUrl(database));
    onTestFinished(() => pool.end());
    const { rows } = await pool.query(
      "SELECT current_setting('TimeZone') AS zone, current_setting('jit') AS jit",
    );
    expect(rows).toEqual([{ zone: "UTC", jit: "off" }]);
  });

  test.each(["LATIN1", "SQL_ASCII"])(
    "whose database is in %s gets instructions to create another",
    async (encoding) => {
      const database = await newDatabase(`ENCODING '${encoding}' LOCALE 'C' TEMPLATE template0`);
      const opening = openServerDatabase(testServerUrl(database));
      await expect(opening).rejects.toThrow(`has the encoding ${encoding}`);
      await expect(opening).rejects.toThrow("ENCODING 'UTF8'");
    },
  );

  test("whose role may not create tables, or not use those of another role, gets the missing grant", async () => {
    const [database, role] = [await newDatabase(), name()];
    await onTestServer((run) => run(`CREATE ROLE "${role}" LOGIN PASSWORD 'hush'`));
    onTestFinished(() => onTestServer(async (run) => void (await run(`DROP ROLE "${role}"`))));
    const migrated = async (url: string) => {
      const pool = new Pool({ connectionString: url, max: 1 });
      try {
        return await migrate(serverConnection(pool));
      } finally {
        await pool.end();
      }
    };
    const own = new URL(testServerUrl(database));
    own.username = role;
    own.password = "hush";

    const refusal = await migrated(own.href).catch((error) => error);
    expect(refusal.message).toContain(`GRANT USAGE, CREATE ON SCHEMA public TO ${role};`);
    expect(refusal.message).not.toContain("sql_schema_connector");

    await migrated(testServerUrl(database));
    await expect(migrated(own.href)).rejects.toThrow("REASSIGN OWNED");
  });
});
