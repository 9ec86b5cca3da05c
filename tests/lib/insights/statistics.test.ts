import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "@/lib/insights/benjamini-hochberg";
import { centredSums, correlationInterval, correlationOf } from "@/lib/insights/correlation";
import { discriminationOf } from "@/lib/insights/discrimination";
import { expectedRecall } from "@/lib/insights/expected-recall";
import { facilityOf } from "@/lib/insights/facility";
import { fisherExact } from "@/lib/insights/fisher-exact";
import { meanOnOthers, optionFigures } from "@/lib/insights/option-figures";
import { parameterBins } from "@/lib/insights/parameter-bins";
import { isoWeek, mondayOf } from "@/lib/insights/study-week";
import { surpriseOf } from "@/lib/insights/surprise";

test("a correlation worked by hand: x 1 2 3 4, y 2 1 4 3 has 3 / 5", () => {
  const sums = centredSums([
    [1, 2],
    [2, 1],
    [3, 4],
    [4, 3],
  ]);
  expect(sums).toEqual({ n: 4, sxx: 5, syy: 5, sxy: 3 });
  expect(correlationOf(sums)).toBeCloseTo(0.6, 12);
});

test("what does not vary has no correlation", () => {
  const alike = centredSums([0.1, 0.2, 0.3, 0.4].map((y) => [1, y] as const));
  expect(correlationOf(alike)).toBeNull();
  const thirds = centredSums([0, 1, 0, 1].map((x) => [x, 1 / 3] as const));
  expect(correlationOf(thirds)).toBeNull();
});

test("the interval of r = .5 from 28 pairs is that of Fisher's table: .16 to .74", () => {
  const { low, high } = correlationInterval(0.5, 28);
  expect(low).toBeCloseTo(0.156, 3);
  expect(high).toBeCloseTo(0.736, 3);
  expect(correlationInterval(1, 28)).toEqual({ low: 1, high: 1 });
  expect(correlationInterval(0.9, 3)).toEqual({ low: -1, high: 1 });
});

test("a facility from few learners is drawn towards the course's mean, and says so; nothing is said of four", () => {
  expect(facilityOf(4, 4, 0.8)).toBeNull();
  expect(facilityOf(5, 5, 0.8)).toMatchObject({ share: 1, shrunk: 13 / 15, isShrunk: true });
  expect(facilityOf(900, 1_000, 0.8)).toMatchObject({ share: 0.9, shrunk: 908 / 1_010, isShrunk: false });
  expect(facilityOf(3, 5, null)).toMatchObject({ share: 0.6, shrunk: 0.6, isShrunk: false });
});

test("a shrunk facility lies between the counted one and the course's, nearer to the former with more learners", () => {
  const some = fc.record({
    n: fc.integer({ min: 5, max: 500 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    mean: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(some, ({ n, share, mean }) => {
      const right = Math.round(share * n);
      const one = facilityOf(right, n, mean)!;
      const ten = facilityOf(10 * right, 10 * n, mean)!;
      expect(one.shrunk).toBeGreaterThanOrEqual(Math.min(one.share, mean) - 1e-12);
      expect(one.shrunk).toBeLessThanOrEqual(Math.max(one.share, mean) + 1e-12);
      expect(Math.abs(ten.shrunk - ten.share)).toBeLessThanOrEqual(Math.abs(one.shrunk - one.share) + 1e-12);
    }),
  );
});

test("an item is doubted only beyond chance", () => {
  const sums = (n: number, index: number) => ({ n, sxx: 1, syy: 1, sxy: index });
  expect(discriminationOf(sums(4, 0.9))).toBeNull();
  expect(discriminationOf(sums(10, -0.3))?.doubt).toBeNull();
  expect(discriminationOf(sums(200, -0.3))?.doubt).toBe("reversed");
  expect(discriminationOf(sums(50, 0.05))?.doubt).toBeNull();
  expect(discriminationOf(sums(900, 0.05))?.doubt).toBe("weak");
  expect(discriminationOf(sums(900, 0.4))?.doubt).toBeNull();
});

test("what the scheduler did not expect: 70 recalled of 100 at .9 each is clear, 85 is not", () => {
  const of = (recalled: number) =>
    surpriseOf({ n: 100, learners: 20, recalled, predicted: 90, variance: 100 * 0.9 * 0.1 })!;
  expect(of(70)).toMatchObject({ mean: -0.2, isClear: true });
  expect(of(70).low).toBeCloseTo(-0.2 - 0.0588, 4);
  expect(of(85)).toMatchObject({ mean: -0.05, isClear: false });
  expect(surpriseOf({ n: 100, learners: 4, recalled: 0, predicted: 90, variance: 9 })).toBeNull();
});

test("Fisher's tea: three of four right has p = 34 / 70, four of four 2 / 70", () => {
  expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(34 / 70, 9);
  expect(fisherExact(4, 4, 0, 4)).toBeCloseTo(2 / 70, 9);
  expect(fisherExact(0, 5, 0, 7)).toBe(1);
});

test("the example of Benjamini and Hochberg's paper rejects its first four of fifteen", () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const adjusted = benjaminiHochberg(p);
  expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(4);
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
});

test("adjusted p-values keep the order and are never smaller", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
      const q = benjaminiHochberg(p);
      for (const [i, value] of q.entries()) {
        expect(value).toBeGreaterThanOrEqual(p[i]! - 1e-15);
        for (const [j, other] of q.entries()) if (p[i]! < p[j]!) expect(value).toBeLessThanOrEqual(other);
      }
    }),
  );
});

