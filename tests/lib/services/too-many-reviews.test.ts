import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { gaveUp } from "@/lib/items/answer";
import { adoptTrial } from "@/lib/services/adopt-trial";
import { mostReviewsOfItem, submitReviews } from "@/lib/services/submit-reviews";
import { openTrial } from "@/lib/services/try-item";
import { later, minute, review } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");

/** Rates a new variant of a card at an instant. */
async function rateAnew(learnerId: string, itemId: string, at: Date) {
  const { ticket } = await openTrial({ learnerId, itemId, locale: "en", now });
  const { variantId } = await adoptTrial({ learnerId, ticket, answer: gaveUp, now });
  return submitReviews({
    learnerId,
    reviews: [review({ variantId }, at, { rating: 3 })],
    now: later(now, minute),
  });
}

test("of one item no more reviews count than can be replayed in a moment; other items go on", async () => {
  const learnerId = await newLearner();
  await rateAnew(learnerId, "small/card-1", now);
  await getPrisma().memory.updateMany({
    where: { learnerId },
    data: { repetitions: mostReviewsOfItem - 1 },
  });
  expect(await rateAnew(learnerId, "small/card-1", later(now, 1_000))).toMatchObject([
    { status: "accepted" },
  ]);
  expect(await rateAnew(learnerId, "small/card-1", later(now, 2_000))).toMatchObject([
    { status: "refused", code: "too-many" },
  ]);
  expect(await rateAnew(learnerId, "small/card-2", later(now, 3_000))).toMatchObject([
    { status: "accepted" },
  ]);
  expect(await getPrisma().review.count({ where: { learnerId } })).toBe(3);
});
