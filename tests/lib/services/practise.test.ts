import { beforeAll, describe, expect, test } from "vitest";
import { mergeGuest } from "@/lib/auth/merge-guest";
import { getPrisma } from "@/lib/db/prisma-client";
import type { PracticeScope } from "@/lib/practice/scope";
import type { PracticeQuestion } from "@/lib/quiz/api";
import type { Rating } from "@/lib/scheduling/memory";
import { answerVariant } from "@/lib/services/answer-variant";
import { loadToday } from "@/lib/services/load-today";
import { answerPractice, countPractice, loadPractice, openPractice } from "@/lib/services/practise";
import { submitReviews } from "@/lib/services/submit-reviews";
import { answerTrial } from "@/lib/services/try-item";
import { allFaults } from "@/tests/support/counters";
import { day, entryOf, later, memoryOf, minute, rate } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const locale = "en";
const ofItem = (item: string): PracticeScope => ({ of: "item", course: "small", item });
const concept: PracticeScope = { of: "concept", course: "small", concept: "c.one" };
const notFound = { code: "not-found" };

function asked(learnerId: string, scope: PracticeScope, at = now): Promise<PracticeQuestion> {
  return openPractice({ learnerId, scope, locale, now: at });
}

function answer(learnerId: string, { ticket }: PracticeQuestion, text: string, at = now) {
  return answerPractice({ learnerId, ticket, answer: { text }, elapsedMs: 5_000, now: at });
}

/** The right answer to the sum, and the one that forgets to double. */
function workSum({ ask }: PracticeQuestion): { readonly right: string; readonly once: string } {
  const [a, b] = JSON.stringify(ask).match(/\d+/g)!.map(Number);
  return { right: String(a! + 2 * b!), once: String(a! + b!) };
}

/** Everything of the learner that practice must leave alone. */
async function schedule(learnerId: string) {
  const where = { learnerId };
  const prisma = getPrisma();
  return {
    memories: await prisma.memory.findMany({ where, orderBy: { itemId: "asc" } }),
    reviews: await prisma.review.count({ where }),
    actions: await prisma.memoryAction.count({ where }),
    days: await prisma.learnerDay.findMany({ where }),
    mistakes: await prisma.learnerMistake.findMany({ where }),
    hours: await prisma.learnerHour.findMany({ where }),
    bins: await prisma.learnerBin.findMany({ where }),
  };
}

