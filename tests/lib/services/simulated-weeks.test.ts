import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import type { EntryView } from "@/lib/quiz/entry-view";
import { saveSettings } from "@/lib/services/learner-settings";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { allFaults } from "@/tests/support/counters";
import { day, later, minute } from "@/tests/support/reviewing";
import { chances } from "@/tests/support/simulated-learner";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

/** Cards and holes of a cloze: what needs no typing. */
const cards = 70;
const days = 60;
const newPerDay = 5;
const reviewsPerDay = 25;
const begin = new Date("2026-02-02T00:00:00Z");

/** Study days on which each learner is away. */
const learners = [
  { zone: "UTC", hour: 8, isAway: () => false },
  { zone: "Asia/Shanghai", hour: 13, isAway: (n: number) => n % 7 === 6 },
  { zone: "Europe/Berlin", hour: 19, isAway: (n: number) => n >= 25 && n < 39 },
  { zone: "America/Los_Angeles", hour: 6, isAway: (n: number) => n % 3 === 2 },
  { zone: "Pacific/Auckland", hour: 9, isAway: (n: number) => n >= 10 && n < 14 },
];

const ids: string[] = [];

/** True memory is FSRS's, with noise: on a new item and on a step FSRS predicts nothing. */
function knows({ memory }: EntryView, chance: () => number): boolean {
  const noise = (chance() - 0.5) * 0.1;
  if (memory.recall === null) return chance() < 0.6;
  return chance() < (memory.daysSince === 0 ? 0.85 : memory.recall) + noise;
}

/** Answers everything that is asked in a sitting of at most an hour, steps included. */
async function sit(learnerId: string, from: Date, chance: () => number): Promise<void> {
  let now = from;
  while (now.getTime() - from.getTime() < 60 * minute) {
    const { entries } = await startQuiz({ learnerId, locale: "en", now });
    const due = entries.filter(({ dueAt, graded }) => !graded && (dueAt === null || new Date(dueAt) <= now));
    if (due.length === 0 && entries.every(({ graded }) => graded)) return;
    const reviews = due.map((entry, i) => ({
      id: randomUUID(),
      variantId: entry.variantId,
      sessionId: "33333333-3333-4333-8333-333333333333",
      rating: knows(entry, chance) ? (3 as const) : (1 as const),
      reviewedAt: later(now, i * 8_000).toISOString(),
      studyDay: entry.studyDay,
      presetVersion: entry.presetVersion,
      elapsedMs: 8_000,
    }));
    now = later(now, Math.max(2 * minute, reviews.length * 8_000));
    if (reviews.length > 0) await submitReviews({ learnerId, reviews, now });
  }
}

beforeAll(async () => {
  await publishSmallCourse(noteText({ cards }));
  for (const [i, { zone, hour, isAway }] of learners.entries()) {
    const learnerId = await newLearner(zone);
    await saveSettings(learnerId, { newPerDay, reviewsPerDay }, begin);
    const chance = chances(i + 1);
    for (let n = 0; n < days; n += 1)
      if (!isAway(n)) await sit(learnerId, later(begin, n * day + hour * 60 * minute), chance);
    ids.push(learnerId);
  }
}, 600_000);

test("what was recalled is what was predicted, and about what was asked for", async () => {
  const [row] = await getPrisma().$queryRawUnsafe<
    Record<"n" | "right" | "predicted" | "waited" | "kept", number>[]
  >(
    `SELECT count(*)::int AS n, avg((rating > 1)::int)::float8 AS right, avg(predicted_recall) AS predicted,
       (count(*) FILTER (WHERE waited))::int AS waited, (avg((rating > 1)::int) FILTER (WHERE waited))::float8 AS kept
     FROM (SELECT *, calibration_bin / 256 % 16 > 0 AND learner_id IN ($1, $2, $3) AS waited FROM review
       WHERE predicted_recall IS NOT NULL) r`,
    ids[0],
    ids[1],
    ids[4],
  );
  const { n, right, predicted, waited, kept } = row!;
  expect(n).toBeGreaterThan(1_000);
  expect(Math.abs(right - predicted)).toBeLessThan(0.02);
  // No interval is shorter than a day, so what was just missed is asked later than wanted. From four days on, within two
  // standard errors of so few reviews:
  expect(waited).toBeGreaterThan(300);
  expect(Math.abs(kept - 0.9)).toBeLessThan(2 * Math.sqrt((0.9 * 0.1) / waited));
});

test("no day asks for more than its limits, and new items wait while more is due", async () => {
  const rows = await getPrisma().$queryRawUnsafe<{ new: number; all: number }[]>(
    `SELECT (count(*) FILTER (WHERE phase = 0))::int AS new, count(DISTINCT item_id)::int AS all
     FROM review WHERE phase IN (0, 3, 4) GROUP BY learner_id, study_day`,
  );
  expect(Math.max(...rows.map((row) => row.new))).toBe(newPerDay);
  expect(Math.max(...rows.map((row) => row.all))).toBeLessThanOrEqual(reviewsPerDay);
});

test("nothing is lost or left waiting: all was met, and what is due waits for days, not weeks", async () => {
  const last = Math.floor(begin.getTime() / day) + days - 1;
  for (const [i, learnerId] of ids.entries()) {
    const memories = await getPrisma().memory.findMany({ where: { learnerId } });
    expect(memories.length).toBeGreaterThanOrEqual(cards);
    const waiting = memories.map(({ askedDay }) => last - askedDay);
    expect(Math.max(...waiting), `learner ${i}`).toBeLessThanOrEqual(5);
  }
});

test("memories and counters are those of the log", async () => {
  expect(await allFaults()).toEqual([]);
});
