import { DatabaseUnavailable } from "@/lib/app-error";
import type { PrismaClient } from "@/lib/db/client/client";
import { reasonOf } from "@/lib/db/database-problem";
import type { Query } from "@/lib/db/driver";
import type { ServerWatch } from "@/lib/db/server-watch";

/** A database that is open and migrated. */
export type OpenDatabase = {
  readonly engine: "postgres" | "embedded";
  readonly prisma: PrismaClient;
  /** On the same connections. */
  readonly query: Query;
  /** Watches whether the server answers; null for the embedded database, which is part of this process. */
  readonly watch: ServerWatch | null;
  /** Waits for running queries, then closes; the embedded database's lock is released last. Safe to call twice. */
  close(): Promise<void>;
};

const KEY = Symbol.for("notecurve.database");

/** A bundler may load a module twice in one process, so the open database is kept where both copies see it. */
const shared = globalThis as { [KEY]?: OpenDatabase | undefined };

/** DatabaseUnavailable if that is the error's cause, else the error itself: libraries wrap it in errors of their own. */
export function orDatabaseUnavailable(error: unknown): unknown {
  return openedDatabase()?.watch?.isUnavailable ? new DatabaseUnavailable(reasonOf(error), error) : error;
}

/** This process's open database, if any. */
export function openedDatabase(): OpenDatabase | undefined {
  return shared[KEY];
}

/** Sets the database that getPrisma() uses; undefined removes it. */
export function setOpenedDatabase(database: OpenDatabase | undefined): void {
  shared[KEY] = database;
}
