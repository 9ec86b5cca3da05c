/** What the counters of a learner say, and whether everything follows from the log. */
import { readReviewedDays } from "@/lib/db/counter-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { phases } from "@/lib/db/situation-columns";
import { verifyCounters } from "@/lib/services/verify-counters";
import { verifyMemories } from "@/lib/services/verify-memories";

/** A learner's study days with reviews, over all courses and phases, oldest first. */
export async function daysOf(learnerId: string) {
  const rows = await getPrisma().learnerDay.findMany({ where: { learnerId }, orderBy: { studyDay: "asc" } });
  const days = new Map<number, { studyDay: number; reviews: number; newItems: number; correct: number }>();
  for (const row of rows) {
    const day = days.get(row.studyDay) ?? { studyDay: row.studyDay, reviews: 0, newItems: 0, correct: 0 };
    days.set(row.studyDay, day);
    day.newItems += row.newReviews;
    for (const phase of phases) {
      day.reviews += row[`${phase}Reviews`];
      day.correct += row[`${phase}Right`];
    }
  }
  const times = await readReviewedDays(getPrisma(), learnerId);
  return [...days.values()]
    .filter(({ reviews }) => reviews > 0)
    .map((day) => ({
      ...day,
      elapsedMs: times.find(({ studyDay }) => studyDay === day.studyDay)?.elapsedMs,
    }));
}

/** Every difference between what is stored and what follows from the log, in the whole database. */
export async function allFaults(): Promise<readonly unknown[]> {
  const [memories, counters] = [await verifyMemories(), await verifyCounters()];
  return [...memories.faults, ...counters.faults];
}
