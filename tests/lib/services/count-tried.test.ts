import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { answerText, gaveUp } from "@/lib/items/answer";
import { countTried, type TriedAnswer, triedAnswersSchema } from "@/lib/services/count-tried";
import { loadToday } from "@/lib/services/load-today";
import { answerTrial, openDemonstration, openTrial } from "@/lib/services/try-item";
import { allFaults } from "@/tests/support/counters";
import { memoryOf, minute } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const visitor = { learnerId: null, itemId: "small/sum", locale: "en", now } as const;

/** A visitor's answer: right, or off by this much. */
async function tried(off = 0, answeredAtMs = now.getTime() - minute): Promise<TriedAnswer> {
  const trial = await openTrial(visitor);
  const [a, b] = JSON.stringify(trial.ask).match(/\d+/g)!.map(Number);
  const answer = String(a! + 2 * b! + off);
  await answerTrial({ learnerId: null, ticket: trial.ticket, answer: { text: answer }, now });
  return { ticket: trial.ticket, answer: { text: answer }, elapsedMs: 4_000, answeredAtMs };
}

function reviewsOf(learnerId: string) {
  return getPrisma().review.findMany({ where: { learnerId }, orderBy: { reviewedAt: "asc" } });
}

test("what a visitor answered becomes a review of the guest: a right answer Good, a wrong one Again", async () => {
  const [right, wrong] = [await newLearner(), await newLearner()];
  expect(await countTried(right, [await tried()], now)).toBe(1);
  expect(await countTried(wrong, [await tried(1)], now)).toBe(1);
  expect(await reviewsOf(right)).toMatchObject([{ verdict: "correct", rating: 3, elapsedMs: 4_000 }]);
  expect(await reviewsOf(wrong)).toMatchObject([{ verdict: "wrong", rating: 1 }]);
  expect(await memoryOf(wrong, "sum")).toMatchObject({ repetitions: 1, lapses: 0 });
  expect((await loadToday({ learnerId: wrong, locale: "en", now })).streak.days).toBe(1);
  expect(await allFaults()).toEqual([]);
});

test("giving up counts as not known", async () => {
  const learnerId = await newLearner();
  await countTried(learnerId, [{ ...(await tried()), answer: gaveUp }], now);
  expect(await reviewsOf(learnerId)).toMatchObject([{ verdict: "wrong", rating: 1 }]);
});

test("several answers count in their order, whatever the browser's clock says", async () => {
  const learnerId = await newLearner();
  const early = now.getTime() - 30 * 86_400_000;
  const late = now.getTime() + 86_400_000;
  const answers = [await tried(1, late), await tried(1, early), await tried(0, late)];
  expect(await countTried(learnerId, answers, now)).toBe(3);
  const reviews = await reviewsOf(learnerId);
  for (const { reviewedAt } of reviews) {
    expect(reviewedAt.getTime()).toBeLessThan(now.getTime());
    expect(reviewedAt.getTime()).toBeGreaterThan(now.getTime() - 2 * 86_400_000);
  }
  expect(reviews.filter(({ verdict }) => verdict === "correct")).toHaveLength(1);
  expect(reviews.at(-1)).toMatchObject({ verdict: "correct" });
});

test("sent twice it counts once, and foreign tickets are skipped", async () => {
  const learnerId = await newLearner();
  const answer = await tried(1);
  expect(await countTried(learnerId, [answer, { ...answer, ticket: "made up" }], now)).toBe(1);
  expect(await countTried(learnerId, [answer], now)).toBe(0);
  expect(await reviewsOf(learnerId)).toHaveLength(1);
});

test("answers that a tab stored as plain texts are counted", async () => {
  const [right, told] = [await newLearner(), await newLearner()];
  const { answer, ...kept } = await tried();
  const before = (old: object) => triedAnswersSchema.parse(JSON.stringify([{ ...kept, ...old }]));
  await countTried(right, before({ answer: answerText(answer), giveUp: false }), now);
  expect(await reviewsOf(right)).toMatchObject([{ verdict: "correct", rating: 3 }]);
  await countTried(told, before({ answer: "", giveUp: true }), now);
  expect(await reviewsOf(told)).toMatchObject([{ verdict: "wrong", rating: 1 }]);
});

test("a forged form counts nothing, and blocks nobody", () => {
  for (const text of [undefined, "", "x", "{}", '[{"ticket":1}]', "[null]", "[".repeat(10_000)])
    expect(triedAnswersSchema.parse(text)).toEqual([]);
});

test("the wrong number that is offered is one that has a name, for these numbers", async () => {
  for (let draws = 0; draws < 20; draws += 1) {
    const { trial, slip } = await openDemonstration(visitor);
    expect(slip).toMatch(/^\d+$/);
    const answer = { learnerId: null, ticket: trial.ticket, answer: { text: slip! }, now };
    expect(await answerTrial(answer)).toMatchObject({ verdict: "wrong", misconception: { id: "once" } });
  }
  expect(await openDemonstration({ ...visitor, itemId: "small/card-1" })).toMatchObject({ slip: null });
});
