import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll } from "vitest";
import { driverForEmbedded, driverForServer } from "@/lib/db/driver";
import { type OpenDatabase, setOpenedDatabase } from "@/lib/db/opened-database";
import { createPrisma } from "@/lib/db/prisma-client";
import { openServerDatabase } from "@/lib/db/server-database";
import { embeddedTemplatePath } from "./embedded-template";
import { onTestServer, postgresTemplateName, testServerUrl } from "./postgres-template";

/**
 * Gives the tests of a file an empty, migrated database of their own, used by getPrisma(): in memory, or on the server
 * of TEST_DATABASE_URL, by the project that the file runs in. Call it once, at the top of the file.
 */
export function withTestDatabase(): void {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    setOpenedDatabase(database);
  });
  afterAll(async () => {
    setOpenedDatabase(undefined);
    await database?.close();
  });
}

/** An empty, migrated database that nobody else uses; it is deleted when it is closed. */
export function openTestDatabase(): Promise<OpenDatabase> {
  return testEngine() === "postgres" ? copyOnServer() : copyInMemory();
}

/** The engine of the running project. */
export function testEngine(): OpenDatabase["engine"] {
  return process.env.TEST_ENGINE === "postgres" ? "postgres" : "embedded";
}

async function copyInMemory(): Promise<OpenDatabase> {
  const template = await readFile(await embeddedTemplatePath());
  const pglite = await PGlite.create({ loadDataDir: new Blob([new Uint8Array(template)]) });
  const driver = driverForEmbedded(pglite);
  const prisma = createPrisma(driver);
  return {
    engine: "embedded",
    prisma,
    query: driver.query,
    watch: null,
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
    },
  };
}

async function copyOnServer(): Promise<OpenDatabase> {
  const name = `notecurve_test_${randomBytes(6).toString("hex")}`;
  const template = await postgresTemplateName();
  await onTestServer((run) => run(`CREATE DATABASE "${name}" TEMPLATE "${template}"`));
  const pool = await openServerDatabase(testServerUrl(name));
  const driver = driverForServer(pool);
  const prisma = createPrisma(driver);
  return {
    engine: "postgres",
    prisma,
    query: driver.query,
    watch: null,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await onTestServer((run) => run(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}
