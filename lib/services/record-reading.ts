import { AppError } from "@/lib/app-error";
import { findCourse } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { putReading } from "@/lib/db/reading-store";
import type { ReadingRecorded } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";

/** Keeps when this learner had a note open first; told again, nothing changes. Throws `not-found`. */
export async function recordReading({
  learnerId,
  course: slug,
  note,
  now,
}: {
  readonly learnerId: LearnerId;
  readonly course: string;
  readonly note: string;
  readonly now: Date;
}): Promise<ReadingRecorded> {
  const db = getPrisma();
  const course = await findCourse(db, learnerId, slug);
  if (course === null || !(await putReading(db, learnerId, { courseId: course.id, note, at: now })))
    throw new AppError("not-found", "note");
  return { note };
}
