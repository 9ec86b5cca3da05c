import { beforeAll, beforeEach, expect, test } from "vitest";
import { gaveUp } from "@/lib/items/answer";
import { answerVariant } from "@/lib/services/answer-variant";
import { loadPastMistakes } from "@/lib/services/load-past-mistakes";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast } from "@/lib/services/undo-event";
import { day, entryOf, later, rate, review } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const begin = new Date("2026-03-02T12:00:00Z");
let learnerId: string;
beforeEach(async () => {
  learnerId = await newLearner();
});

const mistakes = (itemId: string) => loadPastMistakes({ learnerId, itemId, locale: "en" });

/** Answers the graded item wrong on a day. */
async function miss(itemId: string, at: Date, answer: Parameters<typeof answerVariant>[0]["answer"]) {
  const entry = await entryOf(learnerId, itemId, at);
  const score = await answerVariant({ learnerId, variantId: entry.variantId, answer, locale: "en", now: at });
  expect(score.verdict).toBe("wrong");
  await submitReviews({ learnerId, reviews: [review(entry, at)], now: at });
}

test("the last five misses of an exercise are told with their diagnoses, the last one first", async () => {
  for (let days = 0; days < 5; days += 1) await miss("small/sum", later(begin, days * day), gaveUp);
  const at = later(begin, 5 * day);
  const { ask } = await entryOf(learnerId, "small/sum", at);
  const [a, b] = "ask" in ask ? [...ask.ask.matchAll(/\d+/g)].map(Number) : [];
  await miss("small/sum", at, { text: String(a! + b!) });
  const found = await mistakes("small/sum");
  expect(found).toHaveLength(5);
  expect(found[0]).toMatchObject({
    date: "7 March 2026",
    answer: String(a! + b!),
    gaveUp: false,
    mistake: { name: expect.stringContaining(" counts twice") },
  });
  expect(found[1]).toMatchObject({ date: "6 March 2026", answer: null, gaveUp: true, mistake: null });
  await undoLast({ learnerId });
  expect((await mistakes("small/sum"))[0]).toMatchObject({ date: "6 March 2026" });
});

test("of a choice the chosen option is told, of a card only when it was forgotten", async () => {
  const { ask } = await entryOf(learnerId, "small/gate", begin);
  const options = ask.kind === "choice" ? ask.options : [];
  const wrong = options.find(({ plain }) => plain === "input gate")!;
  await miss("small/gate", begin, { ids: [wrong.id] });
  expect(await mistakes("small/gate")).toMatchObject([{ mistake: { option: "input gate" }, answer: null }]);
  await rate(learnerId, await entryOf(learnerId, "small/card-1", begin), 1, begin);
  expect(await mistakes("small/card-1")).toEqual([
    { date: "2 March 2026", locale: "en", answer: null, gaveUp: false, mistake: null },
  ]);
});

test("an item without misses has none, and one that is not the learner's is not found", async () => {
  expect(await mistakes("small/card-2")).toEqual([]);
  await expect(mistakes("small/none")).rejects.toMatchObject({ code: "not-found" });
});
