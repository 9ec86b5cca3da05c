/** Sittings of the quiz. */
import type { Database } from "./prisma-client";

export async function insertQuizSession(
  db: Database,
  session: { learnerId: string; id: string; studyDay: number; now: Date },
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
  learnerId: string,
  id: string,
): Promise<{ studyDay: number } | null> {
  return db.quizSession.findUnique({
    where: { learnerId_id: { learnerId, id } },
    select: { studyDay: true },
  });
}
