import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bucketStart,
  bucketsOf,
  daysIn,
  grains,
  grainsFor,
  grainWithin,
  inBuckets,
  periodOf,
} from "@/lib/progress/period";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { someDays, somePeriod, today } from "./progress-arbitraries";

const someDay = fc.integer({ min: -2_000, max: 40_000 }).map((day) => day as StudyDay);
const someGrain = fc.constantFrom(...grains);

test("buckets cover a span without gaps, and each lies in one day, week or month", () => {
  fc.assert(
    fc.property(somePeriod, someGrain, (span, grain) => {
      const buckets = bucketsOf(span, grain);
      expect(buckets[0]?.from).toBe(span.from);
      expect(buckets.at(-1)?.to).toBe(span.to);
      for (const [i, { from, to }] of buckets.entries()) {
        expect(from).toBeLessThanOrEqual(to);
        expect(bucketStart(from, grain)).toBe(bucketStart(to, grain));
        if (i > 0) expect(from).toBe(buckets[i - 1]!.to + 1);
        if (i > 0) expect(bucketStart(from, grain)).toBe(from);
      }
    }),
  );
});

test("a week begins on a Monday, a month on its first day", () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const week = bucketStart(day, "week");
      expect(new Date(week * 86_400_000).getUTCDay()).toBe(1);
      expect(day - week).toBeGreaterThanOrEqual(0);
      expect(day - week).toBeLessThan(7);
      expect(isoDateOfStudyDay(bucketStart(day, "month"))).toBe(`${isoDateOfStudyDay(day).slice(0, -2)}01`);
    }),
  );
});

test("every day of a span is in exactly one bucket, no other day in any", () => {
  fc.assert(
    fc.property(someDays, somePeriod, someGrain, (days, span, grain) => {
      const found = inBuckets(days, span, grain).flatMap(({ content }) => content);
      expect(found).toEqual(days.filter(({ studyDay }) => studyDay >= span.from && studyDay <= span.to));
    }),
  );
});

test("a period ends today, is no longer than asked, and begins with the first day at the earliest", () => {
  expect(periodOf(30, (today - 400) as StudyDay, today)).toEqual({ from: today - 29, to: today });
  expect(periodOf(30, (today - 5) as StudyDay, today)).toEqual({ from: today - 5, to: today });
  expect(periodOf(null, (today - 400) as StudyDay, today)).toEqual({ from: today - 400, to: today });
  expect(periodOf(null, null, today)).toEqual({ from: today, to: today });
  // Reviews of what is tomorrow here, from somebody who flew west.
  expect(periodOf(30, (today + 1) as StudyDay, today)).toEqual({ from: today, to: today });
});

test("a span is never cut into more than 120 buckets", () => {
  fc.assert(
    fc.property(fc.nat(3_000), someGrain, (ago, asked) => {
      const span = { from: (today - ago) as StudyDay, to: today };
      const grain = grainWithin(span, asked);
      expect(bucketsOf(span, grain).length).toBeLessThanOrEqual(122);
      if (grainsFor(span).includes(asked)) expect(grain).toBe(asked);
    }),
  );
  expect(daysIn({ from: today, to: today })).toBe(1);
});
