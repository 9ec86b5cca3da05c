import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { withPreparedStatements } from "@/lib/db/embedded-statements";
import { ServerWatch, watched } from "@/lib/db/server-watch";

/** The adapter between Prisma's client and the database, whichever that is. */
export type Driver = SqlDriverAdapterFactory;

/**
 * The driver for a Postgres server. Every connection keeps its prepared statements: parsing and planning a review's
 * statements anew each time costs more than running them (1,095 against 2,669 reviews/s). A pooler in front of the
 * server must therefore assign whole sessions, not single transactions.
 */
export function driverForServer(pool: Pool, watch = new ServerWatch()): Driver {
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) });
  const { provider, adapterName } = adapter;
  return { provider, adapterName, connect: async () => watched(await adapter.connect(), watch) };
}

/** The driver for the embedded Postgres, whose statements are kept too. */
export function driverForEmbedded(database: PGlite): Driver {
  // The adapter uses nothing else of it.
  return new PrismaPGlite(withPreparedStatements(database) as PGlite);
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
