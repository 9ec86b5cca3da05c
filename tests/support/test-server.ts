import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A whole Notecurve in a separate process, as started by `npm start`. */
export type TestServer = {
  readonly url: string;
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Sends the signal and waits for the end; null if the signal itself ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

const START_LIMIT_MS = 240_000;

/**
 * Starts a server on a free port. Without `env.NOTECURVE_DATA`, on a database of its own that is deleted at the end.
 * `folder` holds the program, if it is another version of it.
 */
export async function startTestServer(
  env: Record<string, string> = {},
  folder = process.cwd(),
): Promise<TestServer> {
  const ownData = env.NOTECURVE_DATA ? null : mkdtempSync(join(tmpdir(), "notecurve-test-"));
  const child = spawn(process.execPath, startWords(folder), {
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: "",
      BETTER_AUTH_SECRET: "",
      PORT: "0",
      ...(ownData ? { NOTECURVE_DATA: ownData } : {}),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const output = () => said.join("");
  const url = await addressOf(child, output);
  return {
    url,
    pid: child.pid ?? 0,
    output,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      const code = await ended;
      if (ownData) rmSync(ownData, { recursive: true, force: true });
      return code;
    },
  };
}

/** What `npm start` runs there, without the word `node`. */
export function startWords(folder = process.cwd()): string[] {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return (scripts.start as string).split(" ").slice(1);
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The server ${why}. It said:\n${output()}`));
    const limit = setTimeout(() => {
      child.kill("SIGKILL");
      fail(`was not ready after ${START_LIMIT_MS / 1000} s`);
    }, START_LIMIT_MS);
    child.stdout?.on("data", () => {
      const url = /Notecurve is at (http:\S+)/.exec(output())?.[1];
      if (!url) return;
      clearTimeout(limit);
      resolve(url);
    });
    child.once("close", (code) => {
      clearTimeout(limit);
      fail(`ended with code ${code}`);
    });
  });
}
