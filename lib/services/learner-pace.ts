import type { Database } from "@/lib/db/prisma-client";
import { readTypicalMs } from "@/lib/db/progress-store";
import type { LearnerId } from "@/lib/quiz/ids";

/** Until a learner's own pace is known. */
const assumedAnswerMs = 20_000;

/** How long an answer of this learner takes, in ms. */
export async function loadPace(db: Database, learnerId: LearnerId): Promise<number> {
  return (await readTypicalMs(db, learnerId)) ?? assumedAnswerMs;
}
