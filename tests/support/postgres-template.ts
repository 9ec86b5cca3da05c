import { Pool } from "pg";
import { migrationsFingerprint } from "./migrations-fingerprint";

/** The server on which the tests may create and drop databases. */
export function testServerUrl(database?: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  if (database) url.pathname = `/${database}`;
  return url.href;
}

export async function postgresTemplateName(): Promise<string> {
  return `notecurve_empty_${await migrationsFingerprint()}`;
}

/** Runs statements that cannot be in a transaction, such as CREATE DATABASE. */
export async function onTestServer<T>(
  work: (run: (sql: string) => Promise<unknown>) => Promise<T>,
): Promise<T> {
  const pool = new Pool({ connectionString: testServerUrl(), max: 1 });
  try {
    return await work((sql) => pool.query(sql));
  } finally {
    await pool.end();
  }
}
