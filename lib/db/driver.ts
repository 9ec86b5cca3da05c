import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { ServerWatch, watched } from "@/lib/db/server-watch";

/** What Prisma's client and its schema engine talk to, whichever database stands behind it. */
export type Driver = SqlMigrationAwareDriverAdapterFactory;

/**
 * The driver for a Postgres server. Every connection keeps the statements that it has prepared: parsing and planning
 * a review's statements anew each time costs more than running them (1,095 against 2,669 reviews/s). A pooler in
 * front of the server must therefore hand out whole sessions, not single transactions.
 */
export function driverForServer(pool: Pool, watch = new ServerWatch()): Driver {
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) });
  const driver = withWholeScripts(adapter, (script) => pool.query(script));
  const connect = driver.connect.bind(driver);
  return { ...driver, connect: async () => watched(await connect(), watch) };
}

/** The driver for the embedded Postgres. */
export function driverForEmbedded(database: PGlite): Driver {
  return withWholeScripts(new PrismaPGlite(database), (script) => database.exec(script));
}

/**
 * Sends a script in one piece and waits for it. The adapters' own ways lose errors or cut statements apart:
 * pglite's does not wait, and the server's splits at every semicolon, even inside a string.
 */
function withWholeScripts(factory: Driver, run: (script: string) => Promise<unknown>): Driver {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    adapter.executeScript = async (script) => {
      await run(script);
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/** More different texts than the program has; lists of varying length could otherwise fill the server's memory. */
const MOST_PREPARED = 500;

const statementNames = new Map<string, string>();

/** The same name for the same text; none, which means "do not keep it", once there are too many. */
function statementName(sql: string): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  if (statementNames.size >= MOST_PREPARED) return "";
  const name = `nc${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}
