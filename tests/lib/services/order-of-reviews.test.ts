import { beforeAll, expect, test } from "vitest";
import { again, easy, good, type Rating } from "@/lib/scheduling/memory";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast, undoLastEvent } from "@/lib/services/undo-event";
import { allFaults } from "@/tests/support/counters";
import { entryOf, later, memoryOf, minute, review, variantsLike } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T10:00:00Z");
const first = "00000000-0000-4000-8000-000000000000";
const second = "ffffffff-ffff-4fff-bfff-ffffffffffff";

test("Reviews of one moment count in the order of their ids, whichever is posted first", async () => {
  const ends = [];
  for (const posts of [
    [
      [first, easy],
      [second, again],
    ],
    [
      [second, again],
      [first, easy],
    ],
  ] as const satisfies (readonly [string, Rating])[][]) {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    const variants = await variantsLike(learnerId, entry, posts.length);
    for (const [i, [id, rating]] of posts.entries())
      await submitReviews({ learnerId, reviews: [review(variants[i]!, now, { id, rating })], now });
    const { learnerId: _, ...memory } = (await memoryOf(learnerId, "card-1"))!;
    ends.push(memory);
  }
  expect(ends[1]).toEqual(ends[0]);
  expect(ends[0]).toMatchObject({ repetitions: 2, lapses: 1 });
  expect(await allFaults()).toEqual([]);
});

test("Undo takes back the latest answer, though another one arrived after it", async () => {
  const learnerId = await newLearner();
  const [a, b] = [
    await entryOf(learnerId, "small/card-1", now),
    await entryOf(learnerId, "small/card-2", now),
  ];
  const ofB = review(b, later(now, 5 * minute), { rating: good });
  const ofA = review(a, now, { rating: good });
  for (const post of [ofB, ofA])
    await submitReviews({ learnerId, reviews: [post], now: later(now, 6 * minute) });
  await expect(undoLast({ learnerId, reviewId: ofA.id })).rejects.toMatchObject({ code: "conflict" });
  const { undone, entry } = await undoLastEvent({ learnerId, locale: "en", now: later(now, 6 * minute) });
  expect(undone).toEqual({ reviewId: ofB.id, itemId: "small/card-2", rating: good });
  expect(entry).toMatchObject({ itemId: "small/card-2", memory: { state: "new" } });
  expect(await undoLast({ learnerId })).toMatchObject({ review: { id: ofA.id } });
  expect(await undoLast({ learnerId })).toBeNull();
  expect(await allFaults()).toEqual([]);
});
