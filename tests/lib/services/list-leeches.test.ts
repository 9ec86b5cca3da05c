import { beforeAll, expect, test } from "vitest";
import { again, good, type Rating } from "@/lib/scheduling/memory";
import { listLeeches } from "@/lib/services/list-leeches";
import { day, entryOf, later, rate } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const begin = new Date("2026-03-02T12:00:00Z");

async function reviewOn(learnerId: string, at: Date, rating: Rating): Promise<void> {
  await rate(learnerId, await entryOf(learnerId, "small/card-1", at), rating, at);
}

/** Known, then forgotten; a year later known again, and so on. */
async function forgets(learnerId: string, times: number): Promise<void> {
  let at = begin;
  const next = async (rating: Rating, days: number) => {
    await reviewOn(learnerId, at, rating);
    at = later(at, days * day);
  };
  await next(good, 1);
  await next(good, 300);
  for (let i = 0; i < times; i += 1) {
    await next(again, 1);
    await next(good, 300);
  }
}

test("An author is told of an item at its eighth lapse, and of no learner", async () => {
  await reviewOn(await newLearner(), begin, good);
  const learnerId = await newLearner();
  await forgets(learnerId, 7);
  expect(await listLeeches()).toEqual([]);
  await forgets(await newLearner(), 8);
  expect(await listLeeches()).toEqual([{ item: "small/card-1", learners: 3, leeches: 1 }]);
});
