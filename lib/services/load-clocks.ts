import { readPastClocks } from "@/lib/db/clock-store";
import type { Database } from "@/lib/db/prisma-client";
import type { LearnerId } from "@/lib/quiz/ids";
import type { ClockHistory } from "@/lib/scheduling/clock-history";
import type { LearnerClock } from "@/lib/scheduling/study-day";

/** A learner's clocks; `present` is that of the settings. */
export async function loadClocks(
  db: Database,
  learnerId: LearnerId,
  { timeZone, rolloverHour }: LearnerClock,
): Promise<ClockHistory> {
  return { past: await readPastClocks(db, learnerId), present: { timeZone, rolloverHour } };
}
