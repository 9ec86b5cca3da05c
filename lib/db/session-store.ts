/** Sittings of the quiz. */
import type { LearnerId, SessionId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";

export async function insertQuizSession(
  db: Database,
  session: { learnerId: LearnerId; id: SessionId; studyDay: number; now: Date },
): Promise<void> {
  await db.quizSession.create({
    data: {
      learnerId: session.learnerId,
      id: session.id,
      studyDay: session.studyDay,
      startedAt: session.now,
    },
  });
}

export async function findQuizSession(
  db: Database,
  learnerId: LearnerId,
  id: SessionId,
): Promise<{ studyDay: number } | null> {
  return db.quizSession.findUnique({
    where: { learnerId_id: { learnerId, id } },
    select: { studyDay: true },
  });
}
