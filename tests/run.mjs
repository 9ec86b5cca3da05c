/**
 * `npm test`: all checks, from a fresh clone on. `--fast`: only checks that do not run the program. Every stage runs
 * even if an earlier one failed; the end lists the failures.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setUp } from "../lib/cli/setup.mjs";
import { Explained, inSeconds } from "../lib/cli/step.mjs";

const FAST = [
  {
    name: "format and lint",
    command: ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings"],
  },
  { name: "import laws", command: ["node_modules/tsx/dist/cli.mjs", "tests/laws/check.ts"] },
  { name: "regular expressions", command: ["node_modules/tsx/dist/cli.mjs", "tests/laws/check-patterns.ts"] },
  { name: "types", command: ["node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "false"] },
];

const PROGRAM = [
  { name: "unit, property and database tests", command: ["node_modules/vitest/vitest.mjs", "run"] },
  { name: "browser tests", command: ["node_modules/@playwright/test/cli.js", "test"] },
];

async function main() {
  const fast = process.argv.includes("--fast");
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  if (!process.stdout.isTTY) process.env.NO_COLOR = "1";
  const results = [await inStage("set-up", () => setUp({ build: false, forTests: true }))];
  if (!results[0].passed) return report(results, true);
  for (const stage of FAST) results.push(await runStage(stage));
  if (!fast) {
    results.push(await inStage("build", () => setUp({ build: true, forTests: true })));
    for (const stage of PROGRAM) results.push(await runStage(stage));
  }
  report(results, fast);
}

function runStage({ name, command }) {
  return inStage(name, async () => {
    const child = spawn(process.execPath, command, { stdio: "inherit" });
    const code = await new Promise((resolve) => child.once("close", resolve));
    if (code !== 0) throw new Explained(`${name} failed.`, ["See above what is wrong, and where."]);
  });
}

async function inStage(name, work) {
  console.log(`\n── ${name}`);
  const begin = performance.now();
  try {
    await work();
    return { name, passed: true, elapsedMs: performance.now() - begin };
  } catch (error) {
    console.error(error instanceof Explained ? error.message : error);
    return { name, passed: false, elapsedMs: performance.now() - begin };
  }
}

function report(results, fast) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, passed, elapsedMs }) => {
    return `  ${passed ? "✓" : "✗"} ${name.padEnd(width)}  ${inSeconds(elapsedMs).padStart(8)}`;
  });
  const total = results.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
  console.log(["", ...lines, `    ${"total".padEnd(width)}  ${inSeconds(total).padStart(8)}`, ""].join("\n"));
  if (!fast) console.log(`Database tests ran on ${databases()}.`);
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length === 0) {
    console.log("Everything passed.");
    return;
  }
  console.error(`Failed: ${failed.join(", ")}.`);
  process.exitCode = 1;
}

function databases() {
  return process.env.TEST_DATABASE_URL
    ? "PGlite and on the Postgres server of TEST_DATABASE_URL"
    : "PGlite alone (TEST_DATABASE_URL names a Postgres server to run them there too)";
}

await main();
