/** How many learners hold a memory of which items. */
import { z } from "zod";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import type { Database } from "./prisma-client";

const holderRows = z.array(z.strictObject({ key: z.string(), learners: z.int() }));

/** Enrolled learners who have met an item of the course, by the item's name in it; without items nobody has met. */
export async function readHolders(db: Database, courseId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT i.key, count(*)::int AS learners
     FROM enrolment e JOIN memory m ON m.learner_id = e.learner_id AND m.state <> 0
       JOIN item i ON i.id = m.item_id AND i.course_id = e.course_id
     WHERE e.course_id = $1::int GROUP BY i.key`,
    courseId,
  );
  return new Map(checked(holderRows, rows).map(({ key, learners }) => [key, learners]));
}

/** Enrolled learners who have met an item and not suspended it, and the study day on which it is due. */
export async function readHoldersOf(
  db: Database,
  courseId: number,
  itemId: ItemId,
): Promise<readonly { readonly learnerId: LearnerId; readonly dueDay: number }[]> {
  return db.$queryRawUnsafe(
    `SELECT m.learner_id AS "learnerId", m.due_day AS "dueDay"
     FROM enrolment e JOIN memory m ON m.learner_id = e.learner_id AND m.item_id = $2::int
       JOIN "user" p ON p.id = e.learner_id AND p.banned IS NOT TRUE
     WHERE e.course_id = $1::int AND m.state <> 0 AND NOT m.suspended ORDER BY 1`,
    courseId,
    itemId,
  );
}
