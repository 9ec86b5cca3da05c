import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { streakOf } from "../../../lib/progress/streak";
import type { ClockHistory, PastClock } from "../../../lib/scheduling/clock-history";
import { hadWholeDay } from "../../../lib/scheduling/clock-history";
import { clockIn, type LearnerClock, type StudyDay, studyDayAt } from "../../../lib/scheduling/study-day";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const dayOf = (isoDate: string) => (Date.parse(isoDate) / dayMs) as StudyDay;
const utc: ClockHistory = { past: [], present: clockIn("UTC") };

/** Days of January 2026 by number; 32 is 1 February, 0 the last of December. */
const january = (...dates: number[]) => dates.map((date) => (dayOf("2026-01-01") + date - 1) as StudyDay);
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const streakOn = (today: number, ...reviewed: number[]) =>
  streakOf(january(...reviewed), january(today)[0]!, utc);

describe("A streak", () => {
  test("of somebody who never reviewed is none", () => {
    expect(streakOn(10)).toEqual({ days: 0, longest: 0, restDays: [], restDaysLeft: 2 });
  });

  test("counts today as soon as it has a review; without one, today breaks and uses nothing", () => {
    expect(streakOn(10, 8, 9, 10)).toEqual({ days: 3, longest: 3, restDays: [], restDaysLeft: 2 });
    expect(streakOn(10, 8, 9)).toEqual({ days: 2, longest: 2, restDays: [], restDaysLeft: 2 });
  });

  test("forgives two missed days in a month, which do not lengthen it", () => {
    expect(streakOn(10, 5, 6, 8, 10)).toEqual({
      days: 4,
      longest: 4,
      restDays: january(7, 9),
      restDaysLeft: 0,
    });
    expect(streakOn(10, 6, 7)).toEqual({ days: 2, longest: 2, restDays: january(8, 9), restDaysLeft: 0 });
  });

  test("ends with a third day in a row", () => {
    expect(streakOn(10, 5, 6)).toEqual({ days: 0, longest: 2, restDays: [], restDaysLeft: 2 });
    expect(streakOn(10, 5, 6, 10)).toEqual({ days: 1, longest: 2, restDays: [], restDaysLeft: 2 });
  });

  test("is what was studied since the first of three missed days in one month", () => {
    expect(streakOn(25, ...from(1, 9), ...from(11, 14), 16, 17, ...from(19, 25))).toEqual({
      days: 13,
      longest: 15,
      restDays: january(15, 18),
      restDaysLeft: 0,
    });
  });

  test("forgives two days of each month at its border, and begins each month with two", () => {
    expect(streakOn(34, 29, 34)).toEqual({
      days: 2,
      longest: 2,
      restDays: january(30, 31, 32, 33),
      restDaysLeft: 0,
    });
    expect(streakOn(34, 28, 34).days).toBe(1);
    expect(streakOn(35, 29).days).toBe(0);
    expect(streakOn(33, 20, ...from(23, 31)).restDaysLeft).toBe(1);
    expect(streakOn(32, 20, ...from(23, 31))).toMatchObject({ days: 10, restDaysLeft: 2 });
  });

  test("may be longest in the past", () => {
    expect(streakOn(30, 1, 2, 3, 4, 28, 29, 30)).toMatchObject({ days: 3, longest: 4 });
  });

  test("of a learner who flew west counts the reviews of what is tomorrow here, and today is open again", () => {
    expect(streakOn(10, 8, 9, 11)).toEqual({ days: 3, longest: 3, restDays: [], restDaysLeft: 2 });
    expect(streakOn(10, 8, 9, 10, 11).days).toBe(4);
  });
});

describe("A study day that was shorter than 24 hours is not missed", () => {
  const change = (at: string, before: LearnerClock, present: LearnerClock): ClockHistory => ({
    past: [{ ...before, until: new Date(at) }],
    present,
  });
  const reviewed = (...isoDates: string[]) => isoDates.map(dayOf);

  test("when a flight east over the date line leaves seven hours of it", () => {
    // Los Angeles 10:00 on 2 March is Tokyo 03:00 on 3 March: the 2nd ends an hour later.
    const flown = change("2026-03-02T18:00:00Z", clockIn("America/Los_Angeles"), clockIn("Asia/Tokyo"));
    expect(streakOf(reviewed("2026-03-01", "2026-03-03"), dayOf("2026-03-03"), flown)).toEqual({
      days: 2,
      longest: 2,
      restDays: [],
      restDaysLeft: 2,
    });
    const stayed = { past: [], present: clockIn("Asia/Tokyo") };
    expect(streakOf(reviewed("2026-03-01", "2026-03-03"), dayOf("2026-03-03"), stayed).restDays).toEqual(
      reviewed("2026-03-02"),
    );
  });

  test("when it was skipped altogether", () => {
    // As the 2nd of March begins in Honolulu, the 3rd begins on Kiritimati.
    const flown = change("2026-03-02T14:00:00Z", clockIn("Pacific/Honolulu"), clockIn("Pacific/Kiritimati"));
    expect(hadWholeDay(dayOf("2026-03-02"), flown)).toBe(false);
    expect(hadWholeDay(dayOf("2026-03-03"), flown)).toBe(true);
  });

  test("when the rollover hour moved forward within it, or clocks went forward", () => {
    const earlier = { timeZone: "UTC", rolloverHour: 0 };
    expect(hadWholeDay(dayOf("2026-03-02"), change("2026-03-02T12:00:00Z", clockIn("UTC"), earlier))).toBe(
      false,
    );
    const berlin = { past: [], present: clockIn("Europe/Berlin") };
    // Clocks go forward at 02:00 on the 29th, within the study day of the 28th, and back on 25 October.
    expect([28, 29].map((date) => hadWholeDay(dayOf(`2026-03-${date}`), berlin))).toEqual([false, true]);
    expect(hadWholeDay(dayOf("2026-10-24"), berlin)).toBe(true);
  });

  test("but one that a flight west made longer, or gave twice, is", () => {
    const flown = change("2026-03-02T12:00:00Z", clockIn("Asia/Tokyo"), clockIn("America/Los_Angeles"));
    expect(hadWholeDay(dayOf("2026-03-02"), flown)).toBe(true);
  });
});

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/Los_Angeles",
  "Asia/Tokyo",
  "Pacific/Kiritimati",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];
