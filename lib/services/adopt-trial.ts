import { AppError } from "@/lib/app-error";
import { findEnrolledItem } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { insertVariants } from "@/lib/db/variant-store";
import type { Answer } from "@/lib/items/answer";
import type { AdoptedTrial } from "@/lib/quiz/api";
import type { ItemId, LearnerId, VariantId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import { runningDay } from "@/lib/scheduling/running-day";
import { answerVariant } from "./answer-variant";
import { type LearnerDayContext, loadLearnerDay } from "./learner-queue";
import { previewRatings } from "./preview-ratings";
import { seededUuid } from "./seeded-uuid";
import { readTicket, type TrialTicket } from "./trial-ticket";

type StoredTrial = {
  readonly variantId: VariantId;
  readonly courseId: number;
  readonly graded: boolean;
  readonly memory: Memory | null;
};

/**
 * Makes a trial a variant of this learner, graded by the version it was drawn from. The same trial gives the same
 * variant. Null for an item that the learner cannot be asked: retired, or of a course they are not enrolled in.
 */
export async function storeTrial(
  learnerId: LearnerId,
  ticket: TrialTicket,
  now: Date,
): Promise<StoredTrial | null> {
  const item = await findEnrolledItem(getPrisma(), learnerId, ticket.itemId);
  if (!item) return null;
  // The id depends on the learner, since a guest's rows may move to an account that has stored the same trial.
  const id = seededUuid(`${learnerId}:${ticket.id}:trial`);
  const { itemId, version, given } = ticket;
  await insertVariants(getPrisma(), learnerId, [{ id, itemId, version, given }], now);
  return { variantId: id, ...item };
}

/**
 * Counts a trial as a review at the learner's request: returns the variant that a review may be posted for, and each
 * rating's interval. The answer that counts is the first one graded for this learner; `answer` is used only if there is
 * none, i.e. if the trial was graded before they signed in.
 *
 * The server cannot know whether the learner had seen the answer before: in a trial with the same numbers graded for a
 * visitor or another account, or in the reveal of a self-graded item, which is sent with the question. Such learners
 * deceive only themselves. Throws `not-found`, `expired`, and `invalid-input` for an unreadable answer.
 */
export async function adoptTrial(input: {
  learnerId: LearnerId;
  ticket: string;
  answer: Answer;
  now: Date;
}): Promise<AdoptedTrial> {
  const { learnerId, answer, now } = input;
  const ticket = readTicket(input.ticket, now);
  const stored = await storeTrial(learnerId, ticket, now);
  if (!stored) throw new AppError("not-found", "ticket");
  const { variantId, courseId, graded, memory } = stored;
  const score = graded
    ? await answerVariant({ learnerId, variantId, answer, locale: ticket.locale, now })
    : null;
  if (score?.verdict === "invalid") throw new AppError("invalid-input", "answer");
  const day = await loadLearnerDay(getPrisma(), learnerId, now);
  const verdict = score?.verdict ?? null;
  return adoptable({ variantId, itemId: ticket.itemId, courseId, verdict, memory, day, now });
}

/** What a browser needs to post the review of a variant that was not asked by the schedule. */
export function adoptable(input: {
  readonly variantId: VariantId;
  readonly itemId: ItemId;
  readonly courseId: number;
  readonly verdict: AdoptedTrial["verdict"];
  readonly memory: Memory | null;
  readonly day: LearnerDayContext;
  readonly now: Date;
}): AdoptedTrial {
  const { variantId, itemId, courseId, verdict, memory, day, now } = input;
  const studyDay = runningDay(memory, now, day.studyDay);
  const { preset, version } = day.presetOf(courseId);
  return {
    variantId,
    reviewId: seededUuid(`${variantId}:review`),
    sessionId: seededUuid(`${variantId}:session`),
    reviewedAt: now.toISOString(),
    verdict,
    studyDay,
    presetVersion: version,
    previews: previewRatings(itemId, memory, { preset, studyDay }),
    buttons: day.settings.buttons,
  };
}
