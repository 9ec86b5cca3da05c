import { Prisma, PrismaClient } from "@/lib/db/client/client";
import type { Driver } from "@/lib/db/driver";
import { openedDatabase } from "@/lib/db/opened-database";

/** What a query runs on: the client itself, or one of its transactions. */
export type Database = Prisma.TransactionClient;

/** Time for a transaction to begin and to end, in ms: where there is one connection, a whole class may be in the queue. */
const transactionOptions = { maxWait: 20_000, timeout: 20_000 };

/** Prisma's client over a driver, whichever database stands behind it. */
export function createPrisma(driver: Driver): PrismaClient {
  return new PrismaClient({ adapter: driver, errorFormat: "minimal", transactionOptions });
}

/** The client of this process's database. Throws before the server, the command or the test has opened one. */
export function getPrisma(): PrismaClient {
  const database = openedDatabase();
  if (!database) throw new Error("No database is open in this process: call openDatabase() first.");
  return database.prisma;
}

const UNIQUE_VIOLATION = "23505";
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const COLLISIONS = new Set([UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK]);

/** Whether a statement failed only because another writer was there at the same moment; trying again may succeed. */
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
