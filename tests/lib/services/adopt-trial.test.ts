import { beforeAll, describe, expect, test } from "vitest";
import { mergeGuest } from "@/lib/auth/merge-guest";
import { getPrisma } from "@/lib/db/prisma-client";
import type { AdoptedTrial, ReviewInput, TrialView } from "@/lib/quiz/api";
import { adoptTrial } from "@/lib/services/adopt-trial";
import { loadNote } from "@/lib/services/load-note";
import { loadToday } from "@/lib/services/load-today";
import { submitReviews } from "@/lib/services/submit-reviews";
import { answerTrial, openTrial } from "@/lib/services/try-item";
import { undoLastEvent } from "@/lib/services/undo-event";
import { allFaults } from "@/tests/support/counters";
import { later, memoryOf, minute } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const locale = "en";

async function tried(learnerId: string | null, itemId: string) {
  const trial = await openTrial({ learnerId, itemId, locale, now });
  const answer = (text: string, as = learnerId) =>
    answerTrial({ learnerId: as, ticket: trial.ticket, answer: { text }, now });
  return { trial, answer };
}

/** The right answer to the sum. */
function workSum({ ask }: TrialView): number {
  const [a, b] = JSON.stringify(ask).match(/\d+/g)!.map(Number);
  return a! + 2 * b!;
}

function adopt(learnerId: string, trial: TrialView, answer = "", at = now): Promise<AdoptedTrial> {
  return adoptTrial({ learnerId, ticket: trial.ticket, answer: { text: answer }, now: at });
}

async function count(learnerId: string, adopted: AdoptedTrial, rating?: ReviewInput["rating"]) {
  const { reviewId: id, variantId, sessionId, reviewedAt } = adopted;
  const review = { id, variantId, sessionId, reviewedAt, elapsedMs: 5_000, ...(rating && { rating }) };
  const [outcome] = await submitReviews({ learnerId, reviews: [review], now });
  return outcome;
}

const notFound = { code: "not-found" };

