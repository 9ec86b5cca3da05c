import { randomInt } from "node:crypto";
import { joinCodeLength, joinCodeSigns } from "@/lib/classes/join-code";
import { insertJoinCode, revokeJoinCodes } from "@/lib/db/class-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { recordAct } from "@/lib/db/role-act-store";
import type { LearnerId } from "@/lib/quiz/ids";
import { lockTaughtClass } from "./taught-class";

const dayMs = 86_400_000;

/** Days that a code may be valid; the first is the default. */
export const codeDays = [30, 1, 7, 120] as const;

/** Makes a code that joins the class for so many days; earlier ones are revoked. `not-found` for all but its teachers. */
export async function makeJoinCode(
  userId: LearnerId,
  classId: string,
  days: (typeof codeDays)[number],
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    await revokeJoinCodes(tx, classId, now);
    const signs = Array.from(
      { length: joinCodeLength },
      () => joinCodeSigns[randomInt(joinCodeSigns.length)]!,
    );
    const expiresAt = new Date(now.getTime() + days * dayMs);
    await insertJoinCode(tx, { code: signs.join(""), classId, createdAt: now, expiresAt });
    await recordAct(tx, { actorId: userId, type: "class.code", courseId, classId, detail: { days } }, now);
  });
}

/** From now on no code joins the class. */
export async function revokeJoinCode(userId: LearnerId, classId: string, now: Date): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { courseId } = await lockTaughtClass(tx, userId, classId);
    if (!(await revokeJoinCodes(tx, classId, now))) return;
    await recordAct(tx, { actorId: userId, type: "class.revoke-code", courseId, classId }, now);
  });
}
