import { beforeAll, expect, test } from "vitest";
import type { LearnerId } from "@/lib/quiz/ids";
import { allFaults } from "@/tests/support/counters";
import { day } from "@/tests/support/reviewing";
import {
  type Habit,
  heaviestDay,
  studyFor,
  waitingOn,
  whatWasRecalled,
} from "@/tests/support/simulated-weeks";
import { noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

/** Cards and holes of a cloze: what needs no typing. */
const cards = 70;
const days = 60;
const limits = { newPerDay: 5, reviewsPerDay: 25 };
const begin = new Date("2026-02-02T00:00:00Z");

const habits: readonly Habit[] = [
  { zone: "UTC", hour: 8, isAway: () => false },
  { zone: "Asia/Shanghai", hour: 13, isAway: (n) => n % 7 === 6 },
  { zone: "Europe/Berlin", hour: 19, isAway: (n) => n >= 25 && n < 39 },
  { zone: "America/Los_Angeles", hour: 6, isAway: (n) => n % 3 === 2 },
  { zone: "Pacific/Auckland", hour: 9, isAway: (n) => n >= 10 && n < 14 },
];

const ids: LearnerId[] = [];

beforeAll(async () => {
  await publishSmallCourse(noteText({ cards }));
  for (const [i, habit] of habits.entries())
    ids.push(await studyFor(days, habit, { begin, limits, seed: i + 1 }));
}, 600_000);

test("what was recalled is what was predicted, and about what was asked for", async () => {
  const { reviews, recalled, predicted, inTime, kept } = await whatWasRecalled([ids[0]!, ids[1]!, ids[4]!]);
  expect(reviews).toBeGreaterThan(1_000);
  expect(Math.abs(recalled - predicted)).toBeLessThan(0.02);
  // Within four standard errors of so few reviews: each run draws anew, since the order of items goes by the learner's id.
  expect(inTime).toBeGreaterThan(300);
  expect(Math.abs(kept - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / inTime));
});

test("no day asks for more than its limits, and new items wait while more is due", async () => {
  const { newItems, items } = await heaviestDay();
  expect(newItems).toBe(limits.newPerDay);
  expect(items).toBeLessThanOrEqual(limits.reviewsPerDay);
});

test("nothing is lost or left waiting: all was met, and what is due waits for days, not weeks", async () => {
  const last = Math.floor(begin.getTime() / day) + days - 1;
  for (const [i, learnerId] of ids.entries()) {
    const { met, longestWait } = await waitingOn(learnerId, last);
    expect(met).toBeGreaterThanOrEqual(cards);
    expect(longestWait, `learner ${i}`).toBeLessThanOrEqual(5);
  }
});

test("memories and counters are those of the log", async () => {
  expect(await allFaults()).toEqual([]);
});
