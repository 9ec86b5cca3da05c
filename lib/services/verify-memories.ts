import { readLearnerBatch, readMemories } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { type LearnerLog, readLog } from "@/lib/db/review-store";
import { allSituations, logsOf, settle } from "@/lib/event-log/item-logs";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import { replayAll, type Situations } from "@/lib/scheduling/replay";
import type { Situation, Transition } from "@/lib/scheduling/situation";

export type MemoryFault = {
  readonly learnerId: LearnerId;
  readonly itemId: ItemId;
  /** Field, stored value and replayed value; `review …` and `action …` are what an event found and left. */
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
  const log = await readLog(db, learnerId);
  const logs = logsOf(log);
  const memories = await readMemories(db, learnerId);
  const faults: MemoryFault[] = [];
  const situations: Situations[] = [];
  for (const itemId of new Set([...logs.keys(), ...memories.keys()])) {
    const stored = memories.get(itemId)?.memory;
    const replayed = replayAll(logs.get(itemId) ?? [], itemId);
    situations.push(replayed);
    if (stored)
      faults.push(...differences(stored, replayed.memory).map((d) => ({ learnerId, itemId, ...d })));
    else if (replayed.reviews.size + replayed.actions.size > 0)
      faults.push({ learnerId, itemId, field: "memory", stored: null, replayed: replayed.memory });
  }
  const replayed = allSituations(situations);
  faults.push(...situationFaults(learnerId, log, replayed));
  return { memories: memories.size, reviews: replayed.reviews.size, faults };
}

/** Events that have not found or left what the replay says. */
function situationFaults(learnerId: LearnerId, log: LearnerLog, replayed: Situations): MemoryFault[] {
  const storedOf = new Map<string, Situation | Transition>([
    ...log.reviews.map(({ id, situation }) => [id, situation] as const),
    ...log.actions.map(({ id, transition }) => [id, transition] as const),
  ]);
  const { reviews, actions } = settle(log, replayed);
  return [
    ...reviews.map(({ id, itemId, situation }) => ({ id, itemId, field: `review ${id}`, is: situation })),
    ...actions.map(({ id, itemId, transition }) => ({ id, itemId, field: `action ${id}`, is: transition })),
  ].map(({ id, itemId, field, is }) => ({
    learnerId,
    itemId,
    field,
    stored: storedOf.get(id),
    replayed: is,
  }));
}

/** Replays every event in the database, learner by learner, and compares with the stored memories and situations. */
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
