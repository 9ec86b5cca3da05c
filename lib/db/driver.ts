import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { withPreparedStatements } from "@/lib/db/embedded-statements";
import { ServerWatch, watched } from "@/lib/db/server-watch";

/** The two ways to a database, whichever that is. */
export type Driver = {
  /** For Prisma's client. */
  readonly adapter: SqlDriverAdapterFactory;
  readonly query: Query;
};

/**
 * Runs a statement without Prisma, outside any transaction. Columns come as pg parses them, as Prisma does for texts,
 * booleans, 32-bit integers and JSON, but not for 64-bit integers and times. Values are strings, numbers, booleans, null
 * and dates.
 */
export type Query = (
  sql: string,
  values: readonly unknown[],
  /** `keeps: false` for a text that will hardly come again: its statement is not kept prepared. */
  options?: { readonly keeps: boolean },
) => Promise<unknown[]>;

/**
 * The driver for a Postgres server. Every connection keeps its prepared statements: parsing and planning a review's
 * statements anew each time costs more than running them (1,095 against 2,669 reviews/s). A pooler in front of the
 * server must therefore assign whole sessions, not single transactions.
 */
export function driverForServer(pool: Pool, watch = new ServerWatch()): Driver {
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) });
  const { provider, adapterName } = adapter;
  return {
    adapter: { provider, adapterName, connect: async () => watched(await adapter.connect(), watch) },
    query: async (sql, values, { keeps } = { keeps: true }) => {
      const name = keeps ? statementName(sql) : "";
      const statement = { name, text: sql, values: [...values] };
      return (await watch.ask(() => pool.query(statement))).rows;
    },
  };
}

/** The driver for the embedded Postgres, whose statements are kept too. */
export function driverForEmbedded(database: PGlite): Driver {
  const statements = withPreparedStatements(database);
  return {
    // The adapter uses nothing else of it.
    adapter: new PrismaPGlite(statements as PGlite),
    query: async (sql, values, { keeps } = { keeps: true }) =>
      (await (keeps ? statements : database).query(sql, [...values])).rows,
  };
}

/** More texts than the program has; lists of varying length could otherwise fill the server's memory. */
const MOST_PREPARED = 500;

const statementNames = new Map<string, string>();

/** The same name for the same text; undefined, which means "do not keep it", once there are too many. */
function statementName(sql: string): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  if (statementNames.size >= MOST_PREPARED) return "";
  const name = `nc${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}
