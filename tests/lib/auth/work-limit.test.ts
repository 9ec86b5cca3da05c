import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { limitWork } from "@/lib/auth/work-limit";
import { getPrisma } from "@/lib/db/prisma-client";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

beforeEach(async () => {
  await getPrisma().rateLimit.deleteMany();
  // Simulates another process, without a share.
  vi.resetModules();
});
afterEach(() => vi.useRealTimers());

async function otherProcess(): Promise<typeof limitWork> {
  vi.resetModules();
  return (await import("@/lib/auth/work-limit")).limitWork;
}

/** Units granted, each requested alone, `atOnce` at a time. */
async function granted(
  limits: readonly (typeof limitWork)[],
  who: { learnerId: string | null; address: string },
  asked: number,
): Promise<number> {
  let passed = 0;
  for (let done = 0; done < asked; done += 100) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, i) => limits[i % limits.length]!("trial", who)),
    );
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") passed += 1;
      else expect(outcome.reason).toMatchObject({ name: "AppError", code: "rate-limited" });
    }
  }
  return passed;
}

test("a learner may do far more than people do, and not a unit more, whatever the address", async () => {
  const limit = await otherProcess();
  let address = 0;
  const passed = async (asked: number) => {
    address += 1;
    return granted([limit], { learnerId: "ada", address: `198.51.100.${address}` }, asked);
  };
  expect((await passed(800)) + (await passed(900))).toBe(1_500);
  await expect(limit("trial", { learnerId: "ada", address: "203.0.113.1" })).rejects.toMatchObject({
    code: "rate-limited",
    retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds > 800 && seconds <= 900),
  });
  await limit("trial", { learnerId: "bob", address: "203.0.113.1" });
  await limit("review", { learnerId: "ada", address: "203.0.113.1" }, 100);
});

test("two processes never grant more than the limit together, and nearly all of it", async () => {
  const processes = [await otherProcess(), await otherProcess()];
  const passed = await granted(processes, { learnerId: "ada", address: "203.0.113.2" }, 2_000);
  expect(passed).toBeLessThanOrEqual(1_500);
  expect(passed).toBeGreaterThan(1_400);
});

test("visitors are counted by address only, and a post by its content", async () => {
  const limit = await otherProcess();
  const visitor = { learnerId: null, address: "203.0.113.3" };
  for (let i = 0; i < 10; i += 1) await limit("trial", visitor, 3_000);
  await expect(limit("trial", visitor)).rejects.toMatchObject({ code: "rate-limited" });
  await limit("trial", { ...visitor, address: "203.0.113.4" });
});

test("most units cost no statement", async () => {
  const limit = await otherProcess();
  const statements = vi.spyOn(getPrisma(), "$queryRawUnsafe");
  for (let i = 0; i < 100; i += 1) await limit("review", { learnerId: "ada", address: "203.0.113.5" });
  expect(statements.mock.calls.length).toBeLessThanOrEqual(2);
  statements.mockRestore();
});

test("after a quarter of an hour it goes on", async () => {
  const limit = await otherProcess();
  const visitor = { learnerId: "ada", address: "203.0.113.6" };
  await limit("trial", visitor, 1_500);
  await expect(limit("trial", visitor)).rejects.toMatchObject({ code: "rate-limited" });
  await getPrisma().$executeRawUnsafe("UPDATE rate_limit SET window_start = now() - interval '16 minutes'");
  const later = await otherProcess();
  await later("trial", visitor);
});
