import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { type AnswerableVariant, findVariant, keepAnswer } from "@/lib/db/queue-store";
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
  const answer = answerOrGaveUp(input);
  if (variant.answer !== null) return scoreEarlier(variant, variant.answer, answer, locale);
  const { score, view } = scoreAnswer(variant, answer, locale);
  if (score.verdict === "invalid") return view;
  const misconception = score.verdict === "wrong" ? (score.misconception?.id ?? null) : null;
  const kept = await keepAnswer(getPrisma(), learnerId, variantId, {
    text: answer,
    verdict: score.verdict,
    misconception,
    at: input.now,
  });
  return kept === answer ? view : scoreEarlier(variant, kept, answer, locale);
}

/** The score of the answer that counts, and which one that is if it is not the one that has just come. */
function scoreEarlier(variant: AnswerableVariant, kept: string, answer: string, locale: Locale): ScoreView {
  const { view } = scoreAnswer(variant, kept, locale);
  return view.verdict === "invalid" || kept === answer ? view : { ...view, earlier: kept };
}
