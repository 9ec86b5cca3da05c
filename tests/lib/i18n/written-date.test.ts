import { expect, test } from "vitest";
import { writtenDate, writtenDay, writtenMoment, writtenTime } from "@/lib/i18n/written-date";

const instant = new Date("2026-11-29T23:30:00Z");

test("dates are written day before month in English, and in Chinese as Chinese", () => {
  expect(writtenDate(instant, "en")).toBe("29 November 2026");
  expect(writtenDate(instant, "zh")).toBe("2026年11月29日");
  expect(writtenDay(instant, "en")).toBe("Sunday 29 November");
  expect(writtenDay(instant, "zh")).toBe("11月29日星期日");
});

test("an instant is written as the calendar and the clock of a zone show it", () => {
  expect(writtenDate(instant, "en", "Asia/Shanghai")).toBe("30 November 2026");
  expect(writtenTime(instant, "en", "Asia/Shanghai")).toBe("07:30");
  expect(writtenTime(instant, "zh", "UTC")).toBe("23:30");
  expect(writtenMoment(instant, "en", "Asia/Shanghai")).toBe("30 Nov, 07:30");
  expect(writtenMoment(instant, "zh", "Asia/Shanghai")).toBe("11月30日 07:30");
});
