import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { readHoldersOf } from "@/lib/db/holder-store";
import { findCourseItem } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { recordAct } from "@/lib/db/role-act-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { actOnItems } from "./act-on-items";
import { getAuthoredCourse } from "./authored-course";
import { loadLearnerDay } from "./learner-queue";

/**
 * The meaning of an item has changed: everybody who holds a memory of it is asked again on their present study day, unless
 * they have suspended it. An event like any other, though not one that a learner's undo takes back.
 */
export async function askAgain(
  { userId, course, now }: { readonly userId: LearnerId; readonly course: string; readonly now: Date },
  key: string,
): Promise<void> {
  const db = getPrisma();
  const authored = await getAuthoredCourse(db, userId, course, { source: "editor" });
  const item = await findCourseItem(db, authored.id, key);
  if (item === null) throw new AppError("not-found");
  const detail = { item: key };
  await recordAct(db, { actorId: userId, type: "item.ask-again", courseId: authored.id, detail }, now);
  for (const { learnerId, dueDay } of await readHoldersOf(db, authored.id, item.id)) {
    const { studyDay } = await loadLearnerDay(db, learnerId, now);
    if (dueDay <= studyDay) continue;
    const request = { learnerId, groupId: randomUUID(), items: [`${course}/${key}`], actorId: userId, now };
    await actOnItems({ ...request, type: "set-due", untilDay: studyDay });
  }
}
