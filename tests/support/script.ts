import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";

export type Script = {
  readonly process: ChildProcess;
  /** Whole lines printed so far. */
  lines(): string[];
  /** The first matching line, as soon as it is printed; throws if the script ends without it. */
  line(pattern: RegExp): Promise<string>;
  /** Waits for this many lines. */
  lineCount(count: number): Promise<void>;
  /** The exit code; null if a signal ended it. */
  ended: Promise<number | null>;
};

/** Runs a TypeScript file in a separate process, which is killed at the end of the test if it is still running. */
export function runScript(
  file: string,
  parameters: readonly string[] = [],
  env: Record<string, string> = {},
): Script {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...parameters], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  return watch(child);
}

function watch(child: ChildProcess): Script {
  let said = "";
  let complained = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    complained += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = () => said.split("\n").slice(0, -1);
  const waitFor = <T>(find: () => T | undefined, what: string) =>
    new Promise<T>((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found !== undefined) resolve(found);
        return found !== undefined;
      };
      child.stdout?.on("data", look);
      if (look()) return;
      ended.then(() => look() || reject(new Error(`No ${what} in:\n${said}\n${complained}`)));
    });
  const line = (pattern: RegExp) => waitFor(() => lines().find((one) => pattern.test(one)), String(pattern));
  const lineCount = async (count: number) => {
    await waitFor(() => lines()[count - 1], `${count} lines`);
  };
  return { process: child, lines, line, lineCount, ended };
}
