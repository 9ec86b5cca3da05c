import { randomUUID } from "node:crypto";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { entriesAt, variantsLike } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { type Figures, measure } from "./load";

/** A variant counts once, so each item needs enough of them for all runs. */
const variantsOfItem = 150;

/** Reviews and sessions of sixteen learners on a small course. */
export async function benchEmbedded(
  report: (what: string, run: () => Promise<Figures>) => Promise<Figures>,
): Promise<void> {
  await publishSmallCourse(noteText({ cards: 20 }));
  const learners: { id: string; variants: string[]; at: number }[] = [];
  for (let i = 0; i < 16; i += 1) {
    const id = await newLearner();
    const entries = await entriesAt(id, new Date());
    const drawn = await Promise.all(entries.map((entry) => variantsLike(id, entry, variantsOfItem)));
    const variants = Array.from({ length: variantsOfItem }, (_, n) => drawn.map((own) => own[n]!.variantId));
    learners.push({ id, variants: variants.flat(), at: 0 });
  }
  for (const [size, total] of [
    [1, 800],
    [20, 80],
  ] as const) {
    for (const concurrency of [1, 16]) {
      await report(`posts of ${size}, concurrency ${concurrency}`, () =>
        measure(total, concurrency, async (i) => {
          const learner = learners[i % learners.length]!;
          const { id, variants } = learner;
          const reviews = Array.from({ length: size }, () => ({
            id: randomUUID(),
            variantId: variants[learner.at++]!,
            sessionId: randomUUID(),
            rating: 3 as const,
            reviewedAt: new Date().toISOString(),
            elapsedMs: 4000,
          }));
          const outcomes = await submitReviews({ learnerId: id, reviews, now: new Date() });
          return outcomes.every((o) => o.status === "accepted");
        }),
      );
    }
  }
  await report("start of a session", () =>
    measure(100, 1, async (i) => {
      await startQuiz({ learnerId: learners[i % learners.length]!.id, locale: "en", now: new Date() });
      return true;
    }),
  );
}
