import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { putUnclear } from "@/lib/db/unclear-store";
import type { UnclearReported } from "@/lib/quiz/api";
import type { LearnerId, VariantId } from "@/lib/quiz/ids";

/**
 * Keeps for the author that this learner found a variant of theirs unclear; the words may be empty. Said again, the words
 * are replaced. Throws `not-found`.
 */
export async function reportUnclear(input: {
  learnerId: LearnerId;
  variantId: VariantId;
  words: string;
  now: Date;
}): Promise<UnclearReported> {
  const { learnerId, variantId, words, now } = input;
  if (!(await putUnclear(getPrisma(), learnerId, { variantId, words, at: now })))
    throw new AppError("not-found", "variantId");
  return { variantId };
}
