import { beforeAll, expect, test } from "vitest";
import { again, good, type Rating } from "@/lib/scheduling/memory";
import { listLeeches } from "@/lib/services/list-leeches";
import { day, entryOf, later, rate } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const begin = new Date("2026-03-02T12:00:00Z");

/** Whether the learner is asked what to do about a leech. */
async function reviewOn(learnerId: string, at: Date, rating: Rating): Promise<boolean> {
  const outcome = await rate(learnerId, await entryOf(learnerId, "small/card-1", at), rating, at);
  return outcome.status !== "refused" && outcome.memory.leech;
}

/**
 * Known, then forgotten; a year later known again, and so on. Returns the lapses at which the learner is asked what to do.
 */
async function forgets(learnerId: string, times: number): Promise<number[]> {
  let at = begin;
  const next = async (rating: Rating, days: number) => {
    const isAsked = await reviewOn(learnerId, at, rating);
    at = later(at, days * day);
    return isAsked;
  };
  const asked: number[] = [];
  await next(good, 1);
  await next(good, 300);
  for (let lapse = 1; lapse <= times; lapse += 1) {
    if (await next(again, 1)) asked.push(lapse);
    // Missed on its step it is not forgotten once more.
    expect(await next(again, 1)).toBe(false);
    expect(await next(good, 300)).toBe(false);
  }
  return asked;
}

test("An author is told of an item at its eighth lapse, and of no learner", async () => {
  await reviewOn(await newLearner(), begin, good);
  const learnerId = await newLearner();
  await forgets(learnerId, 7);
  expect(await listLeeches()).toEqual([]);
  await forgets(await newLearner(), 8);
  expect(await listLeeches()).toEqual([{ item: "small/card-1", learners: 3, leeches: 1 }]);
});

test("A learner is asked what to do about it at the eighth lapse and every fourth after", async () => {
  expect(await forgets(await newLearner(), 13)).toEqual([8, 12]);
});
