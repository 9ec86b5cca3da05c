import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { findTaughtClass, lockClass, type StoredClass } from "@/lib/db/class-store";
import type { Database } from "@/lib/db/prisma-client";
import type { LearnerId } from "@/lib/quiz/ids";

/** The class, if this person teaches it; `not-found` for everybody else, as for a class that does not exist. */
export async function getTaughtClass(db: Database, userId: LearnerId, classId: string): Promise<StoredClass> {
  const taught = z.guid().safeParse(classId).success ? await findTaughtClass(db, userId, classId) : null;
  if (taught === null) throw new AppError("not-found");
  return taught;
}

/** The same, inside a transaction in which nobody else changes the class. */
export async function lockTaughtClass(
  tx: Database,
  userId: LearnerId,
  classId: string,
): Promise<StoredClass> {
  await getTaughtClass(tx, userId, classId);
  await lockClass(tx, classId);
  return getTaughtClass(tx, userId, classId);
}
