import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOfBacklog } from "@/lib/progress/backlog";
import type { StudyDay } from "@/lib/scheduling/study-day";

const today = 20_000 as StudyDay;
const due = (byDay: readonly number[]) =>
  byDay.map((items, i) => ({ dueDay: (today + i) as StudyDay, items }));
const days = (byDay: readonly number[], perDay: number, returnsAfter = 400) =>
  daysOfBacklog(due(byDay), { today, perDay, returnsAfter });

test("a day that is enough for what is due has no backlog", () => {
  expect(days([200], 200)).toBe(0);
  expect(days([], 200)).toBe(0);
  expect(
    daysOfBacklog([{ dueDay: (today - 90) as StudyDay, items: 3 }], { today, perDay: 3, returnsAfter: 9 }),
  ).toBe(0);
});

test("a backlog takes as many days as its reviews, those that fall due meanwhile and those that come back", () => {
  expect(days([500], 200)).toBe(2);
  expect(days([500, 100, 100], 200)).toBe(3);
  expect(days([500], 200, 1)).toBeNull();
  expect(days([300], 100, 2)).toBeNull();
  expect(days([300], 100, 3)).toBe(2);
});

test("more reviews a day never take longer, and more that is due never less", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(400), { maxLength: 30 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(50),
      (byDay, perDay, more) => {
        const known = days(byDay, perDay) ?? Number.POSITIVE_INFINITY;
        expect(days(byDay, perDay + more) ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(known);
        const [first = 0, ...rest] = byDay;
        expect(days([first + more, ...rest], perDay) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          known,
        );
      },
    ),
  );
});
