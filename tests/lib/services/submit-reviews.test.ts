import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Rating } from "@/lib/scheduling/memory";
import { actionTypes } from "@/lib/scheduling/memory-event";
import { clockIn, studyDayAt } from "@/lib/scheduling/study-day";
import { actOnItems } from "@/lib/services/act-on-items";
import { answerVariant } from "@/lib/services/answer-variant";
import { rebuildCounters } from "@/lib/services/fill-projections";
import { submitReviews } from "@/lib/services/submit-reviews";
import { type Undone, undoLast, undoLastEvent } from "@/lib/services/undo-event";
import { allFaults, daysOf } from "@/tests/support/counters";
import {
  day,
  entriesAt,
  entryOf,
  later,
  memoryOf,
  minute,
  rate,
  review,
  variantsLike,
} from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");

async function openSum(learnerId: string, at: Date) {
  const entry = await entryOf(learnerId, "small/sum", at);
  const variant = await getPrisma().variant.findUniqueOrThrow({
    where: { learnerId_id: { learnerId, id: entry.variantId } },
  });
  const { a, b } = variant.given as { a: number; b: number };
  const check = (text: string) =>
    answerVariant({ learnerId, variantId: entry.variantId, answer: { text }, locale: "en", now: at });
  return { entry, given: { a, b }, check, right: a + 2 * b };
}

async function answerSum(learnerId: string, at: Date, wrong = 0) {
  const { entry, given, check, right } = await openSum(learnerId, at);
  await check(String(right + wrong));
  return { entry, given };
}

