/**
 * How long the courses in content/ take to compile, both languages included. First as the server does it, with the gate,
 * in all threads and with the cache on the disk: every run is a process of its own, for what has run before runs faster.
 * Then as an editor does it, in one process that has compiled the course before, on one thread. CPU time counts all cores.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Times = { readonly wallMs: number; readonly cpuMs: number; readonly items: number };

const runs = 3;

export function benchCompile(): void {
  console.log(`\nCompiling a course${"".padEnd(52)}wall      CPU`);
  for (const { name } of readdirSync("content", { withFileTypes: true }).filter((e) => e.isDirectory())) {
    const caches = Array.from({ length: runs }, () => mkdtempSync(join(tmpdir(), "notecurve-bench-")));
    try {
      const measured = (state: string) =>
        caches.map((cache) => compileOnce(join("content", name), cache, state));
      const cold = measured("first");
      report(`${name}, ${cold[0]?.items} items, for the first time`, cold);
      report(`${name}, nothing changed`, measured("same"));
      report(`${name}, one note changed`, measured("changed"));
      const edited = (times: number, mode: string) => compileEdits(join("content", name), times, mode);
      report(`${name}, one block changed, no gate`, edited(1, "no gate"));
      report(`${name}, one block changed, with the gate`, edited(1, "gate"));
      const large = edited(10, "no gate");
      report(`ten times ${name}, ${large[0]?.items} items, one block, no gate`, large);
    } finally {
      for (const cache of caches) rmSync(cache, { recursive: true, force: true });
    }
  }
}

/** One process, a line an edit. */
function compileEdits(course: string, times: number, mode: string): Times[] {
  const words = ["--import", "tsx", "tests/bench/compile-edits.ts", course, String(times), mode];
  const lines = execFileSync(process.execPath, words, { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

function compileOnce(course: string, cache: string, state: string): Times {
  const words = ["--import", "tsx", "tests/bench/compile-once.ts", course, cache, state];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" }));
}

/** Medians. */
function report(what: string, all: readonly Times[]): void {
  const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
  const inSeconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`.padStart(9);
  const wall = median(all.map(({ wallMs }) => wallMs));
  const cpu = median(all.map(({ cpuMs }) => cpuMs));
  console.log(`${what.padEnd(66)}${inSeconds(wall)}${inSeconds(cpu)}`);
}
