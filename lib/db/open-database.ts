import { Client } from "pg";
import { dataDirectory } from "@/lib/db/data-directory";
import { driverForEmbedded, driverForServer } from "@/lib/db/driver";
import { openEmbeddedDatabase } from "@/lib/db/embedded-database";
import { migrate, serverConnection } from "@/lib/db/migrate";
import { type OpenDatabase, openedDatabase, setOpenedDatabase } from "@/lib/db/opened-database";
import { createPrisma } from "@/lib/db/prisma-client";
import { openServerDatabase } from "@/lib/db/server-database";
import { ServerWatch } from "@/lib/db/server-watch";
import { scheduleSnapshots } from "@/lib/db/snapshot-schedule";

type Opening = {
  readonly report?: ReportStep;
  /** Whether to create a missing embedded database; false for commands that only inspect it. */
  readonly create?: boolean;
};

/** Called with each finished step and its duration in ms. */
export type ReportStep = (step: string, elapsedMs: number) => void;

/**
 * Opens and migrates this process's database, and makes it the one that getPrisma() uses: the Postgres server of
 * DATABASE_URL, else the embedded Postgres in the data directory.
 *
 * @throws DatabaseProblem with the problem and its remedy
 */
export async function openDatabase({
  report = () => {},
  create = true,
}: Opening = {}): Promise<OpenDatabase> {
  const already = openedDatabase();
  if (already) return already;
  const url = process.env.DATABASE_URL;
  const database = url ? await openServer(url, report) : await openEmbedded(report, create);
  setOpenedDatabase(database);
  return database;
}

async function openServer(url: string, report: ReportStep): Promise<OpenDatabase> {
  const pool = await timed(report, "connected to the Postgres server", () => openServerDatabase(url));
  try {
    await timed(report, describeMigrations, () => migrateServer(url));
  } catch (error) {
    await pool.end();
    throw error;
  }
  const watch = new ServerWatch();
  const driver = driverForServer(pool, watch);
  const prisma = createPrisma(driver);
  const shutDown = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return opened("postgres", prisma, driver.query, shutDown, watch);
}

/** On a connection of its own, since nothing else may share the transaction. */
async function migrateServer(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  // If the connection is lost between two statements, the next one fails, which is enough.
  client.on("error", () => {});
  try {
    await client.connect();
    return await migrate(serverConnection(client));
  } finally {
    await client.end();
  }
}

async function openEmbedded(report: ReportStep, create: boolean): Promise<OpenDatabase> {
  const directory = dataDirectory();
  const { pglite, close } = await timed(report, `opened the embedded Postgres in ${directory.root}`, () =>
    openEmbeddedDatabase(directory, { create }),
  );
  try {
    await timed(report, describeMigrations, () => migrate(pglite));
  } catch (error) {
    await close();
    throw error;
  }
  const driver = driverForEmbedded(pglite);
  const prisma = createPrisma(driver);
  const stopSnapshots = scheduleSnapshots(pglite, directory);
  return opened("embedded", prisma, driver.query, async () => {
    await stopSnapshots();
    await prisma.$disconnect();
    await close();
  });
}

function opened(
  engine: OpenDatabase["engine"],
  prisma: OpenDatabase["prisma"],
  query: OpenDatabase["query"],
  shutDown: () => Promise<void>,
  watch: ServerWatch | null = null,
): OpenDatabase {
  let closing: Promise<void> | undefined;
  const database: OpenDatabase = {
    engine,
    prisma,
    query,
    watch,
    close: () => {
      if (openedDatabase() === database) setOpenedDatabase(undefined);
      closing ??= shutDown();
      return closing;
    },
  };
  return database;
}

function describeMigrations(applied: readonly string[]): string {
  return applied.length === 0 ? "the schema is up to date" : `applied ${applied.join(", ")}`;
}

async function timed<T>(report: ReportStep, step: string | ((result: T) => string), work: () => Promise<T>) {
  const begin = performance.now();
  const result = await work();
  report(typeof step === "string" ? step : step(result), performance.now() - begin);
  return result;
}
