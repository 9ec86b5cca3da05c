import type { PrismaClient } from "@/lib/db/client/client";

/** A database that is open and migrated. */
export type OpenDatabase = {
  readonly engine: "postgres" | "embedded";
  readonly prisma: PrismaClient;
  /** Waits for what is under way, then closes; the embedded database's lock is given back last. Twice is harmless. */
  close(): Promise<void>;
};

const KEY = Symbol.for("notecurve.database");

/** A bundler may load a module twice in one process, so the one open database is kept where both copies see it. */
const shared = globalThis as { [KEY]?: OpenDatabase | undefined };

/** The database that this process has open, if any. */
export function openedDatabase(): OpenDatabase | undefined {
  return shared[KEY];
}

/** Makes a database the one that getPrisma() answers with; undefined takes it away. */
export function setOpenedDatabase(database: OpenDatabase | undefined): void {
  shared[KEY] = database;
}