describe("a trial", () => {
  test("that is only answered does not count", async () => {
    const learnerId = await newLearner();
    const before = await loadToday({ learnerId, locale, now });
    const { trial, answer } = await tried(learnerId, "small/sum");
    expect(await answer(String(workSum(trial)))).toMatchObject({ verdict: "correct" });
    expect(await memoryOf(learnerId, "sum")).toBeNull();
    expect(await getPrisma().review.count({ where: { learnerId } })).toBe(0);
    expect(await loadToday({ learnerId, locale, now })).toEqual(before);
  });

  test("counts when the learner says so, with the interval that was promised", async () => {
    const learnerId = await newLearner();
    const { trial, answer } = await tried(learnerId, "small/sum");
    const right = String(workSum(trial));
    await answer(right);
    const adopted = await adopt(learnerId, trial, right);
    expect(adopted).toMatchObject({ verdict: "correct", buttons: 4 });
    expect(await count(learnerId, adopted, 4)).toMatchObject({
      status: "accepted",
      rating: 4,
      next: adopted.previews[3],
    });
    const days = (adopted.previews[3] as { days: number }).days;
    const note = await loadNote({ learnerId, course: "small", note: "first", locale, now });
    expect(note.items.sum).toMatchObject({ memory: { dueInDays: days, daysSince: 0 } });
    expect((await loadToday({ learnerId, locale, now })).streak.days).toBe(1);
    expect(await allFaults()).toEqual([]);
  });

  test("is taken back like any other review", async () => {
    const learnerId = await newLearner();
    const { trial } = await tried(learnerId, "small/card-1");
    const adopted = await adopt(learnerId, trial);
    expect(adopted.verdict).toBeNull();
    expect(await count(learnerId, adopted, 3)).toMatchObject({
      status: "accepted",
      next: adopted.previews[2],
    });
    expect(await undoLastEvent({ learnerId, locale, now })).toMatchObject({
      undone: { reviewId: adopted.reviewId, itemId: "small/card-1" },
    });
    expect(await memoryOf(learnerId, "card-1")).toMatchObject({ state: 0 });
    expect(await count(learnerId, adopted, 3)).toMatchObject({ status: "duplicate" });
    expect(await memoryOf(learnerId, "card-1")).toMatchObject({ state: 0 });
  });

  test("counts once, however often it is adopted and posted", async () => {
    const learnerId = await newLearner();
    const { trial } = await tried(learnerId, "small/card-2");
    const again = await openTrial({
      learnerId,
      itemId: "small/card-2",
      locale: "zh",
      ticket: trial.ticket,
      now,
    });
    const all = await Promise.all([trial, trial, again].map((each) => adopt(learnerId, each)));
    expect(new Set(all.map(({ variantId }) => variantId)).size).toBe(1);
    const outcomes = await Promise.all(all.map((each) => count(learnerId, each, 3)));
    expect(outcomes.map((o) => o?.status).toSorted()).toEqual(["accepted", "duplicate", "duplicate"]);
    expect(await getPrisma().review.count({ where: { learnerId } })).toBe(1);
  });

  test("is graded by the first answer: a wrong answer stays wrong, and can only be Again", async () => {
    const learnerId = await newLearner();
    const { trial, answer } = await tried(learnerId, "small/sum");
    expect(await answer("many")).toMatchObject({ verdict: "invalid" });
    expect(await answer("1")).toMatchObject({ verdict: "wrong" });
    const right = String(workSum(trial));
    expect(await answer(right)).toMatchObject({ verdict: "wrong" });
    const adopted = await adopt(learnerId, trial, right);
    expect(adopted.verdict).toBe("wrong");
    expect(await count(learnerId, adopted, 4)).toMatchObject({ rating: 1, next: adopted.previews[0] });
  });

  test("answered before signing in counts with the answer in the post", async () => {
    const learnerId = await newLearner();
    const { trial, answer } = await tried(null, "small/sum");
    const right = String(workSum(trial));
    await answer(right);
    await expect(adopt(learnerId, trial, "many")).rejects.toMatchObject({ code: "invalid-input" });
    expect(await adopt(learnerId, trial, right)).toMatchObject({ verdict: "correct" });
  });

  test("is each learner's own, even if two have the same ticket", async () => {
    const [one, other] = [await newLearner(), await newLearner()];
    const { trial } = await tried(one, "small/card-3");
    const adopted = await adopt(one, trial);
    expect((await adopt(other, trial)).variantId).not.toBe(adopted.variantId);
    expect(await count(other, adopted, 3)).toMatchObject({ status: "refused", code: "not-found" });
    await mergeGuest(one, other);
    expect(await getPrisma().variant.count({ where: { learnerId: other } })).toBe(2);
  });

  test("keeps its version when the item changes, and can't count once it is retired", async () => {
    const learnerId = await newLearner();
    const { trial } = await tried(learnerId, "small/gate");
    if (trial.ask.kind !== "choice") throw new Error("the item is no choice any more");
    const first = trial.ask.options.find(({ text }) => text.includes("forget"));
    const changed = noteText().replace("{ text: forget gate, right: true }", "{ text: the forget gate }");
    await publishSmallCourse(changed.replace("{ text: output gate,", "{ text: output gate, right: true,"));
    expect(await adopt(learnerId, trial, first!.id)).toMatchObject({ verdict: "correct" });
    await publishSmallCourse(noteText().replace(/```choice[\s\S]*?```/, ""));
    await expect(adopt(learnerId, trial, first!.id)).rejects.toMatchObject(notFound);
    await publishSmallCourse();
  });

  test("of a course in which the learner is not enrolled cannot count, nor can a forged ticket", async () => {
    const learnerId = await newLearner();
    const { trial, answer } = await tried(learnerId, "small/sum");
    await getPrisma().enrolment.deleteMany({ where: { learnerId } });
    expect(await answer("1")).toMatchObject({ verdict: "wrong" });
    await expect(adopt(learnerId, trial, "1")).rejects.toMatchObject(notFound);
    expect(await getPrisma().variant.count({ where: { learnerId } })).toBe(0);
    await expect(adopt(learnerId, { ...trial, ticket: "made up" })).rejects.toMatchObject(notFound);
  });

  test("gives intervals by the learner's history of the item", async () => {
    const learnerId = await newLearner();
    const first = await adopt(learnerId, (await tried(learnerId, "small/card-1")).trial);
    await count(learnerId, first, 3);
    const at = later(now, 10 * minute);
    const second = await adopt(learnerId, (await tried(learnerId, "small/card-1")).trial, "", at);
    expect(second.previews).not.toEqual(first.previews);
    const { reviewId: id, variantId, sessionId, reviewedAt } = second;
    const review = { id, variantId, sessionId, reviewedAt, elapsedMs: 1, rating: 3 } as const;
    const [outcome] = await submitReviews({ learnerId, reviews: [review], now: at });
    expect(outcome).toMatchObject({ status: "accepted", next: second.previews[2] });
  });
});
