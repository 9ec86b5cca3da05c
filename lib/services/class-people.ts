/** Who teaches a class and who learns in it, for its teachers. `not-found` for everybody else. */
import { AppError } from "@/lib/app-error";
import {
  deleteInvitation,
  endClassMember,
  findClassRole,
  inviteToClass,
  putClassMember,
  readClassPeople,
  takeInvitation,
} from "@/lib/db/class-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { recordAct } from "@/lib/db/role-act-store";
import { isOpenLearner } from "@/lib/db/user-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { lockTaughtClass } from "./taught-class";

/**
 * Asks an address to teach the class, too. Whether an account has it, the class does not learn before it accepts.
 * Returns the class and the address as they are in its link (invitations.ts).
 */
export async function inviteTeacher(
  userId: LearnerId,
  classId: string,
  email: string,
  now: Date,
): Promise<{ readonly class: string; readonly email: string }> {
  return getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    const address = email.toLowerCase();
    await inviteToClass(tx, { classId, email: address, now });
    const act = { actorId: userId, type: "class.invite", courseId, classId } as const;
    await recordAct(tx, { ...act, detail: { email: address } }, now);
    return { class: classId, email: address };
  });
}

export async function withdrawInvitation(
  userId: LearnerId,
  classId: string,
  email: string,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    if (!(await deleteInvitation(tx, classId, email))) return;
    const act = { actorId: userId, type: "class.uninvite", courseId, classId } as const;
    await recordAct(tx, { ...act, detail: { email } }, now);
  });
}

/** Accepts or declines one's own invitation; `not-found` without one. */
export async function answerInvitation(
  userId: LearnerId,
  classId: string,
  accepts: boolean,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    if (!(await isOpenLearner(tx, userId)) || !(await takeInvitation(tx, userId, classId)))
      throw new AppError("not-found");
    if (!accepts) return;
    await putClassMember(tx, { learnerId: userId, classId, role: "teacher", name: null, now });
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    await recordAct(tx, { actorId: userId, type: "class.teach", courseId, classId }, now);
  });
}

/**
 * Takes somebody out of the class; what they learned stays theirs. The last teacher can't leave (`conflict`). Removing
 * oneself is leaving.
 */
export async function removeFromClass(
  userId: LearnerId,
  classId: string,
  personId: LearnerId,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    const role = await findClassRole(tx, personId, classId);
    if (role === null) throw new AppError("not-found");
    if (role === "teacher") await assertAnotherTeacher(tx, classId);
    await endClassMember(tx, { learnerId: personId, classId, now });
    const act = { actorId: userId, courseId, classId } as const;
    if (personId === userId) await recordAct(tx, { ...act, type: "class.stop-teaching" }, now);
    else await recordAct(tx, { ...act, type: "class.remove", subjectId: personId }, now);
  });
}

/** Leaves the class to another of its teachers. */
export async function handOverClass(
  userId: LearnerId,
  classId: string,
  personId: LearnerId,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    if (personId === userId || (await findClassRole(tx, personId, classId)) !== "teacher")
      throw new AppError("not-found");
    await endClassMember(tx, { learnerId: userId, classId, now });
    const act = { actorId: userId, type: "class.hand-over", courseId, classId, subjectId: personId } as const;
    await recordAct(tx, act, now);
  });
}

async function assertAnotherTeacher(tx: Database, classId: string): Promise<void> {
  const teachers = (await readClassPeople(tx, classId)).filter(({ role }) => role === "teacher");
  if (teachers.length < 2) throw new AppError("conflict");
}
