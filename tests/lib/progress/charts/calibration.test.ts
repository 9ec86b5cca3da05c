import fc from "fast-check";
import { expect, test } from "vitest";
import { aucOverBins, calibration, groupsOf, logLoss, rmseOverBins } from "@/lib/progress/charts/calibration";
import { calibrationBin } from "@/lib/scheduling/calibration-bin";
import { contextOf, dayBefore, noCounters } from "../progress-arbitraries";

/** A review with a prediction, as srs-benchmark sees one: days since the last, its number, lapses before it. */
type Predicted = { p: number; y: 0 | 1; deltaT: number; i: number; lapses: number };

const somePredicted: fc.Arbitrary<Predicted[]> = fc.array(
  fc.record({
    p: fc.double({ min: 0.02, max: 0.999, noNaN: true }),
    y: fc.constantFrom(0 as const, 1 as const),
    deltaT: fc.integer({ min: 1, max: 900 }),
    i: fc.integer({ min: 2, max: 40 }),
    lapses: fc.nat(12),
  }),
  { minLength: 1, maxLength: 300 },
);

/**
 * `rmse_matrix` of srs-benchmark, from its source: bins by rounded representatives, then sklearn's
 * mean_squared_error(y_mean, p_mean, sample_weight=size), and its root.
 */
function benchmarkRmse(reviews: readonly Predicted[]): number {
  const round2 = (x: number) => Math.round(x * 100) / 100;
  const bins = new Map<string, Predicted[]>();
  for (const review of reviews) {
    const log = (x: number, base: number) => Math.floor(Math.log(x) / Math.log(base));
    const deltaT = round2(2.48 * 3.62 ** log(review.deltaT, 3.62));
    const i = Math.round(1.99 * 1.89 ** log(review.i, 1.89));
    const lapse = review.lapses === 0 ? 0 : Math.round(1.65 * 1.73 ** log(review.lapses, 1.73));
    const key = `${deltaT} ${i} ${lapse}`;
    bins.set(key, [...(bins.get(key) ?? []), review]);
  }
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const weighted = [...bins.values()].map((bin) => ({
    weight: bin.length,
    error: (mean(bin.map(({ y }) => y)) - mean(bin.map(({ p }) => p))) ** 2,
  }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return Math.sqrt(weighted.reduce((sum, { weight, error }) => sum + weight * error, 0) / total);
}

/** As the counters have it: sums by the stored bin. */
function counted(reviews: readonly Predicted[], key: (bin: number) => number) {
  const sums = new Map<number, { reviews: number; recalled: number; predicted: number }>();
  for (const { p, y, deltaT, i, lapses } of reviews) {
    const known = { recall: p, elapsedDays: deltaT, spacedReviews: i - 2, spacedMisses: lapses };
    const bin = key(calibrationBin(known));
    const sum = sums.get(bin) ?? { reviews: 0, recalled: 0, predicted: 0 };
    sums.set(bin, { reviews: sum.reviews + 1, recalled: sum.recalled + y, predicted: sum.predicted + p });
  }
  return [...sums].map(([bin, sum]) => ({ bin, ...sum }));
}

/** By the definition, pair by pair: a recalled review wins over a forgotten one that was predicted lower. */
function pairwiseAuc(reviews: readonly Predicted[], score: (p: number) => number): number | null {
  const wins: number[] = reviews
    .filter(({ y }) => y === 1)
    .flatMap((a): number[] =>
      reviews
        .filter(({ y }) => y === 0)
        .map((b) => (score(a.p) > score(b.p) ? 1 : score(a.p) === score(b.p) ? 0.5 : 0)),
    );
  return wins.length === 0 ? null : wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

test("AUC is that of the rounded predictions, and half the pairs in one bin bound its distance to the exact one", () => {
  const step = (p: number) => Math.min(39, Math.floor(p * 40));
  fc.assert(
    fc.property(somePredicted, (reviews) => {
      const auc = aucOverBins(counted(reviews, (bin) => Math.floor(bin / 4096)));
      const expected = pairwiseAuc(reviews, step);
      if (expected === null) {
        expect(auc).toBeNull();
        return;
      }
      expect(auc).toBeCloseTo(expected, 9);
      const [right, wrong] = [1, 0].map((y) => reviews.filter((review) => review.y === y));
      const alike = right!.flatMap((a) => wrong!.filter((b) => step(a.p) === step(b.p))).length;
      const exact = pairwiseAuc(reviews, (p) => p)!;
      expect(Math.abs(auc! - exact)).toBeLessThanOrEqual(alike / right!.length / wrong!.length / 2 + 1e-9);
    }),
  );
  expect(aucOverBins([])).toBeNull();
  expect(aucOverBins([{ bin: 36, reviews: 9, recalled: 9, predicted: 8 }])).toBeNull();
});

test("RMSE(bins) is srs-benchmark's", () => {
  fc.assert(
    fc.property(somePredicted, (reviews) => {
      const bins = counted(reviews, (bin) => bin % 4096);
      expect(rmseOverBins(bins)).toBeCloseTo(benchmarkRmse(reviews), 9);
    }),
  );
  expect(rmseOverBins([])).toBeNull();
});

test("log loss is the mean of −ln of what was given to what came true, over days", () => {
  fc.assert(
    fc.property(somePredicted, fc.nat(5), (reviews, split) => {
      const half = Math.ceil(reviews.length / (split + 1));
      const day = (ago: number, own: readonly Predicted[]) =>
        dayBefore(ago, {
          predicted: own.length,
          logLossMicro: own.reduce(
            (sum, { p, y }) => sum + Math.round(-Math.log(y === 1 ? p : 1 - p) * 1e6),
            0,
          ),
        });
      const found = logLoss([day(2, reviews.slice(0, half)), day(1, reviews.slice(half))]);
      const terms = reviews.map(({ p, y }) => -(y * Math.log(p) + (1 - y) * Math.log(1 - p)));
      expect(found).toBeCloseTo(terms.reduce((a, b) => a + b, 0) / terms.length, 5);
    }),
  );
  expect(logLoss([])).toBeNull();
});

test("the dots hold every review once, in order, and enough of them each", () => {
  fc.assert(
    fc.property(somePredicted, (reviews) => {
      const groups = groupsOf(counted(reviews, (bin) => Math.floor(bin / 4096)));
      const sum = (of: "reviews" | "recalled") => groups.reduce((all, group) => all + group[of], 0);
      expect(sum("reviews")).toBe(reviews.length);
      expect(sum("recalled")).toBe(reviews.filter(({ y }) => y === 1).length);
      for (const [i, group] of groups.entries()) {
        expect(group.predicted).toBeGreaterThanOrEqual(group.from - 1e-9);
        expect(group.predicted).toBeLessThanOrEqual(group.to + 1e-9);
        if (i > 0) expect(group.from).toBeGreaterThanOrEqual(groups[i - 1]!.to - 1e-9);
        if (groups.length > 1) expect(group.reviews).toBeGreaterThanOrEqual(20);
      }
    }),
  );
});

test("a forecast is judged by whether it lies within the interval of what was measured", () => {
  const told = (recalled: number) =>
    calibration.chart(
      { ...noCounters, recallBins: [{ bin: 36, reviews: 1_000, recalled, predicted: 910 }] },
      contextOf(),
    ).finding.values;
  expect(told(905)).toMatchObject({ predicted: 91, recalled: 91, verdict: "fits" });
  expect(told(800)).toMatchObject({ verdict: "less" });
  expect(told(970)).toMatchObject({ verdict: "more" });
});
