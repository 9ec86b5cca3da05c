import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const program = "lib/cli/first-database.ts";

/**
 * At a first start with the embedded database, makes it in another process; else does nothing. If that fails, the other
 * process has said why, and this one ends.
 */
export async function makeFirstDatabase() {
  const directory = process.env.NOTECURVE_DATA || ".data";
  if (process.env.DATABASE_URL || existsSync(join(directory, "postgres"))) return;
  const child = spawn(process.execPath, ["--import", "tsx", program], { stdio: "inherit" });
  const stop = (signal) => child.kill(signal);
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("SIGINT", stop);
  process.off("SIGTERM", stop);
  if (code !== 0) process.exit(code ?? 1);
}
