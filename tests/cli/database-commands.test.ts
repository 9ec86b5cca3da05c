import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "@/lib/db/open-database";
import { getPrisma } from "@/lib/db/prisma-client";
import { good } from "@/lib/scheduling/memory";
import { entryOf, rate } from "../support/reviewing";
import { newLearner, publishSmallCourse } from "../support/small-course";
import { temporaryDirectory } from "../support/temporary-directory";

/** Runs a command on a database as users do, but without the set-up. */
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
  ["memory", "unclear", 2],
  ["snapshot", "take", 1],
])("%s %s makes no database where there is none", (file, word, code) => {
  const mistyped = join(temporaryDirectory(), "dta");
  const { status, said } = command(file, [word], { NOTECURVE_DATA: mistyped });
  expect(status).toBe(code);
  expect(said).toContain(`There is no database in ${mistyped}`);
  expect(existsSync(mistyped)).toBe(false);
});

test("memory verify that cannot read the database ends with another code than for differences", () => {
  const unreachable = command("memory", ["verify"], { DATABASE_URL: "postgresql://localhost:1/nowhere" });
  expect(unreachable.status).toBe(2);
  expect(unreachable.said).toContain("localhost:1/nowhere");
});

test("memory names an unknown command", () => {
  const { status, said } = command("memory", ["foo"], {});
  expect(status).toBe(2);
  expect(said).toMatch(/^There is no command foo\.\n\nUsage: /);
});

test("verify ends with 1 if a memory, or a counter, disagrees with the reviews", {
  timeout: 120_000,
}, async () => {
  const data = temporaryDirectory();
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NOTECURVE_DATA", data);
  onTestFinished(() => void vi.unstubAllEnvs());
  const now = new Date("2026-03-02T12:00:00Z");
  const inDatabase = async (work: () => Promise<unknown>) => {
    const database = await openDatabase();
    await work().finally(() => database.close());
  };
  const verify = (name: string, ...words: string[]) =>
    command(name, ["verify", ...words], { NOTECURVE_DATA: data });

  await inDatabase(async () => {
    await publishSmallCourse();
    const learnerId = await newLearner();
    await rate(learnerId, await entryOf(learnerId, "small/card-1", now), good, now);
  });
  const sound = verify("memory");
  expect([sound.status, sound.stdout]).toEqual([
    0,
    "1 reviews of 1 learners replayed, 1 memories compared: no differences\n",
  ]);
  expect(verify("progress")).toMatchObject({ status: 0 });

  await inDatabase(async () => {
    await getPrisma().memory.updateMany({ data: { lapses: 7 } });
    await getPrisma().learnerDay.updateMany({ data: { newReviews: { increment: 1 } } });
  });
  const memory = verify("memory");
  expect(memory.status).toBe(1);
  expect(memory.stdout).toMatch(/item \d+: lapses is 7, the replay gives 0/);
  expect(memory.stdout).toContain(": 1 differences");
  const counters = verify("progress");
  expect(counters.status).toBe(1);
  expect(counters.stdout).toMatch(/new_?reviews/i);
  for (const name of ["memory", "progress"]) {
    const json = verify(name, "--json");
    expect([json.status, JSON.parse(json.stdout).faults.length], name).toEqual([1, 1]);
  }
});

test("snapshot list does not report an unreadable directory as empty", () => {
  const data = temporaryDirectory();
  expect(command("snapshot", ["list"], { NOTECURVE_DATA: data })).toMatchObject({ status: 0 });
  writeFileSync(join(data, "snapshots"), "");
  const { status, said } = command("snapshot", ["list"], { NOTECURVE_DATA: data });
  expect(status).toBe(1);
  expect(said).toContain("cannot be read");
  expect(said, "no stack trace").not.toMatch(/^\s+at /m);
});
