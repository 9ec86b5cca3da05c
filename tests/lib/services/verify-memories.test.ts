import { beforeAll, beforeEach, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { again, good } from "@/lib/scheduling/memory";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoReview } from "@/lib/services/undo-review";
import { verifyMemories } from "@/lib/services/verify-memories";
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
  await getPrisma().review.deleteMany();
  await getPrisma().memory.deleteMany();
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

function dayRow() {
  return getPrisma().learnerDay.findUniqueOrThrow({ where: { learnerId_studyDay: { learnerId, studyDay } } });
}

test("memories and counters that follow from the reviews are without fault", async () => {
  expect(await dayRow()).toMatchObject({ reviews: 2, newItems: 1, correct: 1, elapsedMs: 7_500n });
  expect(await verifyMemories()).toEqual({ learners: 1, memories: 1, reviews: 2, faults: [] });
});

test.each(["reviews", "newItems", "correct", "elapsedMs"] as const)(
  "a day that counts one too many %s is one fault",
  async (counter) => {
    await getPrisma().learnerDay.updateMany({ where: { learnerId }, data: { [counter]: { increment: 1 } } });
    const { faults } = await verifyMemories();
    expect(faults).toMatchObject([{ learnerId, itemId: 0, field: `day ${studyDay}` }]);
    expect(faults[0]?.stored).not.toEqual(faults[0]?.replayed);
  },
);

test("a day without its counters is one fault, and so is a counter of a day without reviews", async () => {
  await getPrisma().learnerDay.updateMany({ where: { learnerId }, data: { studyDay: studyDay + 1 } });
  const { faults } = await verifyMemories();
  expect(faults.map(({ field }) => field).sort()).toEqual([`day ${studyDay}`, `day ${studyDay + 1}`]);
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
  await undoReview({ learnerId });
  expect(await dayRow()).toMatchObject({ reviews: 1, newItems: 1, correct: 0, elapsedMs: 3_000n });
  await undoReview({ learnerId });
  expect(await dayRow()).toMatchObject({ reviews: 0, newItems: 0, correct: 0, elapsedMs: 0n });
  expect((await verifyMemories()).faults).toEqual([]);
});
