/** The actions of a learner in a session, without a browser. */
import { randomUUID } from "node:crypto";
import { getPrisma } from "@/lib/db/prisma-client";
import type { ReviewInput } from "@/lib/quiz/api";
import type { EntryView } from "@/lib/quiz/entry-view";
import type { Rating } from "@/lib/scheduling/memory";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";

export const sessionId = "11111111-1111-4111-8111-111111111111";

/** The entries of a session that starts now. */
export async function entriesAt(learnerId: string, now: Date): Promise<readonly EntryView[]> {
  return (await startQuiz({ learnerId, locale: "en", now })).entries;
}

export async function entryOf(learnerId: string, itemId: string, now: Date): Promise<EntryView> {
  const entry = (await entriesAt(learnerId, now)).find((e) => e.itemId === itemId);
  if (!entry) throw new Error(`${itemId} is not among the entries`);
  return entry;
}

export function review(
  entry: Pick<EntryView, "variantId">,
  at: Date,
  given: Partial<ReviewInput> = {},
): ReviewInput {
  return {
    id: randomUUID(),
    variantId: entry.variantId,
    sessionId,
    reviewedAt: at.toISOString(),
    elapsedMs: 5_000,
    ...given,
  };
}

/**
 * This many variants of an entry's item, its own first, as if the item had been met that often: each can be rated once.
 */
export async function variantsLike(
  learnerId: string,
  { variantId }: Pick<EntryView, "variantId">,
  count: number,
): Promise<Pick<EntryView, "variantId">[]> {
  const { itemId, version, given, drawnAt } = await getPrisma().variant.findUniqueOrThrow({
    where: { learnerId_id: { learnerId, id: variantId } },
  });
  const ids = Array.from({ length: count - 1 }, () => randomUUID());
  await getPrisma().variant.createMany({
    data: ids.map((id) => ({ learnerId, id, itemId, version, given: given ?? {}, drawnAt })),
  });
  return [variantId, ...ids].map((id) => ({ variantId: id }));
}

/** Rates a self-graded entry at an instant, received at the same instant. */
export async function rate(learnerId: string, entry: EntryView, rating: Rating, at: Date) {
  const [outcome] = await submitReviews({ learnerId, reviews: [review(entry, at, { rating })], now: at });
  return outcome!;
}

/** The row of a learner's memory of an item, by the item's key, without its version. */
export async function memoryOf(learnerId: string, key: string) {
  const item = await getPrisma().item.findFirstOrThrow({ where: { key } });
  const row = await getPrisma().memory.findUnique({
    where: { learnerId_itemId: { learnerId, itemId: item.id } },
  });
  if (!row) return null;
  const { version: _, ...memory } = row;
  return memory;
}

export const minute = 60_000;
export const day = 86_400_000;

export function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}