describe("a review", () => {
  test("gives each rating the interval on its button", async () => {
    for (const rating of [1, 2, 3, 4] as const) {
      const learnerId = await newLearner();
      let at = now;
      for (const before of [3, 3, rating, rating] as Rating[]) {
        const entry = await entryOf(learnerId, "small/card-1", at);
        const outcome = await rate(learnerId, entry, before, at);
        expect(outcome).toMatchObject({ status: "accepted", next: entry.previews[before - 1] });
        const { dueAt, dueDay } = (await memoryOf(learnerId, "card-1"))!;
        at = dueAt ?? new Date(dueDay * day + day / 2);
      }
    }
  });

  test("makes a card graduate with Good after the two learning steps", async () => {
    const learnerId = await newLearner();
    const first = await rate(learnerId, await entryOf(learnerId, "small/card-1", now), 3, now);
    expect(first).toMatchObject({ memory: { state: "learning" }, next: { minutes: 10 } });
    const then = later(now, 10 * minute);
    const second = await rate(learnerId, await entryOf(learnerId, "small/card-1", then), 3, then);
    expect(second).toMatchObject({ memory: { state: "review" } });
  });

  test("counts once, however often it is posted", async () => {
    const learnerId = await newLearner();
    const posted = review(await entryOf(learnerId, "small/card-1", now), now, { rating: 3 });
    const outcomes = [];
    for (let i = 0; i < 3; i += 1)
      outcomes.push(...(await submitReviews({ learnerId, reviews: [posted, posted], now })));
    expect(outcomes.map((o) => o.status)).toEqual([
      "accepted",
      "accepted",
      "duplicate",
      "duplicate",
      "duplicate",
      "duplicate",
    ]);
    expect(await getPrisma().review.count({ where: { learnerId } })).toBe(1);
    expect((await memoryOf(learnerId, "card-1"))?.repetitions).toBe(1);
  });

  test("counts once when twenty posts of it arrive together", async () => {
    const learnerId = await newLearner();
    const posted = review(await entryOf(learnerId, "small/card-1", now), now, { rating: 3 });
    await Promise.all(Array.from({ length: 20 }, () => submitReviews({ learnerId, reviews: [posted], now })));
    expect(await getPrisma().review.count({ where: { learnerId } })).toBe(1);
    expect((await memoryOf(learnerId, "card-1"))?.repetitions).toBe(1);
  });

  test("ends in the state of the replay when twenty different ones arrive together", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    const posts = (await variantsLike(learnerId, entry, 20)).map((variant, i) =>
      review(variant, later(now, i * minute), { rating: ((i % 4) + 1) as Rating }),
    );
    const outcomes = await Promise.all(
      posts.map((post) => submitReviews({ learnerId, reviews: [post], now: later(now, day) })),
    );
    expect(outcomes.flat().every((o) => o.status === "accepted")).toBe(true);
    expect((await memoryOf(learnerId, "card-1"))?.repetitions).toBe(20);
    expect(await allFaults()).toEqual([]);
  });

  test("that arrives late and out of order gives the same memory as the right order", async () => {
    const [inOrder, outOfOrder] = [await newLearner(), await newLearner()];
    const ratings: Rating[] = [3, 3, 1, 3, 4];
    for (const [learnerId, order] of [
      [inOrder, [0, 1, 2, 3, 4]],
      [outOfOrder, [3, 0, 4, 2, 1]],
    ] as const) {
      const entry = await entryOf(learnerId, "small/card-1", now);
      const variants = await variantsLike(learnerId, entry, order.length);
      for (const i of order) {
        const at = later(now, i * day);
        await submitReviews({
          learnerId,
          reviews: [review(variants[i]!, at, { rating: ratings[i]! })],
          now: later(now, 9 * day),
        });
      }
    }
    const { learnerId: _a, ...a } = (await memoryOf(inOrder, "card-1"))!;
    const { learnerId: _b, ...b } = (await memoryOf(outOfOrder, "card-1"))!;
    expect(b).toEqual(a);
    const days = await daysOf(outOfOrder);
    expect(days.map((d) => [d.reviews, d.newItems])).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  test("in the future, before the publication, or of an unknown variant is refused with its reason", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    const reviews = [
      review(entry, later(now, 5 * minute), { rating: 3 }),
      review(entry, new Date("1970-01-01T00:00:00Z"), { rating: 3 }),
      review(entry, new Date("0000-01-01T00:00:00Z"), { rating: 3 }),
      review({ variantId: randomUUID() }, now, { rating: 3 }),
      review(entry, now),
    ];
    const outcomes = await submitReviews({ learnerId, reviews, now });
    expect(outcomes.map((o) => (o.status === "refused" ? o.code : o.status))).toEqual([
      "future",
      "before-publication",
      "before-publication",
      "not-found",
      "rating-missing",
    ]);
    expect(await memoryOf(learnerId, "card-1")).toBeNull();
  });

  test("of a year beyond the calendar is refused as in the future, without failing the others", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    const reviews = [
      review(entry, now, { rating: 3, reviewedAt: "9999-12-31T23:59:59-14:00" }),
      review(entry, now, { rating: 3 }),
    ];
    const outcomes = await submitReviews({ learnerId, reviews, now });
    expect(outcomes).toMatchObject([{ status: "refused", code: "future" }, { status: "accepted" }]);
  });

  test("with an id that another one in the same post has does not count; the first does", async () => {
    const learnerId = await newLearner();
    const first = review(await entryOf(learnerId, "small/card-1", now), now, { rating: 4 });
    const outcomes = await submitReviews({ learnerId, reviews: [first, { ...first, rating: 1 }], now });
    expect(outcomes).toMatchObject([{ rating: 4 }, { rating: 4 }]);
  });

  test("that is known gets its first outcome, even if it is posted again for another item", async () => {
    const learnerId = await newLearner();
    const [card, other] = [
      await entryOf(learnerId, "small/card-1", now),
      await entryOf(learnerId, "small/card-2", now),
    ];
    const posted = review(card, now, { rating: 4 });
    const [accepted] = await submitReviews({ learnerId, reviews: [posted], now });
    const again = { ...posted, variantId: other.variantId };
    const [known] = await submitReviews({ learnerId, reviews: [again], now });
    expect(known).toEqual({ ...accepted, status: "duplicate" });
    expect(await memoryOf(learnerId, "card-2")).toBeNull();
  });

  test("of another learner's variant looks like one of a variant that does not exist", async () => {
    const [mine, theirs] = [await newLearner(), await newLearner()];
    const entry = await entryOf(theirs, "small/card-1", now);
    const [outcome] = await submitReviews({
      learnerId: mine,
      reviews: [review(entry, now, { rating: 3 })],
      now,
    });
    expect(outcome).toMatchObject({ status: "refused", code: "not-found" });
    expect(await memoryOf(theirs, "card-1")).toBeNull();
  });

  test("posted in an ended session is not stored, until it is posted in an open one", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    const reviews = [review(entry, now, { rating: 3 })];
    const hour = 3_600_000;
    const session = { id: learnerId, userId: learnerId, token: learnerId };
    await getPrisma().session.create({ data: { ...session, expiresAt: now } });
    const post = () => submitReviews({ learnerId, postedIn: session.id, reviews, now });
    const endsAt = (expiresAt: Date) =>
      getPrisma().session.update({ where: { id: session.id }, data: { expiresAt } });
    await endsAt(new Date(0));
    await expect(post()).rejects.toMatchObject({ code: "signed-out" });
    expect(await getPrisma().review.count({ where: { learnerId } })).toBe(0);
    await endsAt(new Date(Date.now() + hour));
    expect(await post()).toMatchObject([{ status: "accepted" }]);
    await getPrisma().session.delete({ where: { id: session.id } });
    await expect(post()).rejects.toMatchObject({ code: "signed-out" });
  });

  test("made by somebody else who has left the device is refused as a whole, to be kept for them", async () => {
    const [mine, theirs] = [await newLearner(), await newLearner()];
    const entry = await entryOf(theirs, "small/card-1", now);
    const nothing = { variantId: "22222222-2222-4222-8222-222222222222" };
    for (const reviews of [[review(entry, now, { rating: 3 })], [review(nothing, now, { rating: 3 })]]) {
      const posted = submitReviews({ learnerId: mine, madeBy: theirs, reviews, now });
      await expect(posted).rejects.toMatchObject({ code: "signed-out" });
    }
    const own = await entryOf(mine, "small/card-1", now);
    const brought = [review(own, now, { rating: 3 })];
    expect(await submitReviews({ learnerId: mine, madeBy: theirs, reviews: brought, now })).toMatchObject([
      { status: "accepted" },
    ]);
  });

  test.each([
    ["after the day had turned", "UTC", "2026-03-03T03:58:00Z", 4 * minute],
    ["after a move to a zone where it had turned", "Asia/Shanghai", "2026-03-02T23:00:00Z", 0],
  ])("gives the interval that was promised, though it came %s", async (_, nextZone, shown, waited) => {
    const learnerId = await newLearner();
    const first = await entryOf(learnerId, "small/card-1", later(now, -20 * day));
    await rate(learnerId, first, 4, later(now, -20 * day));
    const shownAt = new Date(shown);
    const entry = await entryOf(learnerId, "small/card-1", shownAt);
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { timeZone: nextZone } });
    const at = later(shownAt, waited);
    const posted = review(entry, at, { rating: 3, studyDay: entry.studyDay });
    expect(await submitReviews({ learnerId, reviews: [posted], now: at })).toMatchObject([
      { next: entry.previews[2] },
    ]);
    expect(await memoryOf(learnerId, "card-1")).toMatchObject({ lastStudyDay: entry.studyDay });
    expect(await allFaults()).toEqual([]);
  });

  test("counts for its own day if the day it names is not adjacent", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    const posted = review(entry, now, { rating: 4, studyDay: entry.studyDay + 400 });
    await submitReviews({ learnerId, reviews: [posted], now });
    expect(await memoryOf(learnerId, "card-1")).toMatchObject({ lastStudyDay: entry.studyDay });
  });

  test("of a hundred at once is taken in one go", async () => {
    const learnerId = await newLearner();
    const entries = await entriesAt(learnerId, now);
    const cards = entries.filter((e) => !e.graded);
    const variants = (await Promise.all(cards.map((card) => variantsLike(learnerId, card, 100)))).map((all) =>
      all.slice(0, Math.ceil(100 / cards.length)),
    );
    const reviews = variants
      .flat()
      .slice(0, 100)
      .map((variant, i) => review(variant, later(now, i * 1000), { rating: 3 }));
    const outcomes = await submitReviews({ learnerId, reviews, now: later(now, day) });
    expect(outcomes.filter((o) => o.status === "accepted")).toHaveLength(100);
    expect(await allFaults()).toEqual([]);
  });
});

