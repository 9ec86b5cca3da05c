import { describe, expect, test } from "vitest";
import { type SessionReview, summariseSession } from "../../../lib/progress/session-summary";

const conv = 1;
const pool = 2;
const base = { misconception: null, elapsedMs: 10_000, isNew: false, missedBefore: false };
const right = (itemId: number): SessionReview => ({ ...base, itemId, rating: 3 });
const wrong = (itemId: number, misconception: string | null = null): SessionReview => ({
  ...base,
  itemId,
  misconception,
  rating: 1,
});

test("a session without reviews is all zeros", () => {
  expect(summariseSession([])).toEqual({
    reviews: 0,
    items: 0,
    firstTryRight: 0,
    elapsedMs: 0,
    newItems: 0,
    timeline: [],
    missed: [],
  });
});

test("an item counts once, and as right at the first try only if its first answer was right", () => {
  const summary = summariseSession([wrong(conv), right(pool), right(conv), wrong(pool), right(pool)]);
  expect(summary).toMatchObject({ reviews: 5, items: 2, firstTryRight: 1 });
});

test("an item that was missed before in the day is not right at the first try", () => {
  const again = { ...right(conv), missedBefore: true };
  expect(summariseSession([again, right(pool)])).toMatchObject({ items: 2, firstTryRight: 1 });
});

test("of a very long session the last answers stand one by one, and all of them count", () => {
  const many = Array.from({ length: 1_000 }, (_, i) => ({ ...right(i), elapsedMs: i * 1_000 }));
  const { timeline, reviews, items } = summariseSession(many);
  expect([timeline.length, timeline.at(-1)?.seconds, reviews, items]).toEqual([300, 999, 1_000, 1_000]);
});

test("a long session costs no more for each answer than a short one", () => {
  let looks = 0;
  const counted = (review: SessionReview) => ({
    ...review,
    get rating() {
      looks += 1;
      return review.rating;
    },
  });
  const many = Array.from({ length: 10_000 }, (_, i) =>
    counted(i % 2 === 0 ? wrong(conv, "no-padding") : right(conv)),
  );
  expect(summariseSession(many).missed).toMatchObject([{ misses: 5_000, rightAfter: 1 }]);
  expect(looks).toBeLessThan(10 * many.length);
});

test("every rating but Again is right", () => {
  const { timeline, firstTryRight } = summariseSession(
    [1, 2, 3, 4].map((rating) => ({ ...base, itemId: rating, rating })),
  );
  expect(timeline.map((stroke) => stroke.right)).toEqual([false, true, true, true]);
  expect(firstTryRight).toBe(3);
});

test("one stroke a review, in order and in whole seconds; the time is the sum", () => {
  const summary = summariseSession([
    { ...right(conv), elapsedMs: 12_600, isNew: true },
    { ...wrong(pool), elapsedMs: 400 },
    { ...right(conv), elapsedMs: 3_000 },
  ]);
  expect(summary.timeline).toEqual([
    { right: true, seconds: 13, isNew: true },
    { right: false, seconds: 0, isNew: false },
    { right: true, seconds: 3, isNew: false },
  ]);
  expect(summary).toMatchObject({ elapsedMs: 16_000, newItems: 1 });
});

test("an item that stays new through its learning steps is one new item", () => {
  const fresh = { ...right(conv), isNew: true };
  expect(summariseSession([fresh, fresh, right(pool)]).newItems).toBe(1);
});

describe("missed items", () => {
  test("are counted with their named mistakes, the most missed first", () => {
    const { missed } = summariseSession([
      wrong(conv, "no-padding"),
      wrong(pool, "no-plus-one"),
      wrong(conv),
      wrong(conv, "no-plus-one"),
      wrong(pool, "no-padding"),
      wrong(conv, "no-plus-one"),
    ]);
    expect(missed).toEqual([
      {
        last: wrong(conv, "no-plus-one"),
        misses: 4,
        rightAfter: 0,
        mistakes: [
          { review: wrong(conv, "no-plus-one"), times: 2 },
          { review: wrong(conv, "no-padding"), times: 1 },
        ],
      },
      {
        last: wrong(pool, "no-padding"),
        misses: 2,
        rightAfter: 0,
        mistakes: [
          { review: wrong(pool, "no-plus-one"), times: 1 },
          { review: wrong(pool, "no-padding"), times: 1 },
        ],
      },
    ]);
  });

  test("are put right by right answers after the last miss, which is the review shown", () => {
    const last = { ...wrong(conv, "no-padding"), variantId: "the last" };
    const { missed } = summariseSession([
      right(conv),
      { ...wrong(conv, "no-padding"), variantId: "the first" },
      right(conv),
      last,
      right(pool),
      right(conv),
      right(conv),
    ]);
    const mistakes = [{ review: last, times: 2 }];
    expect(missed).toEqual([{ last, misses: 2, rightAfter: 2, mistakes }]);
  });
});
