import fc from "fast-check";
import { expect, test } from "vitest";
import { currentStreak, longestStreak } from "../../../lib/progress/streak";
import type { StudyDay } from "../../../lib/scheduling/study-day";

const today = 20_000 as StudyDay;
const both = (reviewed: readonly StudyDay[]) => ({
  currentDays: currentStreak(reviewed, today),
  longestDays: longestStreak(reviewed),
});
const days = (...ago: number[]) => ago.map((n) => (today - n) as StudyDay);

test("nobody who never reviewed has a streak", () => {
  expect(both([])).toEqual({ currentDays: 0, longestDays: 0 });
});

test("today counts as soon as it has a review, and while it has none it breaks nothing", () => {
  expect(both(days(2, 1, 0)).currentDays).toBe(3);
  expect(both(days(2, 1)).currentDays).toBe(2);
});

test("a whole day without a review ends the streak", () => {
  expect(both(days(4, 3, 2))).toEqual({ currentDays: 0, longestDays: 3 });
});

test("the longest streak may lie in the past", () => {
  expect(both(days(20, 19, 18, 17, 5, 1, 0))).toEqual({ currentDays: 2, longestDays: 4 });
});

test("a learner who flew west and has reviews on what is tomorrow here keeps the streak", () => {
  expect(both(days(1, 0, -1)).currentDays).toBe(3);
});

test("both figures agree with counting day by day", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40), { maxLength: 41 }), (ago) => {
      const reviewed = new Set(ago);
      const runFrom = (start: number) => {
        let length = 0;
        while (reviewed.has(start + length)) length++;
        return length;
      };
      const longest = Math.max(0, ...ago.map(runFrom));
      const current = runFrom(0) || runFrom(1);
      expect(both(days(...ago.toSorted((a, b) => b - a)))).toEqual({
        currentDays: current,
        longestDays: longest,
      });
    }),
  );
});
