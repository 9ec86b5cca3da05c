import { expect, test } from "vitest";
import { getPrisma, isWriteCollision } from "@/lib/db/prisma-client";
import { testEngine, withTestDatabase } from "../support/test-database";

withTestDatabase();

const person = { id: "a", name: "Ada", email: "ada@example.org" };

test("an instant is read back unchanged, whatever the server's time zone", async () => {
  const createdAt = new Date("2026-03-29T01:30:00.123Z");
  await getPrisma().user.create({ data: { ...person, createdAt } });

  const found = await getPrisma().user.findUniqueOrThrow({ where: { id: "a" } });
  const [raw] = await getPrisma().$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM created_at) * 1000)::float8 AS ms FROM "user" WHERE id = 'a'`;

  expect(found.createdAt).toEqual(createdAt);
  expect(raw?.ms).toBe(createdAt.getTime());
});

test("a failed statement leaves its transaction without effect and the next one unharmed", async () => {
  const before = await getPrisma().user.count();
  const failing = getPrisma().$transaction(async (transaction) => {
    await transaction.user.create({ data: { id: "b", name: "B", email: "b@example.org" } });
    await transaction.$executeRaw`SELECT 1 / 0`;
  });

  await expect(failing).rejects.toThrow();
  expect(await getPrisma().user.count()).toBe(before);
});

test("a duplicate key is reported as a collision of writers, from raw SQL as from a query; other failures are not", async () => {
  const data = { id: "c", name: "C", email: "c@example.org" };
  await getPrisma().user.create({ data });
  const byQuery = await getPrisma()
    .user.create({ data })
    .catch((error) => error);
  const byRawSql = await getPrisma().$executeRaw`
    INSERT INTO "user" (id, name, email) VALUES ('c', 'C', 'c2@example.org')`.catch((error) => error);
  const byZero = await getPrisma().$executeRaw`SELECT 1 / 0`.catch((error) => error);

  expect([byQuery, byRawSql, byZero].map(isWriteCollision)).toEqual([true, true, false]);
});

test("the project runs on the engine that its name says", async () => {
  const [row] = await getPrisma().$queryRaw<{ version: string }[]>`SELECT version()`;
  expect(row?.version.includes("PGlite")).toBe(testEngine() === "embedded");
});
