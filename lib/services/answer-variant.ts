import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { findVariant, storeAnswer } from "@/lib/db/variant-store";
import type { Locale } from "@/lib/i18n/locale";
import { type Answer, answerText, isSameAnswer, storedAnswer } from "@/lib/items/answer";
import type { ScoreView } from "@/lib/quiz/entry-view";
import type { LearnerId, VariantId } from "@/lib/quiz/ids";
import { scoreAnswer, scoreEarlier } from "./score-answer";

/**
 * Grades an answer to a variant of this learner. The first readable answer is stored, and every later one gets the
 * score of the first: a revealed answer cannot be changed. An unreadable one is not stored.
 */
export async function answerVariant(input: {
  learnerId: LearnerId;
  variantId: VariantId;
  answer: Answer;
  locale: Locale;
  now: Date;
}): Promise<ScoreView> {
  const { learnerId, variantId, answer, locale } = input;
  const variant = await findVariant(getPrisma(), learnerId, variantId);
  if (!variant?.graded) throw new AppError("not-found");
  if (variant.answer !== null) return scoreEarlier(variant, storedAnswer(variant.answer), answer, locale);
  const { score, view } = scoreAnswer(variant, answer, locale);
  if (score.verdict === "invalid") return view;
  const misconception = score.verdict === "wrong" ? (score.misconception?.id ?? null) : null;
  const text = await storeAnswer(getPrisma(), learnerId, variantId, {
    text: answerText(answer),
    verdict: score.verdict,
    misconception,
    at: input.now,
  });
  const stored = storedAnswer(text);
  return isSameAnswer(stored, answer) ? view : scoreEarlier(variant, stored, answer, locale);
}
