import { beforeAll, beforeEach, expect, test } from "vitest";
import { counterTableNames } from "@/lib/db/counter-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { again, good } from "@/lib/scheduling/memory";
import { fillProjections, rebuildCounters } from "@/lib/services/fill-projections";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast } from "@/lib/services/undo-event";
import { verifyCounters } from "@/lib/services/verify-counters";
import { verifyMemories } from "@/lib/services/verify-memories";
import { allFaults, daysOf } from "@/tests/support/counters";
import { entryOf, later, minute, review, variantsLike } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const studyDay = 20_514;

let learnerId: string;

/** Two reviews of one card on one day, a minute apart. */
beforeEach(async () => {
  for (const table of ["review", "memory", "undo", ...counterTableNames])
    await getPrisma().$executeRawUnsafe(`DELETE FROM ${table}`);
  learnerId = await newLearner();
  const entry = await entryOf(learnerId, "small/card-1", now);
  const [first, second] = await variantsLike(learnerId, entry, 2);
  const reviews = [
    review(first!, now, { rating: again, elapsedMs: 3_000 }),
    review(second!, later(now, minute), { rating: good, elapsedMs: 4_500 }),
  ];
  await submitReviews({ learnerId, reviews, now: later(now, minute) });
});

async function lastVariant() {
  const { variantId } = await getPrisma().review.findFirstOrThrow({ where: { learnerId } });
  return { variantId };
}

async function dayRow() {
  const [day = { reviews: 0, newItems: 0, correct: 0, elapsedMs: 0 }] = await daysOf(learnerId);
  return day;
}

test("memories and counters that follow from the reviews are without fault", async () => {
  expect(await dayRow()).toMatchObject({ reviews: 2, newItems: 1, correct: 1, elapsedMs: 7_500 });
  expect(await verifyMemories()).toEqual({ learners: 1, memories: 1, reviews: 2, faults: [] });
  expect(await verifyCounters()).toEqual({ learners: 1, faults: [] });
});

test.each(["newReviews", "learningRight", "learningMs", "predicted", "learningChange"] as const)(
  "a day that counts one too many %s is one fault, and counting anew mends it",
  async (counter) => {
    await getPrisma().learnerDay.updateMany({ where: { learnerId }, data: { [counter]: { increment: 1 } } });
    const { faults } = await verifyCounters();
    expect(faults).toMatchObject([{ learnerId, table: "learner_day", key: { study_day: studyDay } }]);
    expect(faults[0]!.stored).toBe(faults[0]!.summed + 1);
    expect(await rebuildCounters()).toBe(1);
    expect((await verifyCounters()).faults).toEqual([]);
  },
);

test("a day without its counters is a fault, and so is a counter of a day without reviews", async () => {
  await getPrisma().learnerDay.updateMany({ where: { learnerId }, data: { studyDay: studyDay + 1 } });
  const { faults } = await verifyCounters();
  expect(new Set(faults.map(({ key }) => key.study_day))).toEqual(new Set([studyDay, studyDay + 1]));
});

test("a review that says it found something else than the replay does is one fault", async () => {
  const { id } = await getPrisma().review.findFirstOrThrow({ where: { learnerId, phase: 1 } });
  await getPrisma().review.updateMany({ where: { learnerId, id }, data: { phase: 4 } });
  expect((await verifyMemories()).faults).toMatchObject([
    { field: `review ${id}`, stored: { phase: "mature" }, replayed: { phase: "learning" } },
  ]);
});

test("what a migration leaves to the program is filled, whoever was half filled when it was stopped", async () => {
  const db = getPrisma();
  const before = await db.review.findMany({ where: { learnerId }, orderBy: { id: "asc" } });
  const unfilled = {
    phase: 0,
    stageBefore: 0,
    stageAfter: 0,
    predictedRecall: null,
    calibrationBin: null,
    stabilityBefore: null,
    stabilityAfter: 0,
    hour: 0,
  };
  await db.review.updateMany({ data: unfilled });
  await db.memory.updateMany({ data: { spacedReviews: 9, spacedMisses: 9 } });
  await db.learnerDay.deleteMany();
  await db.learnerHour.updateMany({ data: { reviews: 7 } });
  expect((await verifyCounters()).faults).not.toEqual([]);
  expect(await fillProjections()).toBe(0);
  await db.projectionWork.create({ data: { name: "situations" } });
  expect(await fillProjections()).toBe(1);
  expect(await db.review.findMany({ where: { learnerId }, orderBy: { id: "asc" } })).toEqual(before);
  expect(await allFaults()).toEqual([]);
  expect(await fillProjections()).toBe(0);
});

test("stabilities of older reviews are filled, and the hours of other clocks stay", async () => {
  const db = getPrisma();
  await db.review.updateMany({ data: { hour: 3 } });
  const before = await db.review.findMany({ where: { learnerId }, orderBy: { id: "asc" } });
  expect(before.some(({ stabilityBefore }) => stabilityBefore !== null)).toBe(true);
  await db.review.updateMany({ data: { stabilityBefore: null, stabilityAfter: 0 } });
  expect((await verifyMemories()).faults).not.toEqual([]);
  await db.projectionWork.create({ data: { name: "stabilities" } });
  expect(await fillProjections()).toBe(1);
  expect(await db.review.findMany({ where: { learnerId }, orderBy: { id: "asc" } })).toEqual(before);
  expect((await verifyMemories()).faults).toEqual([]);
});

test("a memory that says something else than its reviews is one fault, with both values", async () => {
  await getPrisma().memory.updateMany({ where: { learnerId }, data: { lapses: 7 } });
  expect((await verifyMemories()).faults).toMatchObject([
    { learnerId, field: "lapses", stored: 7, replayed: 0 },
  ]);
  await getPrisma().memory.deleteMany({ where: { learnerId } });
  expect((await verifyMemories()).faults).toMatchObject([{ learnerId, field: "memory", stored: null }]);
});

test("reviews of before there were rules are without fault, and what comes after them follows the present rules", async () => {
  await getPrisma().review.updateMany({ data: { rules: 0 } });
  await getPrisma().memory.updateMany({ data: { misses: 0 } });
  expect((await verifyMemories()).faults).toEqual([]);
  const at = later(now, 2 * minute);
  const [variant] = (await variantsLike(learnerId, await lastVariant(), 2)).slice(1);
  await submitReviews({ learnerId, reviews: [review(variant!, at, { rating: again })], now: at });
  expect(await getPrisma().memory.findFirstOrThrow({ where: { learnerId } })).toMatchObject({ misses: 1 });
  expect((await verifyMemories()).faults).toEqual([]);
});

test("reviews that are taken back take their time off the day again", async () => {
  await undoLast({ learnerId });
  expect(await dayRow()).toMatchObject({ reviews: 1, newItems: 1, correct: 0, elapsedMs: 3_000 });
  await undoLast({ learnerId });
  expect(await dayRow()).toMatchObject({ reviews: 0, newItems: 0, correct: 0, elapsedMs: 0 });
  expect(await allFaults()).toEqual([]);
});
