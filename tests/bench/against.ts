/**
 * `npm run bench -- --against REF`: this program beside an earlier version of it, on this machine, in one run.
 *
 * Method: both versions are built and started, each on a database of its own with the same contents. Every scenario is
 * measured in rounds, the earlier version and this one in turn, so that whatever else slows the machine down slows
 * both. The table gives the medians of the rounds, this version's rate as a multiple of the
 * earlier one's with the smallest and largest ratio of a round, and the CPU time of a request: that of the server's
 * process and, on Postgres, that of its connections. Figures of two runs can't be compared, ratios can.
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import { dataDirectory } from "@/lib/db/data-directory";
import { openEmbeddedDatabase } from "@/lib/db/embedded-database";
import { startTestServer, type TestServer } from "@/tests/support/test-server";
import { type Load, loadOn, signedInLearners } from "./learners";
import { type Figures, measure, median } from "./load";
import { cpuMs, databaseCpuMs, memoryMb } from "./process-costs";
import { scenarios } from "./scenarios";
import type { Sql } from "./seed";

const rounds = 5;
const memoriesOnServer = 200_000;
const today = Math.floor(Date.now() / 86_400_000);

/** A version of the program, running. */
type Contestant = {
  readonly name: string;
  readonly server: TestServer;
  readonly load: Load;
  readonly databaseCpu: () => number;
};

type Costs = Figures & { readonly serverMs: number; readonly databaseMs: number };

export async function benchAgainst(ref: string, serverUrl: string | undefined): Promise<void> {
  const folder = checkOut(ref);
  try {
    if (serverUrl) await onPostgres(serverUrl, ref, folder);
    await onEmbedded(ref, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A version fills its own tables; the contents are the same where both have the tables. */
async function seedOf(folder: string): Promise<typeof import("./seed")> {
  return import(join(folder, "tests/bench/seed.ts"));
}

/** The files of a commit in a folder of their own, with the same packages if it locks the same. */
function checkOut(ref: string): string {
  const folder = mkdtempSync(join(tmpdir(), "notecurve-against-"));
  execFileSync("tar", ["-x", "-C", folder], {
    input: execFileSync("git", ["archive", ref], { maxBuffer: 2 ** 30 }),
  });
  const lock = (of: string) => readFileSync(join(of, "package-lock.json"), "utf8");
  if (lock(folder) === lock(process.cwd()))
    cpSync("node_modules", join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
  return folder;
}

async function onPostgres(serverUrl: string, ref: string, folder: string): Promise<void> {
  const admin = new Pool({ connectionString: serverUrl });
  const names = [0, 1].map(() => `notecurve_bench_${randomBytes(4).toString("hex")}`);
  const running: Contestant[] = [];
  try {
    for (const [i, database] of names.entries()) {
      await admin.query(`CREATE DATABASE ${database}`);
      const url = Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
      const secret = randomBytes(32).toString("hex");
      const environment = { DATABASE_URL: url, BETTER_AUTH_SECRET: secret, TRUSTED_PROXIES: "1" };
      const from = i === 0 ? folder : process.cwd();
      const server = await startTestServer(environment, from);
      const pool = new Pool({ connectionString: url, max: 4 });
      await (await seedOf(from)).seed(pool, today, memoriesOnServer);
      const load = loadOn(server.url, await signedInLearners(pool, secret));
      await pool.end();
      const name = i === 0 ? ref : "this";
      running.push({ name, server, load, databaseCpu: () => databaseCpuMs(database) });
    }
    await compete("One server process on Postgres", running);
  } finally {
    for (const { server } of running) await server.stop();
    for (const name of names) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}

/** The directory is made by the version itself, filled while nobody has it open, and opened again. */
async function onEmbedded(ref: string, folder: string): Promise<void> {
  const running: Contestant[] = [];
  const directories: string[] = [];
  try {
    for (const from of [folder, process.cwd()]) {
      const directory = mkdtempSync(join(tmpdir(), "notecurve-bench-"));
      directories.push(directory);
      const secret = randomBytes(32).toString("hex");
      const environment = {
        NOTECURVE_DATA: directory,
        DATABASE_URL: "",
        BETTER_AUTH_SECRET: secret,
        TRUSTED_PROXIES: "1",
      };
      await (await startTestServer(environment, from)).stop();
      process.env.NOTECURVE_DATA = directory;
      const { pglite, close } = await openEmbeddedDatabase(dataDirectory());
      await (await seedOf(from)).seedPublished(pglite as Sql, today);
      const learners = await signedInLearners(pglite as Sql, secret);
      await close();
      const begin = performance.now();
      const server = await startTestServer(environment, from);
      const startMs = performance.now() - begin;
      const name = from === folder ? ref : "this";
      const idle = memoryMb(server.pid).now;
      console.log(`${name}: second start ${(startMs / 1_000).toFixed(2)} s, idle ${idle.toFixed(0)} MB`);
      running.push({ name, server, load: loadOn(server.url, learners), databaseCpu: () => 0 });
    }
    await compete("One server process on the embedded database", running);
    for (const { name, server } of running) {
      const { now, most } = memoryMb(server.pid);
      console.log(`${name}: ${now.toFixed(0)} MB at the end, ${most.toFixed(0)} MB at most`);
    }
  } finally {
    for (const { server } of running) await server.stop();
    for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  }
}

async function compete(title: string, contestants: readonly Contestant[]): Promise<void> {
  console.log(`\n${title}: ${contestants.map(({ name }) => name).join(", then ")}\n`);
  console.log(
    `${"".padEnd(36)}${"p50 ms".padEnd(18)}${"rate/s".padEnd(18)}${"times (min–max)".padEnd(24)}CPU ms a request: server, Postgres`,
  );
  for (const scenario of scenarios) {
    const costs: Costs[][] = contestants.map(() => []);
    for (const { load } of contestants) await measure(scenario.warmUp, 16, (i) => scenario.send(load, i));
    for (let round = 0; round < rounds; round += 1) {
      for (const [i, { server, load, databaseCpu }] of contestants.entries()) {
        await scenario.before?.(load);
        const before = [cpuMs(server.pid), databaseCpu()] as const;
        const figures = await measure(scenario.requests, scenario.concurrency, (i) => scenario.send(load, i));
        costs[i]!.push({
          ...figures,
          serverMs: (cpuMs(server.pid) - before[0]) / scenario.requests,
          databaseMs: (databaseCpu() - before[1]) / scenario.requests,
        });
      }
    }
    report(scenario.name, costs);
  }
  for (const { load } of contestants) load.close();
}

function report(name: string, [earlier = [], present = []]: readonly Costs[][]): void {
  const pair = (key: keyof Costs, digits: number) =>
    [earlier, present].map((all) => median(all.map((one) => one[key])).toFixed(digits)).join(" → ");
  const ratios = present.map(({ perSecond }, round) => perSecond / earlier[round]!.perSecond);
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  const times = `×${median(ratios).toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
  const failed = [...earlier, ...present].reduce((sum, one) => sum + one.failed, 0);
  console.log(
    `${name.padEnd(36)}${pair("p50", 2).padEnd(18)}${pair("perSecond", 0).padEnd(18)}${times.padEnd(24)}` +
      `${pair("serverMs", 2)}, ${pair("databaseMs", 2)}${failed > 0 ? `  ${failed} FAILED` : ""}`,
  );
}
