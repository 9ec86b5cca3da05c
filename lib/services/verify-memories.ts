import { readLearnerBatch, readLearnerMemories } from "@/lib/db/verify-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { reviewEvent } from "@/lib/db/review-store";
import type { Memory } from "@/lib/scheduling/memory";
import { emptyMemory, replayReviews } from "@/lib/scheduling/schedule-review";

export type MemoryFault = {
  readonly learnerId: string;
  readonly itemId: number;
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
function differences(stored: Memory, replayed: Memory): { field: string; stored: unknown; replayed: unknown }[] {
  const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  return (Object.keys(replayed) as (keyof Memory)[])
    .map((field) => ({ field, stored: plain(stored[field]), replayed: plain(replayed[field]) }))
    .filter((d) => !Object.is(d.stored, d.replayed));
}

async function verifyLearner(learnerId: string) {
  const { reviews, presets, memories, days } = await readLearnerMemories(getPrisma(), learnerId);
  const faults: MemoryFault[] = [];
  const histories = Map.groupBy(reviews, (r) => r.itemId);
  const firstDays = new Map<number, number>();
  for (const itemId of new Set([...histories.keys(), ...memories.keys()])) {
    const events = (histories.get(itemId) ?? []).map((r) => reviewEvent(r, presets));
    const stored = memories.get(itemId)?.memory;
    // A memory whose reviews were all taken back is new again; the day on which it would be due means nothing.
    const replayed = events.length > 0 ? replayReviews(events, String(itemId)) : emptyMemory(stored!.dueDay);
    if (replayed.firstStudyDay !== null) firstDays.set(replayed.firstStudyDay, (firstDays.get(replayed.firstStudyDay) ?? 0) + 1);
    if (!stored) faults.push({ learnerId, itemId, field: "memory", stored: null, replayed });
    else faults.push(...differences(stored, replayed).map((d) => ({ learnerId, itemId, ...d })));
  }
  const byDay = Map.groupBy(reviews, (r) => r.studyDay);
  for (const studyDay of new Set([...byDay.keys(), ...days.keys()])) {
    const counted = byDay.get(studyDay) ?? [];
    const replayed = `${counted.length} reviews, ${counted.filter((r) => r.rating > 1).length} right, ${firstDays.get(studyDay) ?? 0} new`;
    const row = days.get(studyDay);
    const stored = `${row?.reviews ?? 0} reviews, ${row?.correct ?? 0} right, ${row?.newItems ?? 0} new`;
    if (stored !== replayed) faults.push({ learnerId, itemId: 0, field: `day ${studyDay}`, stored, replayed });
  }
  return { memories: memories.size, reviews: reviews.length, faults };
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