describe("practice", () => {
  test("grades as a trial does, names the misconception, and keeps the answer", async () => {
    const learnerId = await newLearner();
    const question = await asked(learnerId, ofItem("sum"));
    const { once } = workSum(question);
    expect(await answer(learnerId, question, "many")).toMatchObject({ verdict: "invalid" });
    expect(await getPrisma().practiceAnswer.count({ where: { learnerId } })).toBe(0);
    expect(await answer(learnerId, question, once)).toMatchObject({
      verdict: "wrong",
      misconception: { id: "once" },
    });
    expect(await getPrisma().practiceAnswer.findMany({ where: { learnerId } })).toMatchObject([
      { id: question.id, answer: once, verdict: "wrong", misconception: "once", elapsedMs: 5_000 },
    ]);
  });

  test("moves no memory and no counter, whatever is answered", async () => {
    const learnerId = await newLearner();
    const met = later(now, -day);
    await rate(learnerId, await entryOf(learnerId, "small/card-1", met), 3, met);
    const before = await schedule(learnerId);
    const today = await loadToday({ learnerId, locale, now });
    for (let i = 0; i < 14; i += 1) {
      const question = await asked(learnerId, concept, later(now, i * minute));
      await answerPractice({
        learnerId,
        ticket: question.ticket,
        answer: { gaveUp: true },
        knew: i % 2 === 0,
        elapsedMs: 1_000,
        now: later(now, i * minute),
      });
    }
    expect(await getPrisma().practiceAnswer.count({ where: { learnerId } })).toBe(14);
    expect(await schedule(learnerId)).toEqual(before);
    expect(await loadToday({ learnerId, locale, now })).toEqual(today);
    expect(await allFaults()).toEqual([]);
  });

  test("shows the same question until it is answered, then another item or other numbers", async () => {
    const learnerId = await newLearner();
    const first = await asked(learnerId, concept);
    expect((await loadPractice({ learnerId, scope: concept, locale, now })).question).toMatchObject({
      id: first.id,
      ask: first.ask,
    });
    await answerPractice({
      learnerId,
      ticket: first.ticket,
      answer: { gaveUp: true },
      knew: true,
      elapsedMs: 1,
      now,
    });
    expect((await asked(learnerId, concept)).itemId).not.toBe(first.itemId);
    const sum = await asked(learnerId, ofItem("sum"));
    await answer(learnerId, sum, "1");
    const other = await asked(learnerId, ofItem("sum"));
    expect(other.ask).not.toEqual(sum.ask);
    expect(other.id).not.toBe(sum.id);
  });

  test("shows the same numbers in another language", async () => {
    const learnerId = await newLearner();
    const sum = await asked(learnerId, ofItem("sum"));
    const again = await openPractice({
      learnerId,
      scope: ofItem("sum"),
      locale: "zh",
      ticket: sum.ticket,
      now,
    });
    expect(again).toMatchObject({ id: sum.id, isAnew: false });
  });

  test("counts the first answer to a question once, from two devices and sent again", async () => {
    const learnerId = await newLearner();
    const [one, other] = [await asked(learnerId, ofItem("sum")), await asked(learnerId, ofItem("sum"))];
    const { right, once } = workSum(one);
    expect(other.id).toBe(one.id);
    const scores = await Promise.all([
      answer(learnerId, one, once),
      answer(learnerId, other, once),
      answer(learnerId, one, once),
    ]);
    expect(scores.map((score) => score?.verdict)).toEqual(["wrong", "wrong", "wrong"]);
    expect(await answer(learnerId, other, right)).toMatchObject({
      verdict: "wrong",
      earlier: { text: once },
    });
    expect(await getPrisma().practiceAnswer.count({ where: { learnerId } })).toBe(1);
  });

  test("refuses tickets that are not its own, and its own elsewhere", async () => {
    const learnerId = await newLearner();
    const question = await asked(learnerId, ofItem("sum"));
    await expect(answer(learnerId, { ...question, ticket: "made up" }, "1")).rejects.toMatchObject(notFound);
    await expect(
      answerTrial({ learnerId, ticket: question.ticket, answer: { text: "1" }, now }),
    ).rejects.toMatchObject(notFound);
    await expect(answer(learnerId, question, "1", later(now, 4 * day))).rejects.toMatchObject({
      code: "expired",
    });
  });

  test("does not tell what does not exist from what may not be read", async () => {
    const learnerId = await newLearner();
    const missing: PracticeScope[] = [
      { of: "concept", course: "small", concept: "c.two" },
      { of: "concept", course: "none", concept: "c.one" },
      { of: "note", course: "small", note: "second" },
      ofItem("product"),
    ];
    for (const scope of missing) await expect(asked(learnerId, scope)).rejects.toMatchObject(notFound);
    await getPrisma().course.updateMany({ data: { open: false } });
    await getPrisma().enrolment.deleteMany({ where: { learnerId } });
    for (const scope of [concept, ofItem("sum"), { of: "note", course: "small", note: "first" } as const])
      await expect(asked(learnerId, scope)).rejects.toMatchObject(notFound);
    await getPrisma().course.updateMany({ data: { open: true } });
  });

  test("goes with a guest to their account, once", async () => {
    const [guest, account] = [await newLearner(), await newLearner()];
    const question = await asked(guest, ofItem("sum"));
    await answer(guest, question, "1");
    await answer(account, question, "2");
    const own = await asked(guest, ofItem("gate"));
    await answerPractice({
      learnerId: guest,
      ticket: own.ticket,
      answer: { gaveUp: true },
      elapsedMs: 1,
      now,
    });
    await mergeGuest(guest, account);
    const rows = await getPrisma().practiceAnswer.findMany({ where: { learnerId: account } });
    expect(rows.map(({ answer }) => answer).toSorted()).toEqual(["", "2"]);
    expect(await getPrisma().practiceAnswer.count({ where: { learnerId: guest } })).toBe(0);
    await expect(answer(guest, await asked(guest, ofItem("sum")), "1")).rejects.toMatchObject({
      code: "signed-out",
    });
  });
});

describe("what was got wrong this week", () => {
  const week: PracticeScope = { of: "week" };
  const load = (learnerId: string, at = now) => loadPractice({ learnerId, scope: week, locale, now: at });

  test("is nothing at first", async () => {
    expect(await load(await newLearner())).toMatchObject({ items: 0, question: null });
  });

  test("is what was missed in reviews and in practice, for seven study days", async () => {
    const learnerId = await newLearner();
    const sunday = later(now, -6 * day);
    await rate(learnerId, await entryOf(learnerId, "small/card-1", sunday), 1, sunday);
    await rate(learnerId, await entryOf(learnerId, "small/card-2", sunday), 3, sunday);
    await answer(learnerId, await asked(learnerId, ofItem("sum"), sunday), "1", sunday);
    const right = await asked(learnerId, ofItem("gate"), sunday);
    if (right.ask.kind !== "choice") throw new Error("the item is no choice any more");
    const forget = right.ask.options.find(({ text }) => text.includes("forget"));
    await answer(learnerId, right, forget!.id, sunday);
    expect((await load(learnerId)).items).toBe(2);
    expect((await load(learnerId)).question?.itemId).toBe("small/card-1");
    expect((await load(learnerId, later(now, day))).items).toBe(0);
  });
});