describe("a review of a card that two tabs show", () => {
  test("counts once: the second gets the outcome of the first, and its rating changes nothing", async () => {
    const learnerId = await newLearner();
    const [shown, inOtherTab] = [
      await entryOf(learnerId, "small/card-1", now),
      await entryOf(learnerId, "small/card-1", later(now, minute)),
    ];
    expect(inOtherTab.variantId).toBe(shown.variantId);
    const [one, two] = [
      review(shown, now, { rating: 3 }),
      review(inOtherTab, later(now, minute), { rating: 4 }),
    ];
    const [first] = await submitReviews({ learnerId, reviews: [one], now });
    const before = await memoryOf(learnerId, "card-1");
    const [second] = await submitReviews({ learnerId, reviews: [two], now: later(now, minute) });
    expect(second).toEqual({ ...first, id: two.id, status: "duplicate", reviewId: one.id });
    expect(second).toMatchObject({ rating: 3, next: shown.previews[2] });
    expect(await memoryOf(learnerId, "card-1")).toEqual(before);
    expect(await getPrisma().review.count({ where: { learnerId } })).toBe(1);
  });

  test("counts once when both arrive at once, or in one post", async () => {
    for (const isOnePost of [true, false]) {
      const learnerId = await newLearner();
      const entry = await entryOf(learnerId, "small/card-1", now);
      const posts = Array.from({ length: 8 }, (_, i) =>
        review(entry, later(now, i), { rating: ((i % 4) + 1) as Rating }),
      );
      const at = later(now, minute);
      const outcomes = isOnePost
        ? await submitReviews({ learnerId, reviews: posts, now: at })
        : (
            await Promise.all(posts.map((post) => submitReviews({ learnerId, reviews: [post], now: at })))
          ).flat();
      const accepted = outcomes.filter((o) => o.status === "accepted");
      expect(accepted).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === "duplicate") expect(outcome.reviewId).toBe(accepted[0]!.id);
      expect(await getPrisma().review.count({ where: { learnerId } })).toBe(1);
    }
    expect(await allFaults()).toEqual([]);
  });

  test("counts once though the other tab was offline, and posts it after the item was asked again", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    const kept = review(entry, now, { rating: 4 });
    await rate(learnerId, entry, 3, later(now, minute));
    const then = later(now, 11 * minute);
    const step = await entryOf(learnerId, "small/card-1", then);
    expect(step.variantId).not.toBe(entry.variantId);
    expect(await rate(learnerId, step, 3, then)).toMatchObject({
      status: "accepted",
      next: step.previews[2],
    });
    const before = await memoryOf(learnerId, "card-1");
    const [late] = await submitReviews({ learnerId, reviews: [kept], now: later(now, 20 * minute) });
    expect(late).toMatchObject({ status: "duplicate", rating: 3 });
    expect(await memoryOf(learnerId, "card-1")).toEqual(before);
    expect(await allFaults()).toEqual([]);
  });

  test("is asked with a new variant after an undo, and that one counts", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    await rate(learnerId, entry, 1, now);
    const { entry: asked } = await undoLastEvent({ learnerId, locale: "en", now });
    expect(asked?.variantId).not.toBe(entry.variantId);
    const outcomes = [];
    for (const rating of [3, 1] as const) outcomes.push(await rate(learnerId, asked!, rating, now));
    expect(outcomes).toMatchObject([
      { status: "accepted", rating: 3, next: asked!.previews[2] },
      { status: "duplicate", rating: 3, next: asked!.previews[2] },
    ]);
  });
});

