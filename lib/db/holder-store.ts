/** How many learners hold a memory of which items. */
import { z } from "zod";
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
