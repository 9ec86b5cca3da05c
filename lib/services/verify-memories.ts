import { getPrisma } from "@/lib/db/prisma-client";
import { readHistory, type StoredReview } from "@/lib/db/review-store";
import { type DayCounts, readDayCounts, readLearnerBatch, readLearnerMemories } from "@/lib/db/verify-store";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import { again, type Memory } from "@/lib/scheduling/memory";
import { reviewEvent } from "@/lib/scheduling/review-event";
import { replayReviews } from "@/lib/scheduling/schedule-review";

export type MemoryFault = {
  readonly learnerId: LearnerId;
  readonly itemId: ItemId;
  /** Field, what is stored and what the replay gives; a counter of a day has `itemId` 0. */
  readonly field: string;
  readonly stored: unknown;
  readonly replayed: unknown;
};

export type VerifyReport = {
  readonly learners: number;
  readonly memories: number;
  readonly reviews: number;
  readonly faults: readonly MemoryFault[];
};

/** Fields in which two memories differ, instants by their milliseconds and numbers to the last bit. */
function differences(
  stored: Memory,
  replayed: Memory,
): { field: string; stored: unknown; replayed: unknown }[] {
  const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  return (Object.keys(replayed) as (keyof Memory)[])
    .map((field) => ({ field, stored: plain(stored[field]), replayed: plain(replayed[field]) }))
    .filter((d) => !Object.is(d.stored, d.replayed));
}

function groupBy<T>(values: readonly T[], key: (value: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}

async function verifyLearner(learnerId: LearnerId) {
  const db = getPrisma();
  const { reviews, presets } = await readHistory(db, learnerId);
  const memories = await readLearnerMemories(db, learnerId);
  const faults: MemoryFault[] = [];
  const histories = groupBy(reviews, (r) => r.itemId);
  const firstDays: number[] = [];
  for (const itemId of new Set([...histories.keys(), ...memories.keys()])) {
    const events = (histories.get(itemId) ?? []).map((r) => reviewEvent(r, presets));
    const stored = memories.get(itemId);
    // A memory whose reviews were all taken back is new again; the day on which it would be due means nothing.
    const replayed = replayReviews(events, String(itemId), stored?.dueDay);
    if (replayed.firstStudyDay !== null) firstDays.push(replayed.firstStudyDay);
    if (!stored) faults.push({ learnerId, itemId, field: "memory", stored: null, replayed });
    else faults.push(...differences(stored, replayed).map((d) => ({ learnerId, itemId, ...d })));
  }
  faults.push(...(await dayFaults(learnerId, reviews, firstDays)));
  return { memories: memories.size, reviews: reviews.length, faults };
}

/** Days whose counters differ from what the reviews say. */
async function dayFaults(
  learnerId: LearnerId,
  reviews: readonly StoredReview[],
  firstDays: readonly number[],
): Promise<MemoryFault[]> {
  const counters = await readDayCounts(getPrisma(), learnerId);
  const byDay = groupBy(reviews, (r) => r.studyDay);
  const words = ({ reviews: all, correct, newItems, elapsedMs }: DayCounts) =>
    `${all} reviews, ${correct} right, ${newItems} new, ${elapsedMs} ms`;
  return [...new Set([...byDay.keys(), ...counters.keys()])].flatMap((studyDay) => {
    const counted = byDay.get(studyDay) ?? [];
    const replayed = words({
      reviews: counted.length,
      correct: counted.filter((r) => r.rating > again).length,
      newItems: firstDays.filter((day) => day === studyDay).length,
      elapsedMs: counted.reduce((sum, r) => sum + r.elapsedMs, 0),
    });
    const stored = words(counters.get(studyDay) ?? { reviews: 0, correct: 0, newItems: 0, elapsedMs: 0 });
    return stored === replayed ? [] : [{ learnerId, itemId: 0, field: `day ${studyDay}`, stored, replayed }];
  });
}

/** Replays every review in the database, learner by learner, and compares with the stored memories and counters. */
export async function verifyMemories(): Promise<VerifyReport> {
  const report = { learners: 0, memories: 0, reviews: 0, faults: [] as MemoryFault[] };
  for (let after = ""; ; ) {
    const learners = await readLearnerBatch(getPrisma(), after);
    const last = learners.at(-1);
    if (last === undefined) return report;
    after = last;
    for (const learnerId of learners) {
      const one = await verifyLearner(learnerId);
      report.learners += 1;
      report.memories += one.memories;
      report.reviews += one.reviews;
      report.faults.push(...one.faults);
    }
  }
}
