import { beforeEach, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { limitAttempts, limitFailures } from "@/lib/auth/rate-limit";
import type { PrismaClient } from "@/lib/db/client/client";
import { driverForServer } from "@/lib/db/driver";
import { createPrisma, getPrisma } from "@/lib/db/prisma-client";
import { countUnits } from "@/lib/db/rate-limit-store";
import { openServerDatabase } from "@/lib/db/server-database";
import { testServerUrl } from "@/tests/support/postgres-template";
import { testEngine, withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

beforeEach(async () => {
  await getPrisma().rateLimit.deleteMany();
});

/** Clients as in two processes. The embedded database supports only one process. */
async function withTwoClients(work: (clients: [PrismaClient, PrismaClient]) => Promise<void>): Promise<void> {
  if (testEngine() === "embedded") return work([getPrisma(), getPrisma()]);
  const [row] = await getPrisma().$queryRawUnsafe<{ name: string }[]>(
    "SELECT current_database()::text AS name",
  );
  const pool = await openServerDatabase(testServerUrl(row!.name));
  const other = createPrisma(driverForServer(pool));
  try {
    await work([getPrisma(), other]);
  } finally {
    await other.$disconnect();
    await pool.end();
  }
}

async function passed(attempts: Promise<unknown>[]): Promise<number> {
  const outcomes = await Promise.allSettled(attempts);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "rate-limited" });
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

test("two processes count together, and no attempt is counted twice or not at all", async () => {
  await withTwoClients(async (clients) => {
    const counts = await Promise.all(
      Array.from({ length: 60 }, (_, i) => countUnits(clients[i % 2]!, "sign-in:account:ada", 1, 60_000)),
    );
    const before = counts.map((counted) => counted.before).sort((a, b) => a - b);
    expect(before).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });
});

test("ten tries on one account pass from one address, and leave its owner more from another", async () => {
  const from = (address: string, tries: number) =>
    passed(Array.from({ length: tries }, () => limitAttempts("sign-in", address, "ada@example.org")));
  expect(await from("198.51.100.1", 40)).toBe(10);
  expect(await from("198.51.100.2", 1)).toBe(1);
});

test("a hundred tries on one account pass, from however many addresses they come", async () => {
  const attempts = Array.from({ length: 150 }, (_, i) =>
    limitAttempts("sign-in", `198.51.100.${i}`, "ada@example.org"),
  );
  expect(await passed(attempts)).toBe(100);
});

test("successes do not count, and failures do, even concurrent ones", async () => {
  const attempt = (succeeds: boolean) =>
    limitFailures("sign-in", "a", "ada@example.org", async () => {
      if (!succeeds) throw new AppError("not-found", "password");
    });
  for (let i = 0; i < 30; i += 1) await attempt(true);
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => attempt(false)));
  const codes = tries.map((tried) => (tried.status === "rejected" ? tried.reason.code : "passed"));
  expect(codes.filter((code) => code === "not-found")).toHaveLength(10);
  await expect(attempt(true)).rejects.toMatchObject({ code: "rate-limited" });
});

test("many concurrent successes leave nothing counted", async () => {
  for (let i = 0; i < 5; i += 1)
    await Promise.all(
      Array.from({ length: 8 }, () => limitFailures("sign-in", "a", "ada@example.org", async () => {})),
    );
  const rows = await getPrisma().rateLimit.findMany();
  expect(rows.map(({ count }) => count)).toEqual([0, 0, 0]);
});

test("an account is the same however its address is written", async () => {
  for (let i = 0; i < 10; i += 1)
    await limitAttempts("sign-in", "a", i % 2 ? "ada@example.org" : " Ada@Example.org");
  await expect(limitAttempts("sign-in", "a", "ADA@EXAMPLE.ORG")).rejects.toMatchObject({
    code: "rate-limited",
  });
});

test("sixty sign-ups from one address pass", async () => {
  const attempts = Array.from({ length: 80 }, (_, i) =>
    limitAttempts("sign-up", "198.51.100.1", `learner-${i}@example.org`),
  );
  expect(await passed(attempts)).toBe(60);
});

test("one act does not count for another, nor one account for another", async () => {
  for (let i = 0; i < 11; i += 1) await limitAttempts("sign-in", "a", "ada@example.org").catch(() => {});
  await limitAttempts("sign-up", "a", "ada@example.org");
  await limitAttempts("sign-in", "a", "bob@example.org");
});

test("after a quarter of an hour one may try again, and finished windows are deleted", async () => {
  for (let i = 0; i < 11; i += 1) await limitAttempts("sign-in", "a", "ada@example.org").catch(() => {});
  await limitAttempts("sign-in", "b", "bob@example.org");
  const old = new Date(Date.now() - 15 * 60_000 - 1_000);
  await getPrisma().rateLimit.updateMany({ data: { windowStart: old } });
  await limitAttempts("sign-in", "a", "ada@example.org");
  expect(await getPrisma().rateLimit.count()).toBe(3);
});

test("the table names nobody", async () => {
  await limitAttempts("sign-in", "a", "ada@example.org");
  const rows = await getPrisma().rateLimit.findMany();
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain("ada");
});
