import { type CounterFault, findCounterFaults, lockLearner } from "@/lib/db/counter-store";
import { readLearnerBatch } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { LearnerId } from "@/lib/quiz/ids";

export type CountersReport = {
  readonly learners: number;
  readonly faults: readonly (CounterFault & { readonly learnerId: LearnerId })[];
};

/** Sums up every learner's log and compares with the stored counters, while the program runs. */
export async function verifyCounters(): Promise<CountersReport> {
  const report = { learners: 0, faults: [] as CountersReport["faults"][number][] };
  for (let after = ""; ; ) {
    const learners = await readLearnerBatch(getPrisma(), after);
    const last = learners.at(-1);
    if (last === undefined) return report;
    after = last;
    for (const learnerId of learners) {
      const faults = await getPrisma().$transaction(
        async (tx) => {
          await lockLearner(tx, learnerId);
          return findCounterFaults(tx, learnerId);
        },
        { maxWait: 60_000, timeout: 120_000 },
      );
      report.learners += 1;
      report.faults.push(...faults.map((fault) => ({ ...fault, learnerId })));
    }
  }
}
