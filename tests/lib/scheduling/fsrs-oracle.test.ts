/** fsrs-rs, the reference implementation, is the oracle. It computes in 32-bit floats, hence relative tolerance. */
import { type BindingItemState, type BindingNextStates, FSRSBinding } from "@open-spaced-repetition/binding";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Preset, Rating } from "../../../lib/scheduling/memory";
import { defaultPreset } from "../../../lib/scheduling/presets";
import { replay } from "../../../lib/scheduling/replay";
import { recallAt } from "../../../lib/scheduling/schedule-review";
import type { StudyDay } from "../../../lib/scheduling/study-day";
import { arbitraryRating, firstDay } from "./arbitrary-history";

vi.setConfig({ testTimeout: 60_000 });

/** Typical weights that the optimiser finds for a learner. */
const learnedWeights = [
  0.35, 1.1, 3.2, 14.9, 6.9, 0.71, 2.6, 0.012, 1.62, 0.21, 0.9, 1.7, 0.08, 0.31, 1.4, 0.45, 2.2, 0.61, 0.12,
  0.09, 0.21,
];
const tolerance = 1e-4;

type Step = { readonly rating: Rating; readonly gapDays: number };

function ours(steps: readonly Step[], weights: readonly number[] = []) {
  const preset: Preset = { ...defaultPreset, fuzz: false, weights };
  let studyDay: number = firstDay;
  const events = steps.map(({ rating, gapDays }, i) => {
    studyDay += i === 0 ? 0 : gapDays;
    return {
      type: "review" as const,
      id: String(i).padStart(3, "0"),
      at: new Date(studyDay * 86_400_000 + i * 60_000),
      studyDay: studyDay as StudyDay,
      rating,
      preset,
      elapsedMs: 5_000,
    };
  });
  return replay(events, "item");
}

function theirs(steps: readonly Step[], weights: readonly number[] = []) {
  const oracle = new FSRSBinding(weights.length > 0 ? [...weights] : undefined);
  let state: BindingItemState | undefined;
  for (const { rating, gapDays } of steps) {
    const elapsed = state === undefined ? 0 : gapDays;
    const next: BindingNextStates = oracle.nextStates(state?.memory, defaultPreset.desiredRetention, elapsed);
    state = [next.again, next.hard, next.good, next.easy][rating - 1]!;
  }
  const { stability, difficulty } = state!.memory;
  return { stability, difficulty, intervalDays: state!.interval };
}

function expectNear(actual: number, expected: number) {
  expect(Math.abs(actual - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(tolerance);
}

function expectSame(steps: readonly Step[], weights: readonly number[] = []) {
  const mine = ours(steps, weights);
  const reference = theirs(steps, weights);
  expectNear(mine.stability, reference.stability);
  expectNear(mine.difficulty, reference.difficulty);
}

const step = (gaps: fc.Arbitrary<number>) => fc.record({ rating: arbitraryRating, gapDays: gaps });

test("stability and difficulty equal fsrs-rs's over histories of reviews on different days", () => {
  const gaps = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1000 }));
  fc.assert(
    fc.property(fc.array(step(gaps), { minLength: 1, maxLength: 20 }), (steps) => expectSame(steps)),
    {
      numRuns: 1000,
    },
  );
});

test("and over histories with several reviews a day", () => {
  const gaps = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(step(gaps), { minLength: 1, maxLength: 20 }), (steps) => expectSame(steps)),
    {
      numRuns: 1000,
    },
  );
});

test("and with weights of a learner's own", () => {
  const gaps = fc.integer({ min: 0, max: 100 });
  const histories = fc.array(step(gaps), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(histories, (steps) => expectSame(steps, learnedWeights)),
    { numRuns: 500 },
  );
});

test("recall has fallen to the desired 90 % after as many days as fsrs-rs's interval", () => {
  const memory = ours([
    { rating: 4, gapDays: 0 },
    { rating: 3, gapDays: 12 },
  ]);
  const { intervalDays } = theirs([
    { rating: 4, gapDays: 0 },
    { rating: 3, gapDays: 12 },
  ]);
  expect(
    recallAt(memory, (memory.lastStudyDay! + Math.round(intervalDays)) as StudyDay, defaultPreset),
  ).toBeCloseTo(0.9, 2);
  expect(memory.intervalDays).toBe(Math.round(intervalDays));
});
