import { DatabaseAway } from "@/lib/app-error";
import type { PrismaClient } from "@/lib/db/client/client";
import { reasonOf } from "@/lib/db/database-problem";
import type { ServerWatch } from "@/lib/db/server-watch";

/** A database that is open and migrated. */
export type OpenDatabase = {
  readonly engine: "postgres" | "embedded";
  readonly prisma: PrismaClient;
  /** Whether the server answers; null for the embedded database, which is part of this process. */
  readonly watch: ServerWatch | null;
  /** Waits for what is under way, then closes; the embedded database's lock is given back last. Twice is harmless. */
  close(): Promise<void>;
};

const KEY = Symbol.for("notecurve.database");

/** A bundler may load a module twice in one process, so the one open database is kept where both copies see it. */
const shared = globalThis as { [KEY]?: OpenDatabase | undefined };

/** The error, or what it comes from if the database is away: libraries that ask it may tell of it in words of their own. */
export function orDatabaseAway(error: unknown): unknown {
  return openedDatabase()?.watch?.isAway ? new DatabaseAway(reasonOf(error), error) : error;
}

/** The database that this process has open, if any. */
export function openedDatabase(): OpenDatabase | undefined {
  return shared[KEY];
}

/** Makes a database the one that getPrisma() answers with; undefined takes it away. */
export function setOpenedDatabase(database: OpenDatabase | undefined): void {
  shared[KEY] = database;
}
