import { readAnswersSeen } from "@/lib/db/pace-store";
import type { Database } from "@/lib/db/prisma-client";
import type { LearnerId } from "@/lib/quiz/ids";
import { answerMs, answersEach, type Pace } from "@/lib/quiz/workload";

/** This learner's pace, from their last few hundred answers. */
export async function loadPace(db: Database, learnerId: LearnerId): Promise<Pace> {
  const seen = await readAnswersSeen(db, learnerId);
  return { answerMs: answerMs(seen), answersEach: answersEach(seen) };
}