describe("a graded review", () => {
  test("is rated Again after a wrong answer, whatever is asked for", async () => {
    const learnerId = await newLearner();
    const { entry } = await answerSum(learnerId, now, 1);
    const [outcome] = await submitReviews({
      learnerId,
      reviews: [review(entry, now, { rating: 4 })],
      now,
    });
    expect(outcome).toMatchObject({ status: "accepted", rating: 1 });
  });

  test("is rated Good after a right answer, or Hard or Easy on request, but not Again", async () => {
    for (const [rating, expected] of [
      [undefined, 3],
      [2, 2],
      [4, 4],
    ] as const) {
      const learnerId = await newLearner();
      const { entry } = await answerSum(learnerId, now);
      const wish = rating === undefined ? {} : { rating };
      const [outcome] = await submitReviews({
        learnerId,
        reviews: [review(entry, now, wish)],
        now,
      });
      expect(outcome).toMatchObject({ rating: expected });
    }
    const learnerId = await newLearner();
    const { entry } = await answerSum(learnerId, now);
    const [outcome] = await submitReviews({
      learnerId,
      reviews: [review(entry, now, { rating: 1 })],
      now,
    });
    expect(outcome).toMatchObject({ status: "refused", code: "again-for-correct" });
  });

  test("needs an answer that can be read", async () => {
    const learnerId = await newLearner();
    const { entry, check } = await openSum(learnerId, now);
    for (const text of [null, "5s"]) {
      if (text !== null) await check(text);
      const [outcome] = await submitReviews({ learnerId, reviews: [review(entry, now)], now });
      expect(outcome).toMatchObject({ status: "refused", code: "answer-missing" });
    }
  });

  test("goes by the first answer that was checked, not by one given after the solution was shown", async () => {
    const learnerId = await newLearner();
    const { entry, given, check, right } = await openSum(learnerId, now);
    expect(await check("what?")).toMatchObject({ verdict: "invalid" });
    const shown = await check(String(given.a + given.b));
    expect(shown).toMatchObject({
      verdict: "wrong",
      misconception: { id: "once", name: `${given.b} counts twice`, says: "" },
    });
    expect(await check(String(right))).toEqual({ ...shown, earlier: { text: String(given.a + given.b) } });
    const [outcome] = await submitReviews({
      learnerId,
      reviews: [review(entry, now, { rating: 4 })],
      now,
    });
    expect(outcome).toMatchObject({ rating: 1 });
    const [stored] = await getPrisma().review.findMany({ where: { learnerId } });
    expect(stored).toMatchObject({ verdict: "wrong", misconception: "once", given });
  });

  describe("of an exercise that two tabs show", () => {
    test("is one review, whichever tab is first", async () => {
      const learnerId = await newLearner();
      const { entry } = await answerSum(learnerId, now, 1);
      const [one, two] = [review(entry, now), review(entry, later(now, minute))];
      const [first] = await submitReviews({ learnerId, reviews: [one], now });
      const [second] = await submitReviews({ learnerId, reviews: [two], now: later(now, minute) });
      expect(second).toEqual({ ...first, id: two.id, status: "duplicate", reviewId: one.id });
      expect(await getPrisma().review.count({ where: { learnerId } })).toBe(1);
      expect(await memoryOf(learnerId, "sum")).toMatchObject({ repetitions: 1 });
    });

    test("is one review when both arrive at once, or in one post", async () => {
      for (const isOnePost of [true, false]) {
        const learnerId = await newLearner();
        const { entry } = await answerSum(learnerId, now, 1);
        const posts = Array.from({ length: 8 }, () => review(entry, now));
        const outcomes = isOnePost
          ? await submitReviews({ learnerId, reviews: posts, now })
          : (
              await Promise.all(posts.map((post) => submitReviews({ learnerId, reviews: [post], now })))
            ).flat();
        expect(outcomes.filter((o) => o.status === "accepted")).toHaveLength(1);
        expect(outcomes.filter((o) => o.status === "duplicate")).toHaveLength(7);
        expect(await getPrisma().review.count({ where: { learnerId } })).toBe(1);
      }
      expect(await allFaults()).toEqual([]);
    });

    test("counts after a review that was refused or taken back", async () => {
      const learnerId = await newLearner();
      const { entry, check } = await openSum(learnerId, now);
      const submit = () => submitReviews({ learnerId, reviews: [review(entry, now)], now });
      const [refused] = await submit();
      await check("0");
      const [taken] = await submit();
      expect([refused?.status, taken?.status]).toEqual(["refused", "accepted"]);
      await undoLast({ learnerId });
      const [again] = await submit();
      expect(again?.status).toBe("accepted");
    });
  });

  test("brings the item back within the session, with other numbers", async () => {
    const learnerId = await newLearner();
    const { entry, given } = await answerSum(learnerId, now, 1);
    await submitReviews({ learnerId, reviews: [review(entry, now)], now });
    const again = await answerSum(learnerId, later(now, minute));
    expect(again.entry.variantId).not.toBe(entry.variantId);
    expect(again.given).not.toEqual(given);
  });
});

