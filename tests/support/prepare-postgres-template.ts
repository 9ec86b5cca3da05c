import { Pool } from "pg";
import { migrate, serverConnection } from "@/lib/db/migrate";
import { onTestServer, postgresTemplateName, testServerUrl } from "./postgres-template";

/** Before the tests: creates the migrated database on the test server that each test copies. */
export default async function preparePostgresTemplate(): Promise<() => Promise<void>> {
  const name = await postgresTemplateName();
  await onTestServer(async (run) => {
    await run(`DROP DATABASE IF EXISTS "${name}"`);
    await run(`CREATE DATABASE "${name}"`);
  });
  const pool = new Pool({ connectionString: testServerUrl(name), max: 1, idleTimeoutMillis: 0 });
  await migrate(serverConnection(pool));
  await pool.end();
  return () => onTestServer(async (run) => void (await run(`DROP DATABASE IF EXISTS "${name}"`)));
}
