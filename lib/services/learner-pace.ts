import type { Database } from "@/lib/db/prisma-client";
import { readAnswersSeen } from "@/lib/db/progress-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { answersEach, type Pace } from "@/lib/quiz/workload";

/** Until a learner's own pace is known. */
const assumedAnswerMs = 20_000;

/** How long this learner takes, from their last few hundred answers. */
export async function loadPace(db: Database, learnerId: LearnerId): Promise<Pace> {
  const { typicalMs, ...seen } = await readAnswersSeen(db, learnerId);
  return { answerMs: typicalMs ?? assumedAnswerMs, answersEach: answersEach(seen) };
}
