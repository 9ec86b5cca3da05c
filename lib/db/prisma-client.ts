import { Prisma, PrismaClient } from "@/lib/db/client/client";
import type { Driver } from "@/lib/db/driver";
import { openedDatabase } from "@/lib/db/opened-database";

/** Runs queries: the client itself, or one of its transactions. */
export type Database = Prisma.TransactionClient;

/** Time for a transaction to begin and to end, in ms: with a single connection, a whole class may be waiting. */
const transactionOptions = { maxWait: 20_000, timeout: 20_000 };

/** Prisma's client on a driver, for either database. */
export function createPrisma(driver: Driver): PrismaClient {
  return new PrismaClient({ adapter: driver, errorFormat: "minimal", transactionOptions });
}

/** The client of this process's database. Throws until the server, the command or the test has opened one. */
export function getPrisma(): PrismaClient {
  const database = openedDatabase();
  if (!database) throw new Error("No database is open in this process: call openDatabase() first.");
  return database.prisma;
}

const UNIQUE_VIOLATION = "23505";
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const COLLISIONS = new Set([UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK]);

/** Whether a statement failed only because another writer was active at the same time; trying again may succeed. */
export function isWriteCollision(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2002" || error.code === "P2034") return true;
  return COLLISIONS.has(String(sqlState(error)));
}

/** The SQLSTATE that the database gave for a raw query. */
function sqlState({ meta }: Prisma.PrismaClientKnownRequestError): unknown {
  const cause = (meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined)?.cause;
  return cause?.originalCode ?? meta?.code;
}