describe("undo", () => {
  test("takes the last thirty reviews back exactly, one by one", async () => {
    const learnerId = await newLearner("America/New_York");
    const states = [];
    let at = now;
    for (let i = 0; i < 30; i += 1) {
      states.push(await memoryOf(learnerId, "card-1"));
      await rate(
        learnerId,
        await entryOf(learnerId, "small/card-1", at),
        ([3, 3, 4, 1, 3] as const)[i % 5]!,
        at,
      );
      const { dueAt, dueDay } = (await memoryOf(learnerId, "card-1"))!;
      at = dueAt ?? later(new Date(dueDay * day), day * 0.75);
    }
    for (const state of states.reverse()) {
      expect(await undoLast({ learnerId })).not.toBeNull();
      const memory = await memoryOf(learnerId, "card-1");
      if (state === null) expect(memory).toMatchObject({ state: 0, repetitions: 0, lastReviewedAt: null });
      else expect(memory).toEqual(state);
    }
    expect(await undoLast({ learnerId })).toBeNull();
    expect(await getPrisma().review.count({ where: { learnerId } })).toBe(30);
    expect(await allFaults()).toEqual([]);
  });
});

describe("undo of a review that is named", () => {
  async function rated(learnerId: string, at: Date): Promise<string> {
    const posted = review(await entryOf(learnerId, "small/card-1", at), at, { rating: 3 });
    await submitReviews({ learnerId, reviews: [posted], now: at });
    return posted.id;
  }

  test("takes back that one and no other, however often it is asked for", async () => {
    const learnerId = await newLearner();
    await rated(learnerId, now);
    const before = await memoryOf(learnerId, "card-1");
    const at = later(now, 10 * minute);
    const reviewId = await rated(learnerId, at);
    const undo = () => undoLastEvent({ learnerId, reviewId, locale: "en", now: at });
    const first = await undo();
    expect(first).toMatchObject({ undone: { reviewId, rating: 3 }, entry: { itemId: "small/card-1" } });
    expect(await undo()).toEqual(first);
    expect(await memoryOf(learnerId, "card-1")).toEqual(before);
    expect(await getPrisma().undo.count({ where: { learnerId } })).toBe(1);
  });

  test("is one undo, when twenty of it arrive together", async () => {
    const learnerId = await newLearner();
    await rated(learnerId, now);
    const reviewId = await rated(learnerId, later(now, 10 * minute));
    const undone = await Promise.all(Array.from({ length: 20 }, () => undoLast({ learnerId, reviewId })));
    expect(new Set(undone.map(idOfReview))).toEqual(new Set([reviewId]));
    expect(await getPrisma().undo.count({ where: { learnerId } })).toBe(1);
    expect(await allFaults()).toEqual([]);
  });

  test("takes nothing back where a later one counts", async () => {
    const learnerId = await newLearner();
    const reviewId = await rated(learnerId, now);
    await rated(learnerId, later(now, 10 * minute));
    await expect(undoLast({ learnerId, reviewId })).rejects.toMatchObject({ code: "conflict" });
    expect(await getPrisma().undo.count({ where: { learnerId } })).toBe(0);
  });

  test("of somebody else's looks like that of a review that does not exist", async () => {
    const [mine, theirs] = [await newLearner(), await newLearner()];
    const reviewId = await rated(theirs, now);
    for (const id of [reviewId, randomUUID()])
      await expect(undoLast({ learnerId: mine, reviewId: id })).rejects.toMatchObject({
        code: "not-found",
      });
    expect(await getPrisma().undo.count({ where: { learnerId: theirs } })).toBe(0);
  });
});

