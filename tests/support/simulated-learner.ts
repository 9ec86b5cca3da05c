/** A learner who studies day after day through the real services; right or wrong by a seed. */
import { randomUUID } from "node:crypto";
import { getPrisma } from "@/lib/db/prisma-client";
import { findVariant } from "@/lib/db/variant-store";
import { type Answer, gaveUp, storedAnswer } from "@/lib/items/answer";
import { kindOf } from "@/lib/items/registry";
import type { ReviewInput } from "@/lib/quiz/api";
import type { EntryView } from "@/lib/quiz/entry-view";
import { answerVariant } from "@/lib/services/answer-variant";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";

export type Habits = {
  readonly learnerId: string;
  /** Midnight UTC of the first day. */
  readonly from: Date;
  readonly days: number;
  /** Hours of each day at which a sitting begins. */
  readonly hours: readonly number[];
  /** Answers of a sitting at most. */
  readonly most: number;
  /** 0 to 1. */
  readonly recall: number;
  /** 0 to 1, each different: the same for the same seed. */
  readonly chance: () => number;
};

/** Numbers from 0 to 1, the same for the same seed: mulberry32, by T. Ettinger. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns the number of answers given. */
export async function study({ learnerId, from, days, hours, most, recall, chance }: Habits): Promise<number> {
  let answers = 0;
  for (let day = 0; day < days; day += 1) {
    for (const hour of hours) {
      const now = new Date(from.getTime() + (day * 24 + hour) * 3_600_000);
      const { entries } = await startQuiz({ learnerId, locale: "en", now });
      const reviews: ReviewInput[] = [];
      for (const [i, entry] of entries.slice(0, most).entries()) {
        const at = new Date(now.getTime() + i * 20_000);
        const isRight = chance() < recall;
        if (entry.graded) await answer(learnerId, entry, isRight, chance, at);
        reviews.push({
          id: randomUUID(),
          variantId: entry.variantId,
          sessionId: "22222222-2222-4222-8222-222222222222",
          ...(!entry.graded && { rating: isRight ? 3 : 1 }),
          reviewedAt: at.toISOString(),
          elapsedMs: Math.round(1_500 * 40 ** chance()),
        });
      }
      for (let i = 0; i < reviews.length; i += 50)
        await submitReviews({
          learnerId,
          reviews: reviews.slice(i, i + 50),
          now: new Date(now.getTime() + 3_600_000),
        });
      answers += reviews.length;
    }
  }
  return answers;
}

/** The right answer, or one that a misconception gives, or none. */
async function answer(
  learnerId: string,
  { variantId }: EntryView,
  isRight: boolean,
  chance: () => number,
  now: Date,
): Promise<void> {
  const variant = await findVariant(getPrisma(), learnerId, variantId);
  if (variant === null) throw new Error(`no variant ${variantId}`);
  const key = kindOf(variant.kind).key(variant.body, variant.given, "en");
  const samples = kindOf(variant.kind).samples(variant.body, variant.given);
  const mistake = key.misconceptions[Math.floor(chance() * 1.6 * key.misconceptions.length)];
  const text = isRight ? samples.right[0] : (mistake?.value ?? samples.wrong[0]);
  const given: Answer = text === undefined ? gaveUp : storedAnswer(String(text));
  const { verdict } = await answerVariant({ learnerId, variantId, answer: given, locale: "en", now });
  if (verdict === "invalid") await answerVariant({ learnerId, variantId, answer: gaveUp, locale: "en", now });
}
