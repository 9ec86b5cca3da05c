import { AppError } from "@/lib/app-error";
import type { Presence } from "@/lib/authoring/teach-api";
import { endPresence, notePresence, readPresence } from "@/lib/db/presence-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findHead } from "@/lib/db/revision-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse } from "./authored-course";

/** A tab that was not heard of for so long has been closed. */
const presentMs = 60_000;

/** Notes that an author has a note open (or leaves), and tells who else has, and what the latest contents are. */
export async function bePresent(
  userId: LearnerId,
  input: {
    readonly course: string;
    readonly note: string;
    readonly tab: string;
    readonly isLeaving?: boolean;
    readonly now: Date;
  },
): Promise<Presence> {
  const { course: slug, note, tab: id, isLeaving = false, now } = input;
  const db = getPrisma();
  const course = await getAuthoredCourse(db, userId, slug, { source: "editor" });
  const head = await findHead(db, course.id);
  if (head === null) throw new AppError("not-found");
  const tab = { userId, courseId: course.id, tab: id };
  if (isLeaving) await endPresence(db, tab);
  else await notePresence(db, { ...tab, note, now });
  const others = await readPresence(db, tab, new Date(now.getTime() - presentMs));
  return { others, hashes: head.files };
}
