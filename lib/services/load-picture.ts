import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { findPicture } from "@/lib/db/revision-store";
import { type PictureType, pictureTypeOf } from "@/lib/pictures/picture";
import type { LearnerId } from "@/lib/quiz/ids";

/** A picture for whoever may see it in this course; `not-found` for everybody else, as for one that does not exist. */
export async function loadPicture(
  readerId: LearnerId | null,
  course: string,
  hash: string,
): Promise<{ readonly type: PictureType; readonly bytes: Uint8Array }> {
  const bytes = /^[0-9a-f]{64}$/.test(hash)
    ? await findPicture(getPrisma(), readerId, { course, hash })
    : null;
  const type = bytes && pictureTypeOf(bytes);
  if (bytes === null || type === null) throw new AppError("not-found");
  return { type, bytes };
}
