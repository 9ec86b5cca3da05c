import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clockIn,
  isAfterMidnight,
  isoDateOfStudyDay,
  isTimeZone,
  type StudyDay,
  studyDayAt,
  studyDayStart,
} from "../../../lib/scheduling/study-day";

const zones = [
  "UTC",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Asia/Shanghai",
  "Australia/Lord_Howe",
  "Europe/Athens",
  "Europe/Berlin",
  "Pacific/Apia",
  "Pacific/Auckland",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

function dateAt(instant: string, timeZone: string): string {
  return isoDateOfStudyDay(studyDayAt(new Date(instant), clockIn(timeZone)));
}

function dayOf(isoDate: string): StudyDay {
  return (Date.parse(isoDate) / 86_400_000) as StudyDay;
}

function startOf(isoDate: string, timeZone: string): string {
  return studyDayStart(dayOf(isoDate), clockIn(timeZone)).toISOString();
}

function lengthHours(isoDate: string, timeZone: string): number {
  const next = studyDayStart((dayOf(isoDate) + 1) as StudyDay, clockIn(timeZone));
  return (next.getTime() - studyDayStart(dayOf(isoDate), clockIn(timeZone)).getTime()) / 3_600_000;
}

describe("the turnover", () => {
  test("a study day lasts until one millisecond before 04:00", () => {
    expect(dateAt("2026-03-11T03:59:59.999Z", "UTC")).toBe("2026-03-10");
    expect(dateAt("2026-03-11T04:00:00.000Z", "UTC")).toBe("2026-03-11");
  });

  test("UTC midnight does not end the evening of a learner in New York or the morning of one in Auckland", () => {
    expect(dateAt("2026-01-10T23:59:00Z", "America/New_York")).toBe("2026-01-10");
    expect(dateAt("2026-01-11T00:01:00Z", "America/New_York")).toBe("2026-01-10");
    expect(dateAt("2026-01-10T23:59:00Z", "Pacific/Auckland")).toBe("2026-01-11");
    expect(dateAt("2026-01-11T00:01:00Z", "Pacific/Auckland")).toBe("2026-01-11");
  });

  test("a zone 5 hours and 45 minutes ahead turns over at a quarter past the hour of UTC", () => {
    expect(dateAt("2026-05-04T22:14:59Z", "Asia/Kathmandu")).toBe("2026-05-04");
    expect(dateAt("2026-05-04T22:15:00Z", "Asia/Kathmandu")).toBe("2026-05-05");
  });

  test("days before 1970 are negative, and still dates", () => {
    expect(studyDayAt(new Date("1969-12-31T12:00:00Z"), clockIn("UTC"))).toBe(-1);
    expect(dateAt("1969-12-31T12:00:00Z", "UTC")).toBe("1969-12-31");
  });
});

describe("clock changes", () => {
  test("in New York the day before spring's change has 23 hours, and the one before autumn's 25", () => {
    expect(startOf("2026-03-07", "America/New_York")).toBe("2026-03-07T09:00:00.000Z");
    expect(startOf("2026-03-08", "America/New_York")).toBe("2026-03-08T08:00:00.000Z");
    expect(lengthHours("2026-03-07", "America/New_York")).toBe(23);
    expect(lengthHours("2026-10-31", "America/New_York")).toBe(25);
    expect(lengthHours("2026-11-01", "America/New_York")).toBe(24);
  });

  test("in Auckland autumn comes in April and spring in September", () => {
    expect(lengthHours("2026-04-04", "Pacific/Auckland")).toBe(25);
    expect(lengthHours("2026-09-26", "Pacific/Auckland")).toBe(23);
  });

  test("on Lord Howe the clock moves by half an hour", () => {
    expect(lengthHours("2026-04-04", "Australia/Lord_Howe")).toBe(24.5);
    expect(lengthHours("2026-10-03", "Australia/Lord_Howe")).toBe(23.5);
  });

  test("in Athens, where the clock goes back from 04:00 to 03:00, the day turns over once, at the second 04:00", () => {
    expect(dateAt("2026-10-25T00:59:59Z", "Europe/Athens")).toBe("2026-10-24");
    expect(dateAt("2026-10-25T01:00:00Z", "Europe/Athens")).toBe("2026-10-24");
    expect(startOf("2026-10-25", "Europe/Athens")).toBe("2026-10-25T02:00:00.000Z");
  });

  test("the date that Apia skipped begins with the first instant after it and lasts until 04:00", () => {
    expect(dateAt("2011-12-30T09:59:59Z", "Pacific/Apia")).toBe("2011-12-29");
    expect(startOf("2011-12-30", "Pacific/Apia")).toBe("2011-12-30T10:00:00.000Z");
    expect(startOf("2011-12-31", "Pacific/Apia")).toBe("2011-12-30T14:00:00.000Z");
    expect(lengthHours("2011-12-30", "Pacific/Apia")).toBe(4);
  });
});

describe("laws", () => {
  const instants = fc.date({
    min: new Date("1990-01-01T00:00:00Z"),
    max: new Date("2060-01-01T00:00:00Z"),
    noInvalidDate: true,
  });

  test("every instant lies between the start of its study day and the start of the next", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const day = studyDayAt(instant, clockIn(zone));
        expect(studyDayStart(day, clockIn(zone)).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(studyDayStart((day + 1) as StudyDay, clockIn(zone)).getTime()).toBeGreaterThan(
          instant.getTime(),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("the start of a day belongs to that day, and the millisecond before it to the one before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 7_500, max: 33_000 }), fc.constantFrom(...zones), (day, zone) => {
        const start = studyDayStart(day as StudyDay, clockIn(zone));
        expect(studyDayAt(start, clockIn(zone))).toBe(day);
        expect(studyDayAt(new Date(start.getTime() - 1), clockIn(zone))).toBe(day - 1);
      }),
      { numRuns: 300 },
    );
  });

  test("the date of a study day agrees with its number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 60_000 }), (day) => {
        expect(dayOf(isoDateOfStudyDay(day as StudyDay))).toBe(day);
      }),
    );
  });
});

describe("zone names", () => {
  test.each([...zones, "US/Eastern", "Asia/Katmandu", "Etc/GMT+5", "europe/berlin"])(
    "%s is a zone",
    (zone) => {
      expect(isTimeZone(zone)).toBe(true);
    },
  );

  test.each(["", "Mars/Olympus", "+05:30", "-0800", " UTC", "UTC\n", "../etc", 8, null, undefined, {}])(
    "%j is not a zone",
    (value) => {
      expect(isTimeZone(value)).toBe(false);
    },
  );

  test("an unknown zone and an invalid date throw", () => {
    expect(() => studyDayAt(new Date(0), clockIn("Mars/Olympus"))).toThrow(RangeError);
    expect(() => studyDayAt(new Date(Number.NaN), clockIn("UTC"))).toThrow(RangeError);
  });
});

test.each([
  ["2026-12-14T02:59:59Z", "Europe/Berlin", true],
  ["2026-12-14T03:00:00Z", "Europe/Berlin", false],
  ["2026-12-13T22:59:59Z", "Europe/Berlin", false],
  ["2026-12-13T23:00:00Z", "Europe/Berlin", true],
])("the small hours belong to the evening before: %s in %s", (instant, zone, expected) => {
  expect(isAfterMidnight(new Date(instant), clockIn(zone))).toBe(expected);
});
