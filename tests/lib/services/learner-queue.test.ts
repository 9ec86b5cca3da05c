import { expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { queueSql } from "@/lib/db/queue-store";
import { loadToday } from "@/lib/services/load-today";
import { day, entryOf, later } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T10:00:00Z");

test("of more due than a day's limit brings, the first in the learner's order is asked", async () => {
  const cards = 102;
  const note = Array.from(
    { length: cards },
    (_, i) => `\`\`\`card\nid: many-${i}\nconcepts: [c.one]\nfront: Q ${i}?\nback: A ${i}.\n\`\`\`\n`,
  ).join("\n");
  await publishSmallCourse(`---\ntitle: First\n---\n\n## Items {#items}\n\nA paragraph.\n\n${note}`);
  const learnerId = await newLearner();
  await getPrisma().learnerSettings.update({
    where: { learnerId },
    data: { reviewsPerDay: 1, newPerDay: 0 },
  });
  const items = await getPrisma().item.findMany({
    where: { key: { startsWith: "many-" } },
    orderBy: { id: "asc" },
  });
  expect(items).toHaveLength(cards);
  const today = Math.floor(now.getTime() / day);
  // The last one inserted has waited the longest.
  await getPrisma().memory.createMany({
    data: items.map(({ id }, i) => ({
      learnerId,
      itemId: id,
      state: 2,
      stability: 10,
      difficulty: 5,
      step: 0,
      repetitions: 3,
      lapses: 0,
      intervalDays: 10,
      dueDay: today - i,
      askedDay: today - i,
      firstStudyDay: today - 300,
      lastStudyDay: today - i - 10,
      lastReviewedAt: later(now, -(i + 10) * day),
      version: 3,
    })),
  });
  // With statistics the planner scans so small a table sequentially, not by an index that happens to be sorted.
  await getPrisma().$executeRawUnsafe("ANALYZE memory");
  // The one that has waited the longest is the one most likely forgotten.
  const first = { "falling-recall": 0, "rising-recall": cards - 1, "longest-due": cards - 1 };
  for (const [reviewOrder, n] of Object.entries(first)) {
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { reviewOrder } });
    expect(await entryOf(learnerId, `small/many-${n}`, now)).toMatchObject({ memory: { state: "review" } });
  }
  const backlog = async (settings: { reviewsPerDay: number; newInBacklog?: boolean }) => {
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: settings });
    const { backlogClearsOn, newWaitForBacklog } = await loadToday({ learnerId, locale: "en", now });
    return [backlogClearsOn, newWaitForBacklog];
  };
  expect(await backlog({ reviewsPerDay: 102 })).toEqual([undefined, false]);
  expect(await backlog({ reviewsPerDay: 50 })).toEqual(["2026-03-04", true]);
  expect(await backlog({ reviewsPerDay: 50, newInBacklog: true })).toEqual(["2026-03-04", false]);
  // What is reviewed comes back after ten days.
  expect(await backlog({ reviewsPerDay: 1 })).toEqual([null, false]);
});

test("what new items lack of their prerequisites is worked out once, not for each of them", async () => {
  const plan = await getPrisma().$queryRawUnsafe<{ "QUERY PLAN": string }[]>(
    `EXPLAIN (COSTS OFF) ${queueSql}`,
    await newLearner(),
    20_500,
    200,
    20,
    now,
    "falling-recall",
    "[]",
  );
  const lines = plan.map((row) => row["QUERY PLAN"].trim());
  expect(lines).toContain("CTE lacking");
});

test("the queue's statement has one plan for all learners, so that a connection keeps it", async () => {
  const learnerId = await newLearner();
  const plans = await getPrisma().$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`PREPARE queue (text, int, int, int, timestamptz, text, text) AS ${queueSql}`);
    const planned: string[] = [];
    for (const mode of ["custom", "generic"]) {
      await tx.$executeRawUnsafe(`SET LOCAL plan_cache_mode = force_${mode}_plan`);
      const values = `'${learnerId}', 20500, 200, 20, '${now.toISOString()}', 'falling-recall', '[]'`;
      const plan = await tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN EXECUTE queue(${values})`);
      planned.push(plan.map((row) => row["QUERY PLAN"]).join("\n"));
    }
    await tx.$executeRawUnsafe("DEALLOCATE queue");
    return planned;
  });
  expect(plans[0]).toBe(plans[1]);
});
