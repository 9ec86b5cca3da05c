/** A learner who reviews until stopped, at most some thousand times; prints the id of each review that was taken. */
import { randomUUID } from "node:crypto";
import { openDatabase } from "@/lib/db/open-database";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { variantsLike } from "../../support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "../../support/small-course";

await openDatabase();
await publishSmallCourse(noteText({ cards: 10 }));
const learnerId = await newLearner();
const { entries } = await startQuiz({ learnerId, locale: "en", now: new Date() });
const cards = entries.filter(({ kind }) => kind === "card");
const variants = await Promise.all(cards.map((card) => variantsLike(learnerId, card, 500)));
for (let count = 0; count < cards.length * 500; count += 1) {
  const now = new Date();
  const variantId = variants[count % cards.length]?.[Math.floor(count / cards.length)]?.variantId ?? "";
  const review = { id: randomUUID(), variantId, sessionId: randomUUID(), rating: 3 as const };
  const reviews = [{ ...review, reviewedAt: now.toISOString(), elapsedMs: 1_000 }];
  const [outcome] = await submitReviews({ learnerId, reviews, now });
  if (outcome?.status === "accepted") process.stdout.write(`${outcome.id}\n`);
}