describe("a practised item that is due", () => {
  /** The sum, met and due; with its question in practice, answered. */
  async function practised(text: "right" | "once") {
    const learnerId = await newLearner();
    const met = later(now, -20 * day);
    const first = await entryOf(learnerId, "small/sum", met);
    const { right } = workSum(first as unknown as PracticeQuestion);
    await answerVariant({ learnerId, variantId: first.variantId, answer: { text: right }, locale, now: met });
    await rate(learnerId, first, 4, met);
    const question = await asked(learnerId, ofItem("sum"));
    await answer(learnerId, question, workSum(question)[text]);
    return { learnerId, question };
  }

  async function count(learnerId: string, ticket: string, rating?: Rating, at = now) {
    const adopted = await countPractice({ learnerId, ticket, now: at });
    const { reviewId: id, variantId, sessionId, reviewedAt, studyDay } = adopted;
    const review = { id, variantId, sessionId, reviewedAt, studyDay, elapsedMs: 5_000 };
    const [outcome] = await submitReviews({
      learnerId,
      reviews: [{ ...review, ...(rating && { rating }) }],
      now: at,
    });
    return { adopted, outcome };
  }

  test("counts as its review when the learner says so, with the interval promised, and then no more", async () => {
    const { learnerId, question } = await practised("right");
    expect(question.isDue).toBe(true);
    const before = await schedule(learnerId);
    const { adopted, outcome } = await count(learnerId, question.ticket, 4);
    expect(adopted).toMatchObject({ verdict: "correct" });
    expect(outcome).toMatchObject({ status: "accepted", rating: 4, next: adopted.previews[3] });
    expect((await schedule(learnerId)).reviews).toBe(before.reviews + 1);
    await expect(countPractice({ learnerId, ticket: question.ticket, now })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await asked(learnerId, ofItem("sum"))).isDue).toBe(false);
    expect(await allFaults()).toEqual([]);
  });

  test("is rated within what the learner said of it: not known is Again, known is anything but Again", async () => {
    for (const { knew, wanted, expected } of [
      { knew: false, wanted: 4, expected: { status: "accepted", rating: 1 } },
      { knew: false, wanted: undefined, expected: { status: "accepted", rating: 1 } },
      { knew: true, wanted: 1, expected: { status: "refused", code: "again-for-correct" } },
      { knew: true, wanted: 4, expected: { status: "accepted", rating: 4 } },
    ] as const) {
      const learnerId = await newLearner();
      const met = later(now, -20 * day);
      await rate(learnerId, await entryOf(learnerId, "small/card-1", met), 4, met);
      const { ticket, isDue } = await asked(learnerId, ofItem("card-1"));
      expect(isDue).toBe(true);
      const said = { learnerId, ticket, answer: { gaveUp: true }, elapsedMs: 5_000, now } as const;
      await answerPractice({ ...said, knew });
      await answerPractice({ ...said, knew: !knew });
      const { adopted, outcome } = await count(learnerId, ticket, wanted);
      expect(adopted.verdict).toBe(knew ? "correct" : "wrong");
      expect(outcome).toMatchObject(expected);
      const reviews = await getPrisma().review.findMany({ where: { learnerId, reviewedAt: now } });
      expect(reviews.map(({ verdict }) => verdict)).toEqual(outcome?.status === "accepted" ? [null] : []);
      expect(await allFaults()).toEqual([]);
    }
  });

  test("is Again if it was wrong, and is counted once by two devices", async () => {
    const { learnerId, question } = await practised("once");
    const outcomes = await Promise.all([
      count(learnerId, question.ticket, 4),
      count(learnerId, question.ticket, 4),
    ]);
    expect(outcomes.map(({ outcome }) => outcome?.status).toSorted()).toEqual(["accepted", "duplicate"]);
    expect(await memoryOf(learnerId, "sum")).toMatchObject({ lapses: 1, repetitions: 2 });
    const [last] = await getPrisma().review.findMany({
      where: { learnerId },
      orderBy: { reviewedAt: "desc" },
    });
    expect(last).toMatchObject({ rating: 1, verdict: "wrong", misconception: "once" });
  });

  test("cannot be counted while new, not due, suspended, or not answered", async () => {
    const learnerId = await newLearner();
    const fresh = await asked(learnerId, ofItem("sum"));
    expect(fresh.isDue).toBe(false);
    await expect(countPractice({ learnerId, ticket: fresh.ticket, now })).rejects.toMatchObject(notFound);
    await answer(learnerId, fresh, "1");
    await expect(countPractice({ learnerId, ticket: fresh.ticket, now })).rejects.toMatchObject({
      code: "conflict",
    });
    const { learnerId: other, question } = await practised("right");
    await getPrisma().memory.updateMany({ where: { learnerId: other }, data: { suspended: true } });
    await expect(countPractice({ learnerId: other, ticket: question.ticket, now })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
