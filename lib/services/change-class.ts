import { AppError } from "@/lib/app-error";
import { replaceClassDates, updateClass } from "@/lib/db/class-store";
import { readNotes } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { recordAct } from "@/lib/db/role-act-store";
import { originalLocale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { lockTaughtClass } from "./taught-class";

/** `not-found` for everybody but the class's teachers, here and below. */
export async function changeClass(
  userId: LearnerId,
  classId: string,
  fields: { readonly name: string; readonly term: string; readonly examDay: number | null },
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    await updateClass(tx, classId, fields);
    await recordAct(
      tx,
      { actorId: userId, type: "class.change", courseId, classId, detail: { name: fields.name } },
      now,
    );
  });
}

/** An archived class can't be joined, keeps no note closed and has no exam; its people and figures stay. */
export async function archiveClass(
  userId: LearnerId,
  classId: string,
  isArchived: boolean,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId, ...before } = await lockTaughtClass(tx, userId, classId);
    if (before.isArchived === isArchived) return;
    await updateClass(tx, classId, { archivedAt: isArchived ? now : null });
    const type = isArchived ? "class.archive" : "class.restore-archived";
    await recordAct(tx, { actorId: userId, type, courseId, classId }, now);
  });
}

/** Sets the days from which notes are open, by the notes' names; those that are not named are open at once. */
export async function setClassDates(
  userId: LearnerId,
  classId: string,
  days: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    const notes = new Map((await readNotes(tx, courseId, originalLocale)).map(({ slug, id }) => [slug, id]));
    const dates = [...days].map(([slug, day]) => {
      const id = notes.get(slug);
      if (id === undefined) throw new AppError("not-found");
      return [id, day] as const;
    });
    await replaceClassDates(tx, classId, new Map(dates));
    await recordAct(
      tx,
      { actorId: userId, type: "class.dates", courseId, classId, detail: { notes: dates.length } },
      now,
    );
  });
}