/** 200 draws of s and n, right unless s is 4. */
const unfair = Array.from({ length: 200 }, (_, i) => ({
  given: { s: 1 + (i % 4), n: i, shape: [1, 2] },
  isRight: i % 4 !== 3 && i % 10 !== 0,
}));

test("an unfair value is flagged, and numbers with many values come by quarters", () => {
  const found = parameterBins(unfair);
  expect(
    found.filter(({ isFlagged }) => isFlagged).map(({ parameter, from }) => [parameter, from]),
  ).toContainEqual(["s", 4]);
  expect(found.find(({ parameter, from }) => parameter === "s" && from === 4)).toMatchObject({
    reviews: 50,
    recalled: 0,
  });
  expect(found.filter(({ parameter }) => parameter === "n").map(({ from, to }) => [from, to])).toEqual([
    [0, 49],
    [50, 99],
    [100, 149],
    [150, 199],
  ]);
  expect(found.filter(({ parameter, isFlagged }) => parameter === "n" && isFlagged)).toEqual([]);
  expect(found.some(({ parameter }) => parameter === "shape")).toBe(false);
});

test("fair draws are hardly ever flagged, however many bins there are", () => {
  let alarms = 0;
  for (let run = 0; run < 100; run += 1) {
    let state = run * 7919 + 1;
    const next = () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) / 2 ** 24;
    };
    const answers = Array.from({ length: 300 }, () => ({
      given: Object.fromEntries(
        ["a", "b", "c", "d", "e"].map((name) => [name, Math.floor(next() * 6)] as const),
      ),
      isRight: next() < 0.7,
    }));
    if (parameterBins(answers).some(({ isFlagged }) => isFlagged)) alarms += 1;
  }
  expect(alarms).toBeLessThanOrEqual(10);
});

test("a wrong option that the better learners choose questions the key", () => {
  const answers = Array.from({ length: 60 }, (_, i) => ({
    chosen: [i < 30 ? "key" : i < 50 ? "trap" : "odd"],
    meanOnOthers: i < 30 ? 0.4 + (i % 5) / 50 : i < 50 ? 0.8 + (i % 5) / 50 : null,
  }));
  const options = [
    { id: "key", isRight: true },
    { id: "trap", isRight: false },
    { id: "odd", isRight: false },
  ];
  const [key, trap, odd] = optionFigures(options, answers)!;
  expect(key).toMatchObject({ chosen: 30, share: 0.5, questionsKey: false });
  expect(key!.correlation).toBeLessThan(-0.9);
  expect(trap).toMatchObject({ chosen: 20, questionsKey: true });
  expect(odd).toMatchObject({ chosen: 10, correlation: null, questionsKey: false });
  expect(optionFigures(options, answers.slice(0, 4))).toBeNull();
});

test("the mean on the others leaves the item itself out, and needs five of them", () => {
  expect(meanOnOthers(6, 4, true)).toBeCloseTo(3 / 5, 12);
  expect(meanOnOthers(6, 4, false)).toBeCloseTo(4 / 5, 12);
  expect(meanOnOthers(5, 4, true)).toBeNull();
});

test("what a class recalls: .5 .6 .7 .8 .9 has the mean .7 and 1.96 × .158 / √5 to either side", () => {
  const found = expectedRecall({ learners: 5, mean: 0.7, squares: 0.1 })!;
  expect(found.low).toBeCloseTo(0.7 - 0.1386, 4);
  expect(found.high).toBeCloseTo(0.7 + 0.1386, 4);
  expect(expectedRecall({ learners: 4, mean: 0.7, squares: 0.1 })).toBeNull();
});

test("weeks begin on Monday, and belong to the year of their Thursday", () => {
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  expect(mondayOf(day("2026-11-30"))).toBe(day("2026-11-30"));
  expect(mondayOf(day("2026-11-29"))).toBe(day("2026-11-23"));
  expect(isoWeek(day("2026-11-30"))).toBe("2026-W49");
  expect(isoWeek(day("2027-01-03"))).toBe("2026-W53");
  expect(isoWeek(day("2024-12-30"))).toBe("2025-W01");
});
