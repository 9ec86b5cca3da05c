import { linkSync, mkdirSync, readFileSync, rmdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseProblem } from "@/lib/db/database-problem";
import { livenessOf, ownIdentity, type ProcessIdentity } from "@/lib/db/process-identity";

export type DataLock = {
  /** Releases the lock. Only ever removes our own. */
  release(): void;
};

/** Removing a dead owner's lock takes a moment; a process still at it after this many ms has died meanwhile. */
const TAKEOVER_LIMIT_MS = 10_000;
const RETRY_MS = 20;

/**
 * Takes the lock of a data directory, which must happen before the database in it is opened: a second process that
 * opens the same embedded database destroys it. The lock of a dead process is taken over.
 *
 * @throws DatabaseProblem if a living process holds it, or one on another machine, whose state is unknown
 */
export async function takeDataLock(directory: string): Promise<DataLock> {
  const path = join(directory, "lock");
  const content = JSON.stringify(ownIdentity());
  for (;;) {
    if (createWhole(path, content)) return { release: () => removeIfStill(path, content) };
    const held = readIfThere(path);
    if (held === null) continue;
    const owner = parseOwner(held);
    const liveness = owner ? livenessOf(owner) : "dead";
    if (owner && liveness !== "dead") throw heldBy(owner, liveness, directory);
    if (!removeDead(path, held)) await delay(RETRY_MS);
  }
}

/** A link appears with its content or not at all, and only one process can create it. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/**
 * Removes a lock whose owner is dead. Several processes may find it dead at once; without turns, the slower one
 * would remove the lock that the faster one has just taken.
 *
 * @returns false if another process has its turn
 */
function removeDead(path: string, content: string): boolean {
  const turn = `${path}.takeover`;
  try {
    mkdirSync(turn);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (ageMs(turn) > TAKEOVER_LIMIT_MS) removeDirectory(turn);
    return false;
  }
  try {
    removeIfStill(path, content);
    return true;
  } finally {
    removeDirectory(turn);
  }
}

function removeIfStill(path: string, content: string): void {
  if (readIfThere(path) === content) unlinkSync(path);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Null for a lock that was not written completely, as after a power cut. */
function parseOwner(content: string): ProcessIdentity | null {
  try {
    const owner = JSON.parse(content) as ProcessIdentity;
    return Number.isInteger(owner.pid) && typeof owner.place === "string" ? owner : null;
  } catch {
    return null;
  }
}

function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function removeDirectory(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Another process was faster.
  }
}

function heldBy(owner: ProcessIdentity, liveness: "alive" | "elsewhere", directory: string): DatabaseProblem {
  const another = "Give this one a directory of its own: NOTECURVE_DATA=<directory>.";
  const shared = "For several processes on the same data, use a Postgres server: DATABASE_URL=postgresql://…";
  if (liveness === "alive") {
    return new DatabaseProblem(
      `The data in ${directory} is in use by another Notecurve, process ${owner.pid}.`,
      [`Stop it first: Ctrl-C where it runs, or: kill ${owner.pid}`, another, shared],
    );
  }
  return new DatabaseProblem(
    `The data in ${directory} was opened by process ${owner.pid} on another machine or container (${owner.host}), and never closed.`,
    [
      "If it still runs there, stop it first.",
      `If you are sure that it does not run any more, delete ${join(directory, "lock")} and start again.`,
      another,
    ],
  );
}
