import { describe, expect, test } from "vitest";
import { rateScore, rateSelf } from "../../../lib/scheduling/rating-policy";
import { ratings } from "./arbitrary-history";

describe("graded items", () => {
  test("a wrong answer is Again, whatever is asked for", () => {
    for (const wanted of [undefined, ...ratings]) expect(rateScore("wrong", wanted)).toEqual({ rating: 1 });
  });

  test("a correct answer is Good, or Hard or Easy if asked for", () => {
    expect(rateScore("correct")).toEqual({ rating: 3 });
    for (const wanted of [2, 3, 4] as const) expect(rateScore("correct", wanted)).toEqual({ rating: wanted });
  });

  test("Again for a correct answer is refused", () => {
    expect(rateScore("correct", 1)).toEqual({ refused: "again-for-correct" });
  });
});

describe("self-graded items", () => {
  test("four buttons offer every rating", () => {
    for (const wanted of ratings) expect(rateSelf(wanted, 4)).toEqual({ rating: wanted });
  });

  test("two buttons offer Again and Good only", () => {
    expect(ratings.map((wanted) => rateSelf(wanted, 2))).toEqual([
      { rating: 1 },
      { refused: "rating-not-offered" },
      { rating: 3 },
      { refused: "rating-not-offered" },
    ]);
  });

  test("nothing is assumed when no rating came", () => {
    expect(rateSelf(undefined, 4)).toEqual({ refused: "rating-missing" });
  });
});
