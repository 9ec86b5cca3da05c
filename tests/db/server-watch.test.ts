import { connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { asAppError } from "@/lib/app-error";
import { driverForServer } from "@/lib/db/driver";
import { createPrisma } from "@/lib/db/prisma-client";
import { openServerDatabase } from "@/lib/db/server-database";
import { isUnavailable, ServerWatch } from "@/lib/db/server-watch";
import { testServerUrl } from "../support/postgres-template";
import { testEngine } from "../support/test-database";

/** Whether the error says that the database is unavailable, and when to try again. */
function isTold(error: unknown): boolean {
  const told = asAppError(error);
  return told?.code === "unavailable" && told.retryAfterSeconds === 2;
}

test("errors of an unavailable server are distinguished from errors of a statement", () => {
  const failed = (more: object, message = "") => Object.assign(new Error(message), more);
  for (const away of [
    failed({ cause: { kind: "DatabaseNotReachable" } }),
    failed({ cause: { originalCode: "57P01" } }),
    failed({ code: "53300" }),
    failed({ code: "ECONNREFUSED" }),
    failed({}, "Connection terminated unexpectedly"),
    failed({}, "timeout exceeded when trying to connect"),
  ])
    expect(isUnavailable(away), JSON.stringify(away)).toBe(true);
  for (const asked of [
    failed({ cause: { kind: "UniqueConstraintViolation", originalCode: "23505" } }),
    failed({ code: "40001" }),
    failed({ cause: { originalCode: "57014" } }),
    failed({}, "column does not exist"),
    "text",
  ])
    expect(isUnavailable(asked), JSON.stringify(asked)).toBe(false);
});

test("while a server is frozen, one query per second waits for it, and all others are refused at once", async () => {
  const watch = new ServerWatch();
  watch.timeoutMs = 60;
  let asked = 0;
  const never = () => {
    asked += 1;
    return new Promise<never>(() => {});
  };
  await expect(watch.ask(never)).rejects.toSatisfy(isTold);
  expect(watch.isUnavailable).toBe(true);
  const refused = await Promise.allSettled(Array.from({ length: 50 }, () => watch.ask(never)));
  for (const each of refused) expect(each).toMatchObject({ reason: expect.toSatisfy(isTold) });
  expect(asked).toBe(1);
  await delay(1_050);
  const [looks, ...others] = await Promise.allSettled([
    watch.ask(async () => "back"),
    watch.ask(never),
    watch.ask(never),
  ]);
  expect(looks).toMatchObject({ value: "back" });
  expect(others).toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  expect(watch.isUnavailable).toBe(false);
  expect(await watch.ask(async () => 1)).toBe(1);
});

test("a statement of a transaction is awaited as long as the server gives a sign of life", async () => {
  const watch = new ServerWatch();
  watch.timeoutMs = 60;
  const never = () => new Promise<never>(() => {});
  let signs = 0;
  const alive = async () => {
    signs += 1;
  };
  const work = () => delay(300, "done at last");
  expect(await watch.askInTransaction(work, alive)).toBe("done at last");
  expect(signs).toBeGreaterThan(1);
  expect(watch.isUnavailable).toBe(false);
  await expect(watch.askInTransaction(never, never)).rejects.toSatisfy(isTold);
  expect(watch.isUnavailable).toBe(true);
  const wrong = new Error("column does not exist");
  await expect(watch.askInTransaction(() => Promise.reject(wrong), never)).rejects.toBe(wrong);
});

test("an error of a statement says nothing about the server", async () => {
  const watch = new ServerWatch();
  const wrong = new Error("column does not exist");
  await expect(watch.ask(() => Promise.reject(wrong))).rejects.toBe(wrong);
  expect(watch.isUnavailable).toBe(false);
});

describe.runIf(testEngine() === "postgres")("a server behind a network that can stop", () => {
  /** The test server behind a socket that can be frozen: nothing is refused, and nothing comes back. */
  async function throughProxy() {
    const { hostname, port } = new URL(testServerUrl());
    const sockets = new Set<Socket>();
    let isFrozen = false;
    const proxy = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from);
        from.on("data", (chunk) => to.write(chunk)).on("error", () => {});
        from.on("close", () => to.destroy());
        if (isFrozen) from.pause();
      }
    });
    await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
    const url = new URL(testServerUrl());
    url.hostname = "127.0.0.1";
    url.port = String((proxy.address() as { port: number }).port);
    const pool = await openServerDatabase(url.href, 3);
    const watch = new ServerWatch();
    const prisma = createPrisma(driverForServer(pool, watch));
    onTestFinished(async () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await prisma.$disconnect();
      await pool.end();
    });
    const freeze = (frozen: boolean) => {
      isFrozen = frozen;
      for (const socket of sockets) frozen ? socket.pause() : socket.resume();
    };
    /** New connections work again; open ones stay frozen. */
    const forget = () => {
      isFrozen = false;
    };
    return { prisma, watch, freeze, forget };
  }

  test("keeps no query waiting for long, and is queried again once it responds", async () => {
    const { prisma, watch, freeze } = await throughProxy();
    const ask = () => prisma.$queryRawUnsafe("SELECT 1 AS one");
    await ask();
    watch.timeoutMs = 300;
    freeze(true);
    const began = performance.now();
    const asked = await Promise.allSettled([
      ...Array.from({ length: 12 }, ask),
      prisma.$transaction(async (tx) => tx.$queryRawUnsafe("SELECT 1 AS one")),
    ]);
    expect(performance.now() - began).toBeLessThan(3_000);
    for (const each of asked) expect(each).toMatchObject({ reason: expect.toSatisfy(isTold) });
    freeze(false);
    await expect.poll(() => ask().catch(() => null), { timeout: 5_000 }).toEqual([{ one: 1 }]);
    // No transaction that began too late holds a connection: all three are available at the same time.
    await expect
      .poll(
        () =>
          Promise.all(
            Array.from({ length: 3 }, () =>
              prisma.$transaction((tx) => tx.$queryRawUnsafe("SELECT 1 AS one")),
            ),
          ).then(
            (all) => all.length,
            () => 0,
          ),
        { timeout: 5_000 },
      )
      .toBe(3);
  });

  test("keeps no running transaction waiting, and does not reuse its connection", async () => {
    const { prisma, watch, freeze, forget } = await throughProxy();
    const ask = "SELECT 1 AS one";
    watch.timeoutMs = 1_000;
    const began = performance.now();
    const transactions = Array.from({ length: 3 }, () =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRawUnsafe(ask);
        freeze(true);
        await tx.$queryRawUnsafe(ask);
      }),
    );
    for (const each of await Promise.allSettled(transactions))
      expect(each).toMatchObject({ reason: expect.toSatisfy(isTold) });
    expect(performance.now() - began).toBeLessThan(10_000);
    forget();
    const askInThree = () =>
      Promise.all(
        Array.from({ length: 3 }, () => prisma.$transaction((tx) => tx.$queryRawUnsafe(ask))),
      ).catch(() => null);
    await expect.poll(askInThree, { timeout: 10_000 }).toEqual(Array(3).fill([{ one: 1 }]));
  });

  test("lets a transaction wait for a lock for longer", async () => {
    const { prisma, watch } = await throughProxy();
    watch.timeoutMs = 1_000;
    const lock = "SELECT pg_advisory_xact_lock(4711)::text AS locked";
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holder = prisma.$transaction(async (tx) => {
      await tx.$queryRawUnsafe(lock);
      setTimeout(release, 2_500);
      await held;
    });
    const waiter = prisma.$transaction((tx) => tx.$queryRawUnsafe(lock));
    await holder;
    expect(await waiter).toHaveLength(1);
    expect(watch.isUnavailable).toBe(false);
  });
});
