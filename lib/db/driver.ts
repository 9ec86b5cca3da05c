import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";

/** What Prisma's client and its schema engine talk to, whichever database stands behind it. */
export type Driver = SqlMigrationAwareDriverAdapterFactory;

/** The driver for a Postgres server. */
export function driverForServer(pool: Pool): Driver {
  return withWholeScripts(new PrismaPg(pool), (script) => pool.query(script));
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
