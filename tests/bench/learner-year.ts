/**
 * A year of fifty learners through the real services: some come every day, some are away for weeks, all forget as FSRS
 * says, with noise.
 */
import { getPrisma } from "@/lib/db/prisma-client";
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

const learners = 50;
const days = 365;
const cards = 380;
const limits = { newPerDay: 4, reviewsPerDay: 30 };
const begin = new Date("2025-11-03T00:00:00Z");

const zones = [
  "UTC",
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/Los_Angeles",
  "Pacific/Auckland",
  "Asia/Kolkata",
];

/** By turns: every day; no Sundays; three weeks away twice; two days of three; a month away once, and late at night. */
const absences: readonly Habit["isAway"][] = [
  () => false,
  (n) => n % 7 === 6,
  (n) => n % 180 >= 100 && n % 180 < 121,
  (n) => n % 3 === 2,
  (n) => n >= 200 && n < 230,
];

function habitOf(n: number): Habit {
  return {
    zone: zones[n % zones.length]!,
    hour: 6 + ((n * 7) % 17),
    isAway: absences[n % absences.length]!,
  };
}

/** Two learners at once: one statement of a learner's follows the other, and there are two cores. */
const atOnce = 2;

export async function benchYear(): Promise<void> {
  await publishSmallCourse(noteText({ cards }));
  const ids: LearnerId[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < learners) {
        const n = next++;
        ids[n] = await studyFor(days, habitOf(n), { begin, limits, seed: n + 1 });
      }
    }),
  );
  const minutes = (performance.now() - begun) / 60_000;
  const reviews = await getPrisma().review.count();
  console.log(`${learners} learners, ${days} days, ${reviews} reviews: ${minutes.toFixed(1)} min`);
  const punctual = ids.filter((_, n) => n % absences.length < 2);
  const found = await whatWasRecalled(punctual);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(
    `recalled ${percent(found.recalled)}, predicted ${percent(found.predicted)} of ${found.reviews} reviews; ` +
      `asked in time, recalled ${percent(found.kept)} of ${found.inTime} for a desired 90 %`,
  );
  const { newItems, items } = await heaviestDay();
  console.log(
    `heaviest day: ${newItems} new items of ${limits.newPerDay}, ${items} of ${limits.reviewsPerDay} in all`,
  );
  const last = Math.floor(begin.getTime() / day) + days - 1;
  const waits = await Promise.all(ids.map((id) => waitingOn(id, last)));
  console.log(
    `met ${Math.min(...waits.map(({ met }) => met))} to ${Math.max(...waits.map(({ met }) => met))} items; ` +
      `the longest wait on the last day: ${Math.max(...waits.map(({ longestWait }) => longestWait))} days`,
  );
  console.log(`faults of memories and counters: ${(await allFaults()).length}`);
}
