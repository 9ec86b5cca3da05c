import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, distinguished from any later one with the same number. */
export type ProcessIdentity = {
  readonly pid: number;
  /** Start time, as the system reports it; null if it does not. */
  readonly startedAt: string | null;
  readonly host: string;
  /** The scope of the number: the machine, and on Linux its process namespace (containers have their own). */
  readonly place: string;
};

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: startOf(process.pid), host: hostname(), place: placeOf() };
}

/** `elsewhere`: it belongs to another machine or container, whose processes cannot be seen from here. */
export type Liveness = "alive" | "dead" | "elsewhere";

export function livenessOf(owner: ProcessIdentity): Liveness {
  if (owner.place !== placeOf()) return "elsewhere";
  if (!exists(owner.pid)) return "dead";
  const startedAt = startOf(owner.pid);
  const anotherProcess = owner.startedAt !== null && startedAt !== null && owner.startedAt !== startedAt;
  return anotherProcess ? "dead" : "alive";
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return process.platform !== "linux" || procStat(pid)?.state !== ZOMBIE;
}

/** Killed, but not yet reaped by its parent: it no longer holds anything. */
const ZOMBIE = "Z";

function startOf(pid: number): string | null {
  if (process.platform === "linux") return procStat(pid)?.startedAt ?? null;
  if (process.platform === "win32") return null;
  return (
    orEmpty(() => execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim()) ||
    null
  );
}

/** Fields 3 and 22 of proc(5)'s stat, the latter in clock ticks since boot. Field 2, the name, may contain anything. */
function procStat(pid: number): { state: string; startedAt: string } | null {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fieldsFromThird = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startedAt] = [fieldsFromThird[0], fieldsFromThird[19]];
  return state && startedAt ? { state, startedAt } : null;
}

function placeOf(): string {
  const machine = orEmpty(() => readFileSync("/etc/machine-id", "utf8").trim());
  const namespace = orEmpty(() => readlinkSync("/proc/self/ns/pid"));
  return [hostname(), machine, namespace].join(" ");
}

function orEmpty(source: () => string): string {
  try {
    return source();
  } catch {
    return "";
  }
}
