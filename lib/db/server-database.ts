import { Pool } from "pg";
import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";

/** Connections a server process keeps open at most, unless DATABASE_POOL_SIZE says otherwise. */
const DEFAULT_POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const OLDEST_MAJOR_VERSION = 14;

/**
 * Opens a pool of connections to a Postgres server and sees that it answers.
 *
 * @throws DatabaseProblem if the address cannot be read, the server cannot be reached or is too old
 */
export async function openServerDatabase(url: string, poolSize = DEFAULT_POOL_SIZE): Promise<Pool> {
  const address = withoutSecrets(url);
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Prisma's adapter writes and reads times without their zone, taking for granted that the session's is UTC.
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'");
    },
  });
  pool.on("error", (error) =>
    console.error(`The database server closed an idle connection: ${reasonOf(error)}`),
  );
  try {
    await refuseOldServer(pool, address);
    return pool;
  } catch (error) {
    await pool.end();
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(
      `The Postgres server of DATABASE_URL (${address}) cannot be used: ${reasonOf(firstOf(error))}`,
      [
        "See that the server runs, and that its address, user, password and database in DATABASE_URL are right.",
        "Or unset DATABASE_URL: Notecurve then keeps its data in a database of its own.",
      ],
      { cause: error },
    );
  }
}

async function refuseOldServer(pool: Pool, address: string): Promise<void> {
  const { rows } = await pool.query<{ major: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS major",
  );
  const major = rows[0]?.major ?? 0;
  if (major >= OLDEST_MAJOR_VERSION) return;
  throw new DatabaseProblem(
    `The server of DATABASE_URL (${address}) is Postgres ${major}; Notecurve needs ${OLDEST_MAJOR_VERSION} or newer.`,
    ["Update the server, or name another one in DATABASE_URL."],
  );
}

/** Host, port and database: what helps to find a mistake, without user and password. */
function withoutSecrets(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || "local socket"}:${port || 5432}${pathname}`;
  } catch {
    throw new DatabaseProblem("DATABASE_URL cannot be read as an address.", [
      "Write it as postgresql://user:password@host:5432/database, with special characters percent-encoded.",
    ]);
  }
}

/** With several addresses for one name, Node wraps the failures of all of them. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error) : error;
}
