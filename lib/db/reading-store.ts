/** When learners had the notes open for the first time. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";
import { int, timestamptz } from "./table";
import { isOpenAndHeld } from "./user-store";

/** All columns but the learner's. */
export const readingTable = { note_id: int, read_at: timestamptz };

/** Keeps the first time; false if the course has no such note. The lock on the learner makes a merge wait. */
export async function putReading(
  db: Database,
  learnerId: LearnerId,
  { courseId, note, at }: { readonly courseId: number; readonly note: string; readonly at: Date },
): Promise<boolean> {
  const count = await db.$executeRawUnsafe(
    `INSERT INTO note_reading (learner_id, note_id, read_at)
     SELECT $1, n.id, $4::timestamptz FROM note n
     WHERE n.course_id = $2::int AND n.slug = $3 AND n.retired_at IS NULL AND ${isOpenAndHeld}
     ON CONFLICT (learner_id, note_id) DO UPDATE SET read_at = least(note_reading.read_at, excluded.read_at)`,
    learnerId,
    courseId,
    note,
    at,
  );
  return count > 0;
}