const start = dayOf("2026-03-10");
const clocks = fc.record({ timeZone: fc.constantFrom(...zones), rolloverHour: fc.constantFrom(0, 4, 12) });
/** Clocks that change a few times within forty days around the start of summer time. */
const histories: fc.Arbitrary<ClockHistory> = fc.record({
  past: fc
    .uniqueArray(fc.record({ clock: clocks, quarter: fc.nat(40 * 96) }), {
      maxLength: 5,
      selector: ({ quarter }) => quarter,
    })
    .map((changes) =>
      changes
        .toSorted((a, b) => a.quarter - b.quarter)
        .map(
          ({ clock, quarter }): PastClock => ({
            ...clock,
            until: new Date(start * dayMs + (quarter * hourMs) / 4),
          }),
        ),
    ),
  present: clocks,
});

function clockAtInstant(ms: number, { past, present }: ClockHistory): LearnerClock {
  return past.find(({ until }) => ms < until.getTime()) ?? present;
}

describe("For any history of clocks", () => {
  test("a day was whole if 96 quarters of an hour in a row belonged to it", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: -1, max: 41 }), (history, ahead) => {
        const day = (start + ahead) as StudyDay;
        let [run, longestRun] = [0, 0];
        for (let quarter = -2 * 96; quarter < 4 * 96; quarter++) {
          const ms = day * dayMs + (quarter * hourMs) / 4;
          run = studyDayAt(new Date(ms), clockAtInstant(ms, history)) === day ? run + 1 : 0;
          longestRun = Math.max(longestRun, run);
        }
        expect(hadWholeDay(day, history)).toBe(longestRun >= 96);
      }),
      { numRuns: 60 },
    );
  });

  test("who answers once in every 24 hours keeps the streak and needs no rest day", () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(fc.integer({ min: 1, max: 24 * 4 - 1 }), { minLength: 1, maxLength: 40 }),
        (history, gaps) => {
          let ms = start * dayMs;
          const days = new Set<StudyDay>();
          const answer = () => days.add(studyDayAt(new Date(ms), clockAtInstant(ms, history)));
          answer();
          for (const gap of gaps) {
            ms += (gap * hourMs) / 4;
            answer();
          }
          const reviewed = [...days].toSorted((a, b) => a - b);
          const today = studyDayAt(new Date(ms), clockAtInstant(ms, history));
          expect(streakOf(reviewed, today, history)).toMatchObject({ days: days.size, restDays: [] });
        },
      ),
    );
  });
});

describe("For any reviewed days", () => {
  const first = dayOf("2026-01-20");
  const reviewedDays = fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 61 })
    .map((ahead) => ahead.toSorted((a, b) => a - b).map((n) => (first + n) as StudyDay));
  const today = (first + 60) as StudyDay;
  const month = (day: number) => new Date(day * dayMs).getUTCMonth();

  /** By trying every stretch of days. */
  function bruteForce(reviewed: readonly StudyDay[]) {
    const isReviewed = new Set<number>(reviewed);
    const studied = (begin: number, end: number) => {
      const missed: number[] = [];
      let days = 0;
      for (let day = begin; day <= end; day++) {
        if (isReviewed.has(day)) days += 1;
        else if (day < today) missed.push(day);
      }
      const fits = [0, 1, 2].every((each) => missed.filter((day) => month(day) === each).length <= 2);
      return isReviewed.has(begin) && fits ? days : 0;
    };
    const ending = (end: number) =>
      Math.max(0, ...reviewed.filter((d) => d <= end).map((d) => studied(d, end)));
    return { days: ending(today), longest: Math.max(0, ...reviewed.map(ending)) };
  }

  test("both figures agree with trying every stretch", () => {
    fc.assert(
      fc.property(reviewedDays, (reviewed) => {
        const { days, longest } = streakOf(reviewed, today, utc);
        expect({ days, longest }).toEqual(bruteForce(reviewed));
      }),
      { numRuns: 300 },
    );
  });

  test("one day more never makes a streak shorter", () => {
    fc.assert(
      fc.property(reviewedDays, fc.integer({ min: 0, max: 60 }), (reviewed, more) => {
        const all = [...new Set([...reviewed, (first + more) as StudyDay])].toSorted((a, b) => a - b);
        const [before, after] = [streakOf(reviewed, today, utc), streakOf(all, today, utc)];
        expect(after.days).toBeGreaterThanOrEqual(before.days);
        expect(after.longest).toBeGreaterThanOrEqual(before.longest);
      }),
      { numRuns: 300 },
    );
  });
});
