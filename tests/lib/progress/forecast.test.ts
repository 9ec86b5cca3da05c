import { expect, test } from "vitest";
import { forecastDue } from "../../../lib/progress/forecast";
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
