/**
 * Is the forecast honest? The recall that FSRS predicted for each review, against what came of it. Reviews on the study
 * day of the one before have no prediction, as in srs-benchmark.
 */
import type { ChartKind, Finding } from "../chart";
import type { BinCounts, DayCounts, ProgressCounters } from "../counters";
import { firstReturn } from "../first-return";
import { within } from "../period";
import { type Measured, measured } from "../wilson";

/** `bin` of 40. */
const binWidth = 1 / 40;
/** A dot of the picture holds at least this many reviews, or this part of them. */
const leastReviews = 20;
const leastPart = 1 / 12;

export type CalibrationGroup = Measured & {
  /** Edges of the predictions in it, 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** Mean prediction. */
  readonly predicted: number;
};

export type CalibrationData = {
  readonly groups: readonly CalibrationGroup[];
  readonly reviews: number;
  /** Null without reviews, as the others. */
  readonly logLoss: number | null;
  /** Root mean square error over the benchmark's bins. */
  readonly rmse: number | null;
  /** 0.5 would be guessing; null too if all outcomes are alike. */
  readonly auc: number | null;
};

export const calibration: ChartKind<CalibrationData> = {
  isEmpty: ({ recallBins }) => recallBins.length === 0,
  speaksFrom: firstReturn,
  chart: (counters, { period }) => {
    const groups = groupsOf(counters.recallBins);
    const since = { from: counters.binsFrom, to: period.to };
    const data = {
      groups,
      reviews: groups.reduce((sum, { reviews }) => sum + reviews, 0),
      logLoss: logLoss(within(counters.days, since)),
      rmse: rmseOverBins(counters.benchmarkBins),
      auc: aucOverBins(counters.recallBins),
    };
    return {
      data,
      finding: finding(counters),
      table: {
        columns: [
          { name: "predicted_from", unit: "share" },
          { name: "predicted_to", unit: "share" },
          { name: "reviews", unit: "count" },
          { name: "recalled", unit: "count" },
          { name: "predicted", unit: "share" },
          { name: "recall", unit: "share" },
          { name: "low", unit: "share" },
          { name: "high", unit: "share" },
        ],
        rows: groups.map((g) => [g.from, g.to, g.reviews, g.recalled, g.predicted, g.share, g.low, g.high]),
      },
    };
  },
};

/** The bins from `first` to `last`. */
type Group = BinCounts & { readonly first: number; readonly last: number };

/** Neighbouring bins together, until each group has enough reviews; from the highest predictions down. */
export function groupsOf(bins: ProgressCounters["recallBins"]): CalibrationGroup[] {
  const total = bins.reduce((sum, { reviews }) => sum + reviews, 0);
  const least = Math.max(leastReviews, total * leastPart);
  const groups: Group[] = [];
  let isFull = true;
  for (const { bin, ...counts } of bins.toSorted((a, b) => b.bin - a.bin)) {
    const group: Group | undefined = isFull ? undefined : groups.pop();
    const grown: Group = { ...sum(group, counts), first: bin, last: group?.last ?? bin };
    groups.push(grown);
    isFull = grown.reviews >= least;
  }
  const [rest, before] = [groups.at(-1), groups.at(-2)];
  if (!isFull && rest !== undefined && before !== undefined) {
    groups.splice(-2, 2, { ...sum(before, rest), first: rest.first, last: before.last });
  }
  return groups.toReversed().map(({ first, last, reviews, recalled, predicted }) => ({
    from: first * binWidth,
    to: (last + 1) * binWidth,
    predicted: predicted / reviews,
    ...measured(recalled, reviews),
  }));
}

function sum(a: BinCounts | undefined, b: BinCounts): BinCounts {
  if (a === undefined) return b;
  return {
    reviews: a.reviews + b.reviews,
    recalled: a.recalled + b.recalled,
    predicted: a.predicted + b.predicted,
  };
}

/**
 * √(Σ n (ȳ − p̄)² / Σ n) over the bins: ȳ is the share recalled in a bin, p̄ the mean prediction, n its reviews.
 * `rmse_matrix` of https://github.com/open-spaced-repetition/srs-benchmark; the bins: lib/scheduling/calibration-bin.ts.
 */
export function rmseOverBins(bins: readonly BinCounts[]): number | null {
  let [squares, total] = [0, 0];
  for (const { reviews, recalled, predicted } of bins) {
    if (reviews === 0) continue;
    squares += reviews * ((recalled - predicted) / reviews) ** 2;
    total += reviews;
  }
  return total === 0 ? null : Math.sqrt(squares / total);
}

/**
 * The area under the ROC curve of the predictions rounded down to their bins: of all pairs of a recalled review and a
 * forgotten one, the share in which the recalled one lies in the higher bin, where a pair in one bin counts half. The
 * exact AUC orders these pairs, too, and would have to read every review. Its distance is at most half the share of such
 * pairs; in simulations of learners who are always on time, whose predictions differ least, its median is 0.014 for 300
 * reviews and 0.006 for 3,000, a quarter to a third of the standard error. Null if all reviews were recalled, or none.
 */
export function aucOverBins(bins: ProgressCounters["recallBins"]): number | null {
  let [below, wins, all] = [0, 0, 0];
  for (const { reviews, recalled } of bins.toSorted((a, b) => a.bin - b.bin)) {
    const forgotten = reviews - recalled;
    wins += recalled * (below + forgotten / 2);
    below += forgotten;
    all += recalled;
  }
  return all * below === 0 ? null : wins / (all * below);
}

/** −Σ (y ln p + (1 − y) ln (1 − p)) / n, unweighted, from the sums of the days. */
export function logLoss(days: readonly DayCounts[]): number | null {
  let [micro, total] = [0, 0];
  for (const { logLossMicro, predicted } of days) {
    micro += logLossMicro;
    total += predicted;
  }
  return total === 0 ? null : micro / 1e6 / total;
}

function finding({ recallBins }: ProgressCounters): Finding {
  let all: BinCounts = { reviews: 0, recalled: 0, predicted: 0 };
  for (const bin of recallBins) all = sum(all, bin);
  const { share, low, high } = measured(all.recalled, all.reviews);
  const predicted = all.reviews === 0 ? 0 : all.predicted / all.reviews;
  return {
    says: "calibration.finding",
    values: {
      predicted: Math.round(predicted * 100),
      recalled: Math.round((share ?? 0) * 100),
      reviews: all.reviews,
      verdict: predicted < low ? "more" : predicted > high ? "less" : "fits",
    },
  };
}
