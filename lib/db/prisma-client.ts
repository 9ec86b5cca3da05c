import { Prisma, PrismaClient } from "@/lib/db/client/client";
import type { Driver } from "@/lib/db/driver";
import { openedDatabase } from "@/lib/db/opened-database";

/** Runs queries: the client itself, or one of its transactions. */
export type Database = Prisma.TransactionClient;

/** Time for a transaction to begin and to end, in ms: with a single connection, a whole class may be waiting. */
const transactionOptions = { maxWait: 20_000, timeout: 20_000 };

/** Prisma's client on a driver, for either database. */
export function createPrisma({ adapter }: Driver): PrismaClient {
  return new PrismaClient({ adapter, errorFormat: "minimal", transactionOptions });
}

/** The client of this process's database. Throws until the server, the command or the test has opened one. */
export function getPrisma(): PrismaClient {
  const database = openedDatabase();
  if (!database) throw new Error("No database is open in this process: call openDatabase() first.");
  return database.prisma;
}

/**
 * Runs a statement that every review, answer or session needs. Outside a transaction it goes past Prisma, which costs
 * such a statement more CPU than the driver does. See `Query` for what the columns and values may be.
 */
export async function runOften<Row>(
  db: Database,
  sql: string,
  ...values: readonly unknown[]
): Promise<Row[]> {
  const database = openedDatabase();
  const direct = database !== undefined && db === database.prisma;
  return (direct ? database.query(sql, values) : db.$queryRawUnsafe(sql, ...values)) as Promise<Row[]>;
}

/**
 * Runs a statement whose text is hardly ever the same, such as a search: no connection keeps it prepared, where it would
 * take the place of those that run often.
 */
export async function runOnce<Row>(db: Database, sql: string, ...values: readonly unknown[]): Promise<Row[]> {
  const database = openedDatabase();
  const direct = database !== undefined && db === database.prisma;
  return (
    direct ? database.query(sql, values, { keeps: false }) : db.$queryRawUnsafe(sql, ...values)
  ) as Promise<Row[]>;
}

const UNIQUE_VIOLATION = "23505";
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const COLLISIONS = new Set([UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK]);

/** Whether a statement failed only because another writer was active at the same time; trying again may succeed. */
export function isWriteCollision(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) {
    // The driver's own error.
    return error instanceof Error && "code" in error && COLLISIONS.has(String(error.code));
  }
  if (error.code === "P2002" || error.code === "P2034") return true;
  return COLLISIONS.has(String(sqlState(error)));
}

/** The SQLSTATE that the database gave for a raw query of Prisma's. */
function sqlState({ meta }: Prisma.PrismaClientKnownRequestError): unknown {
  const cause = (meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined)?.cause;
  return cause?.originalCode ?? meta?.code;
}
