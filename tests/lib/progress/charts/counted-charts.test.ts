import fc from "fast-check";
import { expect, test } from "vitest";
import { activity, median } from "@/lib/progress/charts/activity";
import { distribution } from "@/lib/progress/charts/distribution";
import { forecast } from "@/lib/progress/charts/forecast";
import { hours } from "@/lib/progress/charts/hours";
import { trendOf } from "@/lib/progress/charts/mistakes";
import { retention } from "@/lib/progress/charts/retention";
import { stock } from "@/lib/progress/charts/stock";
import { year } from "@/lib/progress/charts/year";
import { grains } from "@/lib/progress/period";
import { phases, reviewsOf, stockStages } from "@/lib/progress/phases";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { contextOf, dayBefore, noCounters, someDays, somePeriod, today } from "../progress-arbitraries";

const counts = (reviews: number, right: number) => ({ reviews, right, ms: 0 });

test("retention counts young and mature reviews alone, and loses none, whatever the grain", () => {
  fc.assert(
    fc.property(someDays, somePeriod, fc.constantFrom(...grains), (days, period, grain) => {
      const { data, table } = retention.chart({ ...noCounters, days }, { ...contextOf(period), grain });
      for (const kind of ["young", "mature"] as const) {
        const own = days.filter(({ studyDay }) => studyDay >= period.from).map((day) => day.phases[kind]);
        const sum = (of: "reviews" | "right") => own.reduce((all, each) => all + each[of], 0);
        const told = data.buckets.map((bucket) => bucket[kind]);
        expect(told.reduce((all, { reviews }) => all + reviews, 0)).toBe(sum("reviews"));
        expect(told.reduce((all, { recalled }) => all + recalled, 0)).toBe(sum("right"));
        expect(data.whole[kind]).toMatchObject({ reviews: sum("reviews"), recalled: sum("right") });
        const rows = table.rows.filter((row) => row[2] === kind);
        expect(rows.reduce((all, row) => all + Number(row[3]), 0)).toBe(sum("reviews"));
      }
    }),
  );
});

test("retention is told of mature items, and judged by its interval", () => {
  const told = (reviews: number, right: number) => {
    const day = dayBefore(1);
    const days = [
      { ...day, phases: { ...day.phases, young: counts(50, 10), mature: counts(reviews, right) } },
    ];
    return retention.chart({ ...noCounters, days }, contextOf()).finding;
  };
  expect(told(100, 87)).toEqual({
    says: "retention.finding",
    values: { kind: "mature", recalled: 87, low: 79, high: 92, reviews: 100, desired: 90, verdict: "fits" },
  });
  expect(told(1_000, 870).values).toMatchObject({ verdict: "less" });
  expect(told(1_000, 950).values).toMatchObject({ verdict: "more" });
  expect(told(0, 0).values).toMatchObject({ kind: "young", recalled: 20 });
});

test("the stock at a day is what had changed until then", () => {
  fc.assert(
    fc.property(someDays, somePeriod, (days, period) => {
      const before = { learning: 5, young: 7, mature: 11, suspended: 1 };
      const { data } = stock.chart({ ...noCounters, days, before }, contextOf(period));
      expect(data.at(-1)?.to).toBe(period.to);
      for (const point of data)
        for (const stage of stockStages) {
          const until = days.filter(({ studyDay }) => studyDay <= point.to);
          const sum = until.reduce((all, { change }) => all + change[stage], before[stage]);
          expect(point[stage]).toBe(sum);
        }
    }),
  );
});

test("activity loses no review and no minute of the period", () => {
  fc.assert(
    fc.property(someDays, somePeriod, (days, period) => {
      const { data } = activity.chart({ ...noCounters, days }, contextOf(period));
      const own = days.filter(({ studyDay }) => studyDay >= period.from);
      for (const phase of phases) {
        const told = data.flatMap((bucket) => bucket.phases.filter((each) => each.phase === phase));
        const sum = (of: "reviews" | "ms") => own.reduce((all, day) => all + day.phases[phase][of], 0);
        expect(told.reduce((all, { reviews }) => all + reviews, 0)).toBe(sum("reviews"));
        expect(told.reduce((all, { minutes }) => all + minutes, 0)).toBeCloseTo(sum("ms") / 60_000, 6);
      }
    }),
  );
});

test("half of the values are at most the median, half at least", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(values.length);
      expect(values.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
  expect(median([])).toBe(0);
});

