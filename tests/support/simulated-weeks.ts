/** Learners who study for weeks through the real services, with a true memory that is FSRS's, with noise. */
import { randomUUID } from "node:crypto";
import { getPrisma } from "@/lib/db/prisma-client";
import type { EntryView } from "@/lib/quiz/entry-view";
import type { LearnerId } from "@/lib/quiz/ids";
import { saveSettings } from "@/lib/services/learner-settings";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { day, later, minute } from "./reviewing";
import { chances } from "./simulated-learner";
import { newLearner } from "./small-course";

export type Habit = {
  readonly zone: string;
  /** UTC hour of the day's sitting. */
  readonly hour: number;
  /** Whether the learner stays away on the n-th day, from 0. */
  readonly isAway: (n: number) => boolean;
};

export type Limits = { readonly newPerDay: number; readonly reviewsPerDay: number };

/** On a new item and on a step FSRS predicts nothing. */
function knows({ memory }: EntryView, chance: () => number): boolean {
  const noise = (chance() - 0.5) * 0.1;
  if (memory.recall === null) return chance() < 0.6;
  return chance() < (memory.daysSince === 0 ? 0.85 : memory.recall) + noise;
}

/** Answers everything that is asked in a sitting of at most an hour, and waits for steps that come due within it. */
async function sit(learnerId: LearnerId, from: Date, chance: () => number): Promise<void> {
  const end = later(from, 60 * minute);
  for (let now = from; now < end; ) {
    const { entries } = await startQuiz({ learnerId, locale: "en", now });
    const asked = entries.filter(({ graded }) => !graded);
    const due = asked.filter(({ dueAt }) => dueAt === null || new Date(dueAt) <= now);
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
    const steps = asked.flatMap(({ dueAt }) => (dueAt === null ? [] : [Date.parse(dueAt)]));
    if (reviews.length === 0 && steps.length === 0) return;
    now = later(now, Math.max(2 * minute, reviews.length * 8_000));
    if (reviews.length > 0) await submitReviews({ learnerId, reviews, now });
    else now = new Date(Math.max(now.getTime(), Math.min(...steps)));
  }
}

/** A new learner's days of study from midnight UTC of the first; the same for the same seed. */
export async function studyFor(
  days: number,
  { zone, hour, isAway }: Habit,
  { begin, limits, seed }: { readonly begin: Date; readonly limits: Limits; readonly seed: number },
): Promise<LearnerId> {
  const learnerId = await newLearner(zone);
  await saveSettings(learnerId, limits, begin);
  const chance = chances(seed);
  for (let n = 0; n < days; n += 1)
    if (!isAway(n)) await sit(learnerId, later(begin, n * day + hour * 60 * minute), chance);
  return learnerId;
}

/** What was predicted and what was recalled, of reviews with a prediction. */
export type Recalled = {
  readonly reviews: number;
  readonly recalled: number;
  readonly predicted: number;
  /**
   * Of intervals from four days on, after which learners were asked in time: no interval is shorter than a day, so what
   * was just missed is asked later than wanted.
   */
  readonly inTime: number;
  readonly kept: number;
};

/** `punctual` learners are never away for long. */
export async function whatWasRecalled(punctual: readonly LearnerId[]): Promise<Recalled> {
  const [row] = await getPrisma().$queryRawUnsafe<Recalled[]>(
    `SELECT count(*)::int AS reviews, avg((rating > 1)::int)::float8 AS recalled, avg(predicted_recall) AS predicted,
       (count(*) FILTER (WHERE in_time))::int AS "inTime",
       (avg((rating > 1)::int) FILTER (WHERE in_time))::float8 AS kept
     FROM (SELECT *, calibration_bin / 256 % 16 > 0 AND learner_id = ANY($1::text[]) AS in_time FROM review
       WHERE predicted_recall IS NOT NULL) r`,
    [...punctual],
  );
  if (row === undefined) throw new Error("a sum without a row");
  return row;
}

/** The most that any learner was asked on one study day: new items, and all but learning steps. */
export async function heaviestDay(): Promise<{ readonly newItems: number; readonly items: number }> {
  const [row] = await getPrisma().$queryRawUnsafe<{ newItems: number; items: number }[]>(
    `SELECT max(fresh)::int AS "newItems", max(items)::int AS items FROM (
       SELECT count(*) FILTER (WHERE phase = 0) AS fresh, count(DISTINCT item_id) AS items
       FROM review WHERE phase IN (0, 3, 4) GROUP BY learner_id, study_day) d`,
  );
  if (row === undefined) throw new Error("a sum without a row");
  return row;
}

/** A learner's items met, and the days for which the longest due of them has waited on a study day. */
export async function waitingOn(
  learnerId: LearnerId,
  studyDay: number,
): Promise<{ readonly met: number; readonly longestWait: number }> {
  const memories = await getPrisma().memory.findMany({ where: { learnerId } });
  const waits = memories.map(({ askedDay }) => studyDay - askedDay);
  return { met: memories.length, longestWait: Math.max(...waits) };
}
