import { moveLearner, recountDays } from "@/lib/db/merge-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findMemory, readHistory, reviewEvent, writeReviews } from "@/lib/db/review-store";
import { replayReviews } from "@/lib/scheduling/schedule-review";

/**
 * Gives all that a guest did to the account that the guest signs up for or signs in to. Items that both have met get
 * the memory of both histories together, by replay. One transaction: all of it or nothing.
 */
export async function mergeGuest(guestId: string, learnerId: string): Promise<void> {
  await getPrisma().$transaction(
    async (tx) => {
      const both = await moveLearner(tx, guestId, learnerId);
      if (both.length > 0) {
        const { reviews, presets } = await readHistory(tx, learnerId, both);
        for (const itemId of both) {
          const events = reviews.filter((r) => r.itemId === itemId).map((r) => reviewEvent(r, presets));
          const current = await findMemory(tx, learnerId, itemId);
          if (!current || events.length === 0) continue;
          const change = {
            itemId,
            memory: replayReviews(events, String(itemId)),
            fromVersion: current.version,
          };
          await writeReviews(tx, learnerId, { changes: [change], reviews: [], days: [] });
        }
      }
      await recountDays(tx, learnerId);
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
}
