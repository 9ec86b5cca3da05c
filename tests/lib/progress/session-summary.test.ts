import { describe, expect, test } from "vitest";
import { type SessionReview, summariseSession } from "../../../lib/progress/session-summary";

const base: SessionReview = {
  itemId: "conv-out",
  rating: 3,
  verdict: "correct",
  misconceptionId: null,
  elapsedMs: 10_000,
  stateBefore: "review",
};
const right = (itemId: string): SessionReview => ({ ...base, itemId });
const wrong = (itemId: string, misconceptionId: string | null = null): SessionReview => ({
  ...base,
  itemId,
  misconceptionId,
  verdict: "wrong",
  rating: 1,
});

test("a session without reviews is all zeros", () => {
  expect(summariseSession([])).toEqual({
    reviews: 0,
    items: 0,
    firstTryRight: 0,
    elapsedMs: 0,
    newItems: 0,
    strokes: [],
    mistakes: [],
  });
});

test("an item counts once, and as right at the first try only if its first answer was right", () => {
  const summary = summariseSession([wrong("a"), right("b"), right("a"), wrong("b"), right("b")]);
  expect(summary).toMatchObject({ reviews: 5, items: 2, firstTryRight: 1 });
});

test("a self-graded item is right unless it was rated Again", () => {
  const rated = (rating: 1 | 2 | 3 | 4) => ({ ...base, itemId: `card-${rating}`, verdict: null, rating });
  const { strokes, firstTryRight } = summariseSession([rated(1), rated(2), rated(3), rated(4)]);
  expect(strokes.map((stroke) => stroke.right)).toEqual([false, true, true, true]);
  expect(firstTryRight).toBe(3);
});

test("a graded item that was right but rated Hard is right", () => {
  expect(summariseSession([{ ...base, rating: 2 }]).firstTryRight).toBe(1);
});

test("one stroke a review, in order and in whole seconds; the time is the sum", () => {
  const summary = summariseSession([
    { ...right("a"), elapsedMs: 12_600, stateBefore: "new" },
    { ...wrong("b"), elapsedMs: 400 },
    { ...right("a"), elapsedMs: 3_000, stateBefore: "learning" },
  ]);
  expect(summary.strokes).toEqual([
    { right: true, seconds: 13, isNew: true },
    { right: false, seconds: 0, isNew: false },
    { right: true, seconds: 3, isNew: false },
  ]);
  expect(summary).toMatchObject({ elapsedMs: 16_000, newItems: 1 });
});

describe("named mistakes", () => {
  test("are counted by item and name, the most frequent first", () => {
    const { mistakes } = summariseSession([
      wrong("a", "no-padding"),
      wrong("b", "no-plus-one"),
      wrong("a", "no-plus-one"),
      wrong("b", "no-plus-one"),
    ]);
    expect(mistakes).toEqual([
      { itemId: "b", misconceptionId: "no-plus-one", times: 2, rightAfter: 0 },
      { itemId: "a", misconceptionId: "no-padding", times: 1, rightAfter: 0 },
      { itemId: "a", misconceptionId: "no-plus-one", times: 1, rightAfter: 0 },
    ]);
  });

  test("are put right by right answers to the same item after the last time", () => {
    const { mistakes } = summariseSession([
      right("a"),
      wrong("a", "no-padding"),
      right("a"),
      wrong("a", "no-padding"),
      right("b"),
      right("a"),
      right("a"),
    ]);
    expect(mistakes).toEqual([{ itemId: "a", misconceptionId: "no-padding", times: 2, rightAfter: 2 }]);
  });

  test("leave out wrong answers without a name", () => {
    expect(summariseSession([wrong("a"), right("a")]).mistakes).toEqual([]);
  });
});
