/** What a process has cost, from the operating system (Linux). */
import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks of /proc/<pid>/stat; the same on every Linux of today. */
const ticksPerSecond = 100;

/** CPU time so far of a process with all its threads, in ms; 0 if there is none. */
export function cpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fieldsFromThird = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user, system] = [Number(fieldsFromThird[11]), Number(fieldsFromThird[12])];
    return ((user + system) * 1_000) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** CPU time so far of all connections to a database of a Postgres server on this machine, in ms. */
export function databaseCpuMs(database: string): number {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(` ${database} `))
    .reduce((sum, pid) => sum + cpuMs(Number(pid)), 0);
}

function commandOf(pid: string): string {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return command.startsWith("postgres:") ? command : "";
  } catch {
    return "";
  }
}

/** Resident memory of a process now, and the most it ever had, in MB. */
export function memoryMb(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { now: read("VmRSS"), most: read("VmHWM") };
}
