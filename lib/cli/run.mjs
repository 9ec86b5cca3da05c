/**
 * `node lib/cli/run.mjs <file.ts> …`: runs a command after the set-up that it needs, so that it works in a fresh clone
 * too. The set-up writes to standard error: standard output is the command's.
 */
import { spawn } from "node:child_process";
import { setUp } from "./setup.mjs";
import { Explained } from "./step.mjs";

console.log = console.error;

try {
  await setUp({ build: false });
} catch (error) {
  console.error(error instanceof Explained ? error.message : error);
  process.exit(2);
}

const child = spawn(process.execPath, ["node_modules/tsx/dist/cli.mjs", ...process.argv.slice(2)], {
  stdio: "inherit",
});
// Ctrl-C reaches the command too, which decides how to stop.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.once("close", (code) => process.exit(code ?? 1));