describe("whatever is posted and taken back", () => {
  test("survives twenty undos at the same moment, among reviews of other items", async () => {
    const learnerId = await newLearner();
    const cards = [1, 2, 3].map((card) => `small/card-${card}`);
    const entries = await Promise.all(cards.map((card) => entryOf(learnerId, card, now)));
    const variants = await Promise.all(entries.map((entry) => variantsLike(learnerId, entry, 15)));
    const rateOnce = (card: number, time: number, rating: Rating, at: Date) =>
      submitReviews({ learnerId, reviews: [review(variants[card]![time]!, at, { rating })], now: at });
    for (let i = 0; i < 40; i += 1) await rateOnce(i % 3, Math.floor(i / 3), 3, later(now, i * 1_000));
    const undone = await Promise.all([
      ...Array.from({ length: 20 }, () => undoLast({ learnerId })),
      ...[0, 1, 2].map((card) => rateOnce(card, 14, 4, later(now, minute)).then(() => null)),
    ]);
    expect(new Set(undone.flatMap((each) => idOfReview(each) ?? [])).size).toBe(20);
    expect(await allFaults()).toEqual([]);
  });

  test("the memories and counters are those of the replay", { timeout: 120_000 }, async () => {
    const card = fc.integer({ min: 1, max: 3 });
    const hours = fc.integer({ min: 0, max: 900 });
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ card, rating: fc.integer({ min: 1, max: 4 }), hours }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          cards: fc.uniqueArray(card, { minLength: 1 }),
          action: fc.constantFrom(...actionTypes),
          hours,
          days: fc.integer({ min: 1, max: 60 }),
        }),
      },
      { weight: 2, arbitrary: fc.constant("undo" as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const learnerId = await newLearner("Pacific/Auckland");
        const entries = await entriesAt(learnerId, now);
        const cards = [1, 2, 3].map((each) => entries.find((e) => e.itemId === `small/card-${each}`)!);
        const variants = await Promise.all(cards.map((each) => variantsLike(learnerId, each, steps.length)));
        for (const [i, s] of steps.entries()) {
          if (s === "undo") await undoLast({ learnerId });
          else if ("rating" in s) {
            const variant = variants[s.card - 1]![i]!;
            const post = review(variant, later(now, s.hours * 60 * minute), { rating: s.rating as Rating });
            await submitReviews({ learnerId, reviews: [post], now: later(now, 60 * day) });
          } else {
            const at = later(now, s.hours * 60 * minute);
            const untilDay = studyDayAt(at, clockIn("Pacific/Auckland")) + s.days;
            const items = s.cards.map((each) => `small/card-${each}`);
            await actOnItems({ learnerId, groupId: randomUUID(), type: s.action, items, untilDay, now: at });
          }
        }
        expect(await allFaults()).toEqual([]);
        await rebuildCounters();
        expect(await allFaults()).toEqual([]);
        while ((await undoLast({ learnerId })) !== null);
        expect(await allFaults()).toEqual([]);
        const left = await getPrisma().memory.findMany({ where: { learnerId } });
        expect(left.filter(({ state, suspended }) => state !== 0 || suspended)).toEqual([]);
      }),
      { numRuns: 10, seed: 7 },
    );
  });
});

function idOfReview(undone: Undone | null): string | undefined {
  return undone !== null && "review" in undone ? undone.review.id : undefined;
}
