/** Random presets and review histories for property tests of scheduling. */
import fc from "fast-check";
import type { Preset, Rating } from "../../../lib/scheduling/memory";
import { type ActionEvent, actionTypes, type ReviewEvent } from "../../../lib/scheduling/memory-event";
import { defaultPreset } from "../../../lib/scheduling/presets";
import type { StudyDay } from "../../../lib/scheduling/study-day";

export const ratings: readonly Rating[] = [1, 2, 3, 4];
export const firstDay = 20_000 as StudyDay;
const dayMs = 86_400_000;
const dayMinutes = 1440;

export const arbitraryRating = fc.constantFrom(...ratings);

/** Smallest and largest value of each of FSRS-6's 21 weights, as its optimiser may find them. */
const weightBounds: readonly (readonly [number, number])[] = [
  [0.1, 100],
  [0.1, 100],
  [0.1, 100],
  [0.1, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

const arbitraryWeights: fc.Arbitrary<number[]> = fc.tuple(
  ...weightBounds.map(([min, max]) => fc.double({ min, max, noNaN: true })),
);

export const arbitraryPreset: fc.Arbitrary<Preset> = fc.record({
  desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
  learningSteps: fc.constantFrom(
    ["1m", "10m"],
    ["10m"],
    ["1m", "10m", "1d"],
    ["1d"],
    ["5m", "2h", "20h"],
    [],
  ),
  relearningSteps: fc.constantFrom(["10m"], ["1m", "10m"], ["1d"], []),
  maximumIntervalDays: fc.constantFrom(1, 7, 365, 36_500),
  fuzz: fc.boolean(),
  weights: fc.oneof(fc.constant([]), arbitraryWeights),
});

/** Reviews in order: on the same day, minutes or hours apart, and up to 400 days later. */
export function arbitraryHistory(
  preset: fc.Arbitrary<Preset> = fc.constant(defaultPreset),
  size: { minLength?: number; maxLength?: number } = {},
): fc.Arbitrary<ReviewEvent[]> {
  const gap = fc.oneof(
    { weight: 3, arbitrary: fc.record({ days: fc.constant(0), minutes: fc.integer({ min: 0, max: 30 }) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        days: fc.integer({ min: 1, max: 30 }),
        minutes: fc.integer({ min: 0, max: 900 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        days: fc.integer({ min: 31, max: 400 }),
        minutes: fc.integer({ min: 0, max: 900 }),
      }),
    },
  );
  return fc
    .array(fc.record({ id: fc.uuid(), gap, rating: arbitraryRating, preset }), { maxLength: 25, ...size })
    .map((steps) => {
      let day: number = firstDay;
      let minute = 480;
      return steps.map(({ id, gap, rating, preset }) => {
        day += gap.days;
        minute = gap.days === 0 ? minute + gap.minutes : gap.minutes;
        const at = new Date(day * dayMs + Math.min(minute, dayMinutes - 1) * 60_000);
        const studyDay = day as StudyDay;
        return { type: "review", id, at, studyDay, rating, preset, elapsedMs: 5_000 };
      });
    });
}

/** The same with actions among the reviews, about one in four. */
export function arbitraryEvents(
  preset: fc.Arbitrary<Preset>,
  size: { minLength?: number; maxLength?: number },
): fc.Arbitrary<(ReviewEvent | ActionEvent)[]> {
  const act = fc.record({ action: fc.constantFrom(...actionTypes), days: fc.integer({ min: 1, max: 60 }) });
  return arbitraryHistory(preset, size).chain((reviews) =>
    fc
      .array(fc.option(act, { freq: 3 }), { minLength: reviews.length, maxLength: reviews.length })
      .map((actions) =>
        reviews.map(({ id, at, studyDay, ...review }, i): ReviewEvent | ActionEvent => {
          const acting = actions[i] ?? null;
          if (i % 4 !== 3 || acting === null) return { id, at, studyDay, ...review };
          const untilDay = (studyDay + acting.days) as StudyDay;
          return { type: "action", id, at, studyDay, action: acting.action, untilDay };
        }),
      ),
  );
}
