import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../support/temporary-directory";

/** Runs a command on a database as people do, but for the set-up. */
function command(file: string, words: readonly string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `lib/cli/${file}.ts`, ...words],
    { env: { ...process.env, DATABASE_URL: "", ...env }, encoding: "utf8" },
  );
  return { status, stdout, said: stdout + stderr };
}

test.each([
  ["memory", "verify", 2],
  ["memory", "leeches", 2],
  ["snapshot", "take", 1],
])("%s %s makes no database where there is none", (file, word, code) => {
  const mistyped = join(temporaryDirectory(), "dta");
  const { status, said } = command(file, [word], { NOTECURVE_DATA: mistyped });
  expect(status).toBe(code);
  expect(said).toContain(`There is no database in ${mistyped}`);
  expect(existsSync(mistyped)).toBe(false);
});

test("memory verify that could not look says so by another code than differences have", () => {
  const unreachable = command("memory", ["verify"], { DATABASE_URL: "postgresql://localhost:1/nowhere" });
  expect(unreachable.status).toBe(2);
  expect(unreachable.said).toContain("localhost:1/nowhere");
});

test("memory says which command there is not", () => {
  const { status, said } = command("memory", ["foo"], {});
  expect(status).toBe(2);
  expect(said).toMatch(/^There is no command foo\.\n\nUsage: /);
});

test("snapshot list does not take what it can't read for nothing", () => {
  const data = temporaryDirectory();
  expect(command("snapshot", ["list"], { NOTECURVE_DATA: data })).toMatchObject({ status: 0 });
  writeFileSync(join(data, "snapshots"), "");
  const { status, said } = command("snapshot", ["list"], { NOTECURVE_DATA: data });
  expect(status).toBe(1);
  expect(said).toContain("cannot be read");
  expect(said, "no stack trace").not.toMatch(/^\s+at /m);
});
