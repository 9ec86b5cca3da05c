import { describe, expect, test } from "vitest";
import { isDueAt, runningDay } from "../../../lib/scheduling/running-day";
import { clockIn, type StudyDay, studyDayAt } from "../../../lib/scheduling/study-day";

/**
 * The study day of an item reviewed at one instant and asked at another. Local times are given with their UTC offsets.
 */
function dayBetween(reviewed: string, asked: string, zone: string, zoneThen = zone) {
  const lastReviewedAt = new Date(reviewed);
  const lastStudyDay = studyDayAt(lastReviewedAt, clockIn(zone));
  const now = new Date(asked);
  const today = studyDayAt(now, clockIn(zoneThen));
  return {
    passed: runningDay({ lastStudyDay, lastReviewedAt }, now, today) - lastStudyDay,
    byClock: today - lastStudyDay,
  };
}

describe("the study day of an item", () => {
  test("is that of its last review for the length of a session, though the day has turned", () => {
    const shanghai = (time: string, date = "2026-03-03") => `${date}T${time}+08:00`;
    const from = (reviewed: string, asked: string) =>
      dayBetween(shanghai(reviewed), shanghai(asked), "Asia/Shanghai");
    expect(from("03:55", "04:06")).toEqual({ passed: 0, byClock: 1 });
    expect(from("03:59:59", "04:00")).toEqual({ passed: 0, byClock: 1 });
    expect(from("03:55", "05:14")).toEqual({ passed: 0, byClock: 1 });
    expect(from("03:55", "05:15")).toEqual({ passed: 1, byClock: 1 });
  });

  test("is the learner's own by the next morning and by the next evening", () => {
    const zone = "Europe/Berlin";
    expect(dayBetween("2026-03-03T03:55+01:00", "2026-03-03T08:00+01:00", zone).passed).toBe(1);
    expect(dayBetween("2026-03-02T20:00+01:00", "2026-03-03T20:00+01:00", zone).passed).toBe(1);
  });

  test("follows elapsed time when the clock is put forward or back", () => {
    // The clock jumps from 02:00 to 03:00, 65 real minutes before 05:00; then back from 03:00 to 02:00.
    expect(dayBetween("2026-03-29T01:55+01:00", "2026-03-29T04:05+02:00", "Europe/Berlin").passed).toBe(0);
    expect(dayBetween("2026-10-25T02:55+02:00", "2026-10-25T04:05+01:00", "Europe/Berlin").passed).toBe(1);
  });

  test("does not change with a zone that is changed in between, east or west", () => {
    const east = dayBetween("2026-03-02T19:00Z", "2026-03-02T19:10Z", "America/New_York", "Asia/Tokyo");
    expect(east).toEqual({ passed: 0, byClock: 1 });
    const west = dayBetween("2026-03-02T19:00Z", "2026-03-02T19:10Z", "Asia/Tokyo", "America/New_York");
    expect(west).toEqual({ passed: 0, byClock: -1 });
  });

  test("is the learner's own for what was never reviewed", () => {
    const today = 20_514 as StudyDay;
    expect(runningDay(null, new Date(), today)).toBe(today);
    expect(runningDay({ lastStudyDay: null, lastReviewedAt: null }, new Date(), today)).toBe(today);
  });
});

describe("an item is due", () => {
  const day = 20_000 as StudyDay;
  const now = new Date("2024-10-04T12:00:00Z");
  const due: Parameters<typeof isDueAt>[0] = {
    state: "review",
    dueDay: day,
    dueAt: null,
    suspended: false,
    buriedUntil: null,
    lastStudyDay: (day - 5) as StudyDay,
    lastReviewedAt: new Date("2024-09-29T12:00:00Z"),
  };

  test("on its day and after it, not before", () => {
    expect(
      [-1, 0, 1].map((ahead) => isDueAt({ ...due, dueDay: (day + ahead) as StudyDay }, now, day)),
    ).toEqual([true, true, false]);
  });

  test("not while it is new, suspended, buried beyond the day, or waiting for its step", () => {
    const minute = 60_000;
    expect(isDueAt({ ...due, state: "new" }, now, day)).toBe(false);
    expect(isDueAt({ ...due, suspended: true }, now, day)).toBe(false);
    expect(isDueAt({ ...due, buriedUntil: (day + 1) as StudyDay }, now, day)).toBe(false);
    expect(isDueAt({ ...due, buriedUntil: day }, now, day)).toBe(true);
    const step = { ...due, state: "relearning" as const, lastStudyDay: day };
    const at = (minutes: number) => new Date(now.getTime() + minutes * minute);
    expect(isDueAt({ ...step, dueAt: at(1) }, now, day)).toBe(false);
    expect(isDueAt({ ...step, dueAt: at(0) }, now, day)).toBe(true);
  });
});