test("the year has a square for each day up to today; none is without a colour that has answers", () => {
  fc.assert(
    fc.property(someDays, (days) => {
      const reviewedDays = days
        .map((day) => ({ studyDay: day.studyDay, reviews: reviewsOf(day), minutes: 1 }))
        .filter(({ reviews }) => reviews > 0);
      const { data, table } = year.chart({ ...noCounters, reviewedDays }, contextOf());
      const squares = data.weeks.flat();
      expect(squares).toHaveLength(53 * 7);
      const told = squares.filter((square) => square !== null);
      expect(told.at(-1)?.studyDay).toBe(today);
      for (const { reviews, level } of told) expect(level > 0).toBe(reviews > 0);
      for (const { level } of told) expect(level).toBeLessThanOrEqual(5);
      expect(table.rows).toHaveLength(told.filter(({ reviews }) => reviews > 0).length);
    }),
  );
});

test("what is overdue comes today, and what is not met yet comes by the settings and comes back", () => {
  const due = [
    { dueDay: (today - 3) as StudyDay, items: 4 },
    { dueDay: (today + 2) as StudyDay, items: 9 },
  ];
  const newGroups = [{ perDay: 10, unmet: 15, today: 0 }];
  const { data } = forecast.chart({ ...noCounters, due }, { ...contextOf(), newGroups });
  expect(data.slice(0, 4).map((day) => [day.due, day.fresh])).toEqual([
    [4, 10],
    [0, 5],
    [9, 10],
    [0, 5],
  ]);
  // Four due at 1.3 answers and ten new at 3, each of 15 s.
  expect(data[0]?.minutes).toBe(Math.round(((4 * 1.3 + 10 * 3) * 15) / 60));
  expect(data).toHaveLength(30);
});

test("a course with a number of its own brings that many new items, and one without shares the rest", () => {
  const newGroups = [
    { perDay: 10, unmet: 25, today: 0 },
    { perDay: 2, unmet: 100, today: 0 },
  ];
  const { data } = forecast.chart(noCounters, { ...contextOf(), newGroups, returnDays: [] });
  expect(data.slice(0, 5).map(({ fresh }) => fresh)).toEqual([12, 12, 7, 2, 2]);
});

test("a trend tells the last ten answers and the last five", () => {
  const [wrong, right] = [true, false];
  expect(trendOf([wrong, right, wrong, wrong, wrong, right, right, right, right, right])).toEqual({
    times: 4,
    of: 10,
    last: { times: 0, of: 5 },
  });
  expect(trendOf([right, wrong, right])).toEqual({ times: 1, of: 3, last: null });
  expect(trendOf([])).toEqual({ times: 0, of: 0, last: null });
});

test("an hour is told only if its interval reaches no further than ten points", () => {
  const of = (given: readonly { hour: number; reviews: number; recalled: number }[]) =>
    hours.chart({ ...noCounters, hours: given }, contextOf());
  const { data } = of([
    { hour: 9, reviews: 200, recalled: 190 },
    { hour: 22, reviews: 10, recalled: 9 },
  ]);
  expect(data.filter(({ isTold }) => isTold).map(({ hour }) => hour)).toEqual([9]);
  expect(of([{ hour: 22, reviews: 10, recalled: 9 }]).finding.says).toBe("hours.none");
  const near = [
    { hour: 9, reviews: 200, recalled: 180 },
    { hour: 20, reviews: 200, recalled: 176 },
  ];
  expect(of(near).finding.says).toBe("hours.same");
  const far = [near[0]!, { hour: 20, reviews: 200, recalled: 140 }];
  expect(of(far).finding).toMatchObject({ says: "hours.differ", values: { best: 9, worst: 20 } });
});

test("a distribution says what half reach", () => {
  const of = (stability: readonly number[]) =>
    distribution("stability").chart(
      { ...noCounters, memories: { ...noCounters.memories, stability } },
      contextOf(),
    ).finding.values;
  // Below 1, 1, 3, 7, 14, 30, 60, 120, 240 and 480 days.
  expect(of([0, 0, 0, 4, 0, 4, 0, 0, 0, 0])).toEqual({ edge: 30 });
  expect(of([0, 0, 0, 5, 0, 4, 0, 0, 0, 0])).toEqual({ edge: 7 });
  expect(of([9, 1, 0, 0, 0, 0, 0, 0, 0, 0])).toEqual({ edge: 0 });
});
