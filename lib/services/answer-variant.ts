import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { findVariant, keepAnswer } from "@/lib/db/queue-store";
import type { Locale } from "@/lib/i18n/locale";
import type { ScoreView } from "@/lib/quiz/entry-view";
import type { LearnerId, VariantId } from "@/lib/quiz/ids";
import { answerOrGaveUp, scoreAnswer } from "./score-answer";

/**
 * Grades an answer to a variant of this learner's. The first readable answer is kept, and every later one is told the
 * score of the first: what has been revealed can't be answered again. An unreadable one is not kept.
 */
export async function answerVariant(input: {
  learnerId: LearnerId;
  variantId: VariantId;
  answer: string;
  giveUp: boolean;
  locale: Locale;
  now: Date;
}): Promise<ScoreView> {
  const { learnerId, variantId, locale } = input;
  const variant = await findVariant(getPrisma(), learnerId, variantId);
  if (!variant?.graded) throw new AppError("not-found");
  if (variant.answer !== null) return scoreAnswer(variant, variant.answer, locale).view;
  const answer = answerOrGaveUp(input);
  const { score, view } = scoreAnswer(variant, answer, locale);
  if (score.verdict === "invalid") return view;
  const misconception = score.verdict === "wrong" ? (score.misconception?.id ?? null) : null;
  const kept = await keepAnswer(getPrisma(), learnerId, variantId, {
    text: answer,
    verdict: score.verdict,
    misconception,
    at: input.now,
  });
  return kept === answer ? view : scoreAnswer(variant, kept, locale).view;
}
