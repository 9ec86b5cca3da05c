import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { answered, type ReviewInput } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import { longestElapsedMs } from "@/lib/quiz/limits";
import { good } from "@/lib/scheduling/memory";
import { adoptTrial } from "./adopt-trial";
import { submitReviews } from "./submit-reviews";

/** An answer to a trial from before there was a learner to count it for. */
const triedSchema = answered({
  ticket: z.string().max(20_000),
  elapsedMs: z.int().min(0).max(longestElapsedMs),
  /** Milliseconds since 1970 by the browser's clock. */
  answeredAtMs: z.number(),
});

export type TriedAnswer = z.infer<typeof triedSchema>;

/** Nobody answers more on the first page; and a larger number would only harm its sender. */
const most = 20;

/** Oldest first, as JSON from a form. Anything unreadable does not come from our page, and is ignored. */
export const triedAnswersSchema = z
  .string()
  .optional()
  .transform(fromJson)
  .pipe(z.array(triedSchema).max(most))
  .catch([]);

function fromJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return [];
  }
}

const longestAgoMs = 86_400_000;

/**
 * Turns a visitor's answers into reviews: a wrong answer is Again, a right one Good. Trials that are not ours, or of
 * items that this learner cannot be asked, are skipped. Returns the number of reviews.
 */
export async function countTried(
  learnerId: LearnerId,
  tried: readonly TriedAnswer[],
  now: Date,
): Promise<number> {
  const reviews: ReviewInput[] = [];
  for (const [index, { ticket, answer, elapsedMs, answeredAtMs }] of tried.entries()) {
    const adopted = await adoptTrial({ learnerId, ticket, answer, now }).catch(nullIfUncountable);
    if (adopted === null) continue;
    // Whatever a browser's clock says, they were answered before now, and in this order.
    const latest = now.getTime() - (tried.length - index);
    const reviewedAt = new Date(Math.min(latest, Math.max(answeredAtMs, latest - longestAgoMs)));
    reviews.push({
      id: adopted.reviewId,
      variantId: adopted.variantId,
      sessionId: adopted.sessionId,
      ...(adopted.verdict !== "wrong" && { rating: good }),
      reviewedAt: reviewedAt.toISOString(),
      elapsedMs,
    });
  }
  const outcomes = reviews.length === 0 ? [] : await submitReviews({ learnerId, reviews, now });
  return outcomes.filter(({ status }) => status === "accepted").length;
}

function nullIfUncountable(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
