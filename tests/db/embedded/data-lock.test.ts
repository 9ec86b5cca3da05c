import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeDataLock } from "@/lib/db/data-lock";
import { ownIdentity } from "@/lib/db/process-identity";
import { runScript } from "../../support/script";
import { temporaryDirectory } from "../../support/temporary-directory";

const HOLDER = "tests/db/embedded/hold-lock.ts";

function leaveLock(directory: string, content: object | string): void {
  writeFileSync(join(directory, "lock"), typeof content === "string" ? content : JSON.stringify(content));
}

test("a second process is refused, and told which process holds the data and what to do", async () => {
  const directory = temporaryDirectory();
  const holder = runScript(HOLDER, [directory]);
  const pid = (await holder.line(/^holding/)).split(" ")[1];

  const refusal = await takeDataLock(directory).catch((error) => error);

  expect(refusal.name).toBe("DatabaseProblem");
  expect(refusal.message).toContain(`process ${pid}`);
  expect(refusal.message).toContain(`kill ${pid}`);
  expect(refusal.message).toContain("NOTECURVE_DATA");
});

test("the lock of a process that was killed is taken over", async () => {
  const directory = temporaryDirectory();
  const holder = runScript(HOLDER, [directory]);
  const pid = Number((await holder.line(/^holding/)).split(" ")[1]);
  process.kill(pid, "SIGKILL");
  await holder.ended;
  expect(existsSync(join(directory, "lock"))).toBe(true);

  const lock = await takeDataLock(directory);
  expect(JSON.parse(readFileSync(join(directory, "lock"), "utf8")).pid).toBe(process.pid);
  lock.release();
});

test("a process that merely has the number of the dead owner does not count as the owner", async () => {
  const directory = temporaryDirectory();
  leaveLock(directory, { ...ownIdentity(), startedAt: "long ago" });
  (await takeDataLock(directory)).release();
});

test("an incomplete lock, as after a power cut, blocks nobody", async () => {
  const directory = temporaryDirectory();
  leaveLock(directory, '{"pid": 12');
  (await takeDataLock(directory)).release();
});

test("the lock of another machine is respected, and the message names the remedy", async () => {
  const directory = temporaryDirectory();
  leaveLock(directory, { ...ownIdentity(), pid: 1, host: "elsewhere", place: "elsewhere" });
  await expect(takeDataLock(directory)).rejects.toThrow(join(directory, "lock"));
});

test("a released lock is gone, and releasing never removes the lock of somebody else", async () => {
  const directory = temporaryDirectory();
  const lock = await takeDataLock(directory);
  lock.release();
  expect(existsSync(join(directory, "lock"))).toBe(false);

  leaveLock(directory, { ...ownIdentity(), pid: 1 });
  lock.release();
  expect(existsSync(join(directory, "lock"))).toBe(true);
});

test("if many processes find a dead owner's lock at once, exactly one gets it", {
  timeout: 60_000,
}, async () => {
  const directory = temporaryDirectory();
  leaveLock(directory, { ...ownIdentity(), startedAt: "long ago" });
  const rivals = Array.from({ length: 8 }, () => runScript(HOLDER, [directory]));
  const outcomes = await Promise.all(rivals.map((rival) => rival.line(/^(holding|refused)/)));
  expect(outcomes.filter((outcome) => outcome.startsWith("holding"))).toHaveLength(1);
});
