import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { banLearner } from "@/lib/db/user-store";
import { listUnclear } from "@/lib/services/list-unclear";
import { reportUnclear } from "@/lib/services/report-unclear";
import { day, entryOf, later } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
let learnerId: string;
beforeEach(async () => {
  await getPrisma().unclearReport.deleteMany();
  learnerId = await newLearner();
});

const report = async (itemId: string, words: string, at = now) => {
  const { variantId } = await entryOf(learnerId, itemId, now);
  return reportUnclear({ learnerId, variantId, words, now: at });
};

test("an author reads what was unclear, with the numbers drawn and without a name; sent again, it is replaced", async () => {
  await report("small/card-1", "");
  await report("small/sum", "Twice what?");
  await report("small/sum", "Twice which number?", later(now, day));
  const listed = await listUnclear();
  expect(listed).toEqual([
    { item: "small/card-1", version: 1, date: "2026-03-02", words: "", given: {} },
    {
      item: "small/sum",
      version: 1,
      date: "2026-03-03",
      words: "Twice which number?",
      given: { a: expect.anything(), b: expect.anything() },
    },
  ]);
  expect(JSON.stringify(listed)).not.toContain(learnerId);
});

test("only one's own variants can be unclear, and nothing is kept of somebody who has gone", async () => {
  const { variantId } = await entryOf(learnerId, "small/card-1", now);
  const stranger = await newLearner();
  for (const unknown of [
    { learnerId: stranger, variantId },
    { learnerId, variantId: randomUUID() },
  ])
    await expect(reportUnclear({ ...unknown, words: "x", now })).rejects.toMatchObject({ code: "not-found" });
  await banLearner(getPrisma(), learnerId);
  await expect(reportUnclear({ learnerId, variantId, words: "x", now })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await listUnclear()).toEqual([]);
});
