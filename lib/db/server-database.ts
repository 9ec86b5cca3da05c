import { Pool } from "pg";
import { DatabaseProblem, reasonOf } from "@/lib/db/database-problem";

/** Most connections of a server process, unless DATABASE_POOL_SIZE says otherwise. */
const DEFAULT_POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const OLDEST_MAJOR_VERSION = 15;

/**
 * Opens a pool of connections to a Postgres server and checks that it answers.
 *
 * @throws DatabaseProblem if the address is invalid, or the server cannot be reached, is too old or cannot store every
 * text
 */
export async function openServerDatabase(url: string, poolSize = poolSizeOf(process.env)): Promise<Pool> {
  const address = withoutSecrets(url);
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Prisma's adapter writes and reads times without a zone, assuming that the session's is UTC. And our statements
    // take a few milliseconds, however dear the planner thinks them; compiling one to machine code takes up to a second.
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'; SET jit = off");
    },
  });
  pool.on("error", (error) =>
    console.error(`The database server closed an idle connection: ${reasonOf(error)}`),
  );
  try {
    await refuseUnfit(pool, address);
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

/** The value of DATABASE_POOL_SIZE, or the default. */
export function poolSizeOf({ DATABASE_POOL_SIZE: given }: NodeJS.ProcessEnv): number {
  if (given === undefined || given === "") return DEFAULT_POOL_SIZE;
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw new DatabaseProblem(`DATABASE_POOL_SIZE is "${given}", which is not a number of connections.`, [
    `Give a whole number from 1 to 9999, or unset it: it is then ${DEFAULT_POOL_SIZE}.`,
  ]);
}

async function refuseUnfit(pool: Pool, address: string): Promise<void> {
  const { rows } = await pool.query<{ major: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major,
       current_setting('server_encoding') AS encoding`,
  );
  const { major, encoding } = rows[0]!;
  if (major < OLDEST_MAJOR_VERSION) {
    throw new DatabaseProblem(
      `The server of DATABASE_URL (${address}) is Postgres ${major}; Notecurve needs ${OLDEST_MAJOR_VERSION} or newer.`,
      ["Update the server, or name another one in DATABASE_URL."],
    );
  }
  if (encoding !== "UTF8") {
    throw new DatabaseProblem(
      `The database of DATABASE_URL (${address}) has the encoding ${encoding}, which can't hold every text; Notecurve needs UTF8.`,
      [
        "Make one that can: CREATE DATABASE notecurve ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;",
        "Then name it in DATABASE_URL.",
      ],
    );
  }
}

/** Host, port and database, to help find a mistake; without user and password. */
function withoutSecrets(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address !== null && /^postgres(?:ql)?:$/.test(address.protocol)) {
    const { hostname, port, pathname } = address;
    return `${hostname || "local socket"}:${port || 5432}${pathname}`;
  }
  throw new DatabaseProblem(
    address === null
      ? "DATABASE_URL cannot be read as an address."
      : `DATABASE_URL begins with ${address.protocol}, and is not the address of a Postgres server.`,
    [
      "Write it as postgresql://user:password@host:5432/database, with special characters percent-encoded.",
      "Or unset DATABASE_URL: Notecurve then keeps its data in a database of its own.",
    ],
  );
}

/** If a name has several addresses, Node wraps the failures of all of them. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error) : error;
}
