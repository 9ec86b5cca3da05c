import { readDayCounters } from "@/lib/db/day-store";
import { readLearnerBatch, readMemories } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { readLog } from "@/lib/db/review-store";
import { itemLogs } from "@/lib/event-log/item-logs";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import { countDays, type DayCounters, type DayDelta, dayDeltas } from "@/lib/scheduling/day-deltas";
import type { Memory } from "@/lib/scheduling/memory";
import { eventsThatCount, replay } from "@/lib/scheduling/replay";

export type MemoryFault = {
  readonly learnerId: LearnerId;
  readonly itemId: ItemId;
  /** Field, stored value and replayed value; a counter of a day has `itemId` 0. */
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

/** Fields in which two memories differ: instants by their milliseconds, numbers to the last bit. */
function differences(
  stored: Memory,
  replayed: Memory,
): { field: string; stored: unknown; replayed: unknown }[] {
  const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  return (Object.keys(replayed) as (keyof Memory)[])
    .map((field) => ({ field, stored: plain(stored[field]), replayed: plain(replayed[field]) }))
    .filter((d) => !Object.is(d.stored, d.replayed));
}

async function verifyLearner(learnerId: LearnerId) {
  const db = getPrisma();
  const logs = itemLogs(await readLog(db, learnerId));
  const memories = await readMemories(db, learnerId);
  const faults: MemoryFault[] = [];
  const days: DayDelta[] = [];
  let reviews = 0;
  for (const itemId of new Set([...logs.keys(), ...memories.keys()])) {
    const log = logs.get(itemId) ?? [];
    const stored = memories.get(itemId)?.memory;
    const counted = eventsThatCount(log);
    // A memory whose reviews were all undone is new again; its due day has no meaning.
    const replayed = replay(log, String(itemId), stored?.dueDay);
    reviews += counted.length;
    days.push(...dayDeltas(itemId, { before: [], after: replayed.firstStudyDay }, counted));
    if (stored) faults.push(...differences(stored, replayed).map((d) => ({ learnerId, itemId, ...d })));
    else if (counted.length > 0) faults.push({ learnerId, itemId, field: "memory", stored: null, replayed });
  }
  faults.push(...(await dayFaults(learnerId, countDays(days))));
  return { memories: memories.size, reviews, faults };
}

/** Days whose counters differ from those of the log. */
async function dayFaults(
  learnerId: LearnerId,
  replayed: ReadonlyMap<number, DayCounters>,
): Promise<MemoryFault[]> {
  const rows = await readDayCounters(getPrisma(), learnerId);
  const stored = new Map(rows.map((row) => [row.studyDay, row]));
  const words = (studyDay: number, counters: DayCounters = { studyDay, ...nothing }) =>
    `${counters.reviews} reviews, ${counters.correct} right, ${counters.newItems} new, ${counters.elapsedMs} ms`;
  return [...new Set([...replayed.keys(), ...stored.keys()])].flatMap((studyDay) => {
    const [is, should] = [words(studyDay, stored.get(studyDay)), words(studyDay, replayed.get(studyDay))];
    return is === should
      ? []
      : [{ learnerId, itemId: 0, field: `day ${studyDay}`, stored: is, replayed: should }];
  });
}

const nothing = { reviews: 0, correct: 0, newItems: 0, elapsedMs: 0 };

/** Replays every event in the database, learner by learner, and compares with the stored memories and counters. */
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
