import { expect, test } from "vitest";
import { forecastDue, forecastNew } from "../../../lib/progress/forecast";
import type { StudyDay } from "../../../lib/scheduling/study-day";

const today = 20_000 as StudyDay;
const due = (daysAhead: number, items: number) => ({ dueDay: (today + daysAhead) as StudyDay, items });

test("seven days from today on, with a zero where nothing is due", () => {
  expect(forecastDue([due(0, 4), due(2, 9), due(6, 1)], today)).toEqual([4, 0, 9, 0, 0, 0, 1]);
});

test("what is overdue waits today, and what lies beyond is left out", () => {
  expect(forecastDue([due(-30, 5), due(-1, 2), due(0, 4), due(7, 99)], today)).toEqual([
    11, 0, 0, 0, 0, 0, 0,
  ]);
});

test("several counts of a day add up, over as many days as wanted", () => {
  expect(forecastDue([due(1, 2), due(1, 3)], today, 2)).toEqual([0, 5]);
});

test("new items come as many a day as there may be, and come back as often as they are asked again", () => {
  const ahead = { today: 20, perDay: 20, unmet: 1_000, returnDays: [] };
  expect(forecastNew(ahead, 4)).toEqual([20, 20, 20, 20]);
  expect(forecastNew({ ...ahead, returnDays: [2] }, 5)).toEqual([20, 20, 40, 40, 40]);
  expect(forecastNew({ ...ahead, today: 3, returnDays: [1, 3] }, 5)).toEqual([3, 23, 40, 43, 60]);
});

test("when all are met no new ones come, and those that were come back", () => {
  expect(forecastNew({ today: 20, perDay: 20, unmet: 30, returnDays: [2] }, 5)).toEqual([20, 10, 20, 10, 0]);
  expect(forecastNew({ today: 0, perDay: 0, unmet: 30, returnDays: [2] }, 3)).toEqual([0, 0, 0]);
});
