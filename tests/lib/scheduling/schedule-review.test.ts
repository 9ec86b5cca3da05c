import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Interval, Memory, Preset, Rating } from "../../../lib/scheduling/memory";
import { isLeechWarning, missesToRest, warnsAtMiss } from "../../../lib/scheduling/memory";
import type { ReviewEvent } from "../../../lib/scheduling/memory-event";
import { defaultPreset } from "../../../lib/scheduling/presets";
import { replay } from "../../../lib/scheduling/replay";
import {
  emptyMemory,
  previewIntervals,
  recallAt,
  recallCurve,
  restsAfterMiss,
  scheduleReview,
} from "../../../lib/scheduling/schedule-review";
import { clockIn, type StudyDay, studyDayAt } from "../../../lib/scheduling/study-day";
import { arbitraryHistory, arbitraryPreset, firstDay, ratings } from "./arbitrary-history";

const item = "cnn.conv-out";
const noFuzz: Preset = { ...defaultPreset, fuzz: false };

/** Applies the reviews one after another, as on a single device. */
function project(events: readonly ReviewEvent[]): Memory {
  return events.reduce((memory, event) => scheduleReview(memory, event, item), emptyMemory(0 as StudyDay));
}

/** Noon of a study day after the first, and the minutes after noon. */
function review(rating: Rating, dayOffset = 0, minutes = 0, preset: Preset = defaultPreset): ReviewEvent {
  const studyDay = (firstDay + dayOffset) as StudyDay;
  const at = new Date(studyDay * 86_400_000 + (720 + minutes) * 60_000);
  return { type: "review", id: `${dayOffset}-${minutes}`, at, studyDay, rating, preset, elapsedMs: 5_000 };
}

function days(interval: Interval): number {
  return "days" in interval ? interval.days : interval.minutes / 1440;
}

describe("the first reviews", () => {
  test("a new item is due in 1, 6 and 10 minutes after Again, Hard and Good, and graduates with Easy", () => {
    const preview = previewIntervals(emptyMemory(firstDay), firstDay, noFuzz, item);
    expect(preview).toEqual([{ minutes: 1 }, { minutes: 6 }, { minutes: 10 }, { days: 8 }]);
  });

  test("two times Good graduates", () => {
    const once = project([review(3)]);
    expect(once).toMatchObject({ state: "learning", step: 1, intervalDays: 0, dueDay: firstDay });
    expect(once.dueAt).toEqual(new Date(review(3).at.getTime() + 600_000));
    const twice = project([review(3), review(3, 0, 10)]);
    expect(twice).toMatchObject({ state: "review", step: 0, repetitions: 2, lapses: 0, dueAt: null });
    expect(twice.intervalDays).toBeGreaterThanOrEqual(1);
    expect(twice.dueDay).toBe(firstDay + twice.intervalDays);
  });

  test("Again on the second step starts the steps anew", () => {
    const memory = project([review(3), review(1, 0, 10)]);
    expect(memory).toMatchObject({ state: "learning", step: 0, lapses: 0 });
    expect(memory.dueAt).toEqual(new Date(review(1, 0, 11).at));
  });

  test("a step that ends after the turnover keeps its instant and the day of its review", () => {
    const late = { ...review(3), at: new Date("2026-03-11T03:55:00Z") };
    const memory = scheduleReview(emptyMemory(firstDay), late, item);
    expect(memory.dueAt).toEqual(new Date("2026-03-11T04:05:00Z"));
    expect(memory.dueDay).toBe(firstDay);
  });
});

describe("lapses", () => {
  const graduated = [review(3, 0), review(3, 0, 10)];

  test("Again on a graduated item relearns for ten minutes and counts one lapse", () => {
    const memory = project([...graduated, review(1, 3)]);
    expect(memory).toMatchObject({ state: "relearning", step: 0, lapses: 1, intervalDays: 0 });
    expect(project([...graduated, review(1, 3), review(3, 3, 10)])).toMatchObject({
      state: "review",
      lapses: 1,
    });
  });

  test("a relearning step of a day stays a day, even if the weights let stability grow with a miss", () => {
    const weights = [0.1, 0.1, 0.1, 0.1, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1];
    const preset: Preset = {
      ...defaultPreset,
      desiredRetention: 0.7,
      relearningSteps: ["1d"],
      weights: [...weights, 0, 0, 0.01, 0.1],
    };
    const memory = project([review(1, 0, 0, { ...preset, learningSteps: ["1d"], maximumIntervalDays: 1 })]);
    const missed = scheduleReview(memory, review(1, 0, 10, preset), item);
    expect(missed.stability).toBeGreaterThan(memory.stability);
    expect(missed.intervalDays).toBe(1);
  });

  test("Again while relearning is no further lapse", () => {
    expect(project([...graduated, review(1, 3), review(1, 3, 10)]).lapses).toBe(1);
  });

  test("the eighth lapse makes a leech, the seventh does not, and it is pointed out at every fourth after", () => {
    const lapse = (n: number) => [review(1, 10 * n), review(3, 10 * n, 10)];
    const lapses = (count: number) =>
      project([...graduated, ...Array.from({ length: count }, (_, i) => lapse(i + 1)).flat()]);
    expect(lapses(7).lapses).toBe(7);
    expect(isLeechWarning(lapses(7))).toBe(false);
    expect(isLeechWarning(lapses(8))).toBe(true);
    const warned = Array.from({ length: 20 }, (_, count) => count).filter((count) =>
      isLeechWarning(lapses(count)),
    );
    expect(warned).toEqual([8, 12, 16]);
    expect(warnsAtMiss(project([...graduated]))).toBe(false);
    expect(warnsAtMiss(lapses(7))).toBe(true);
    expect(
      warnsAtMiss(
        project([...graduated, ...Array.from({ length: 7 }, (_, i) => lapse(i + 1)).flat(), review(1, 90)]),
      ),
    ).toBe(false);
  });
});

describe("an item that is missed again and again", () => {
  const misses = (count: number, dayOffset = 0) =>
    Array.from({ length: count }, (_, i) => review(1, dayOffset, i));

  test("rests after the third miss of a study day, until the next, and FSRS hears of the misses alone", () => {
    const memory = project(misses(3));
    expect(memory).toMatchObject({
      state: "learning",
      misses: 3,
      intervalDays: 1,
      dueDay: firstDay + 1,
      dueAt: null,
    });
    const { stability, difficulty, step } = project(
      misses(3).map((event) => ({ ...event, rules: 0 as const })),
    );
    expect(memory).toMatchObject({ stability, difficulty, step });
    expect(project(misses(2))).toMatchObject({ misses: 2, dueDay: firstDay, intervalDays: 0 });
  });

  test("is announced: the button of the third miss promises tomorrow", () => {
    const twice = project(misses(2));
    const [afterAgain, ...others] = previewIntervals(twice, firstDay, defaultPreset, item);
    expect(afterAgain).toEqual({ days: 1 });
    expect(others).toEqual(previewIntervals(project(misses(1)), firstDay, defaultPreset, item).slice(1));
    expect(restsAfterMiss(twice, firstDay, defaultPreset, item)).toBe(true);
    expect(restsAfterMiss(project(misses(1)), firstDay, defaultPreset, item)).toBe(false);
    expect(restsAfterMiss(twice, (firstDay + 1) as StudyDay, defaultPreset, item)).toBe(false);
  });

  test("rests while it relearns, too; right answers between count for nothing, but lead to their step", () => {
    const graduated = [review(3), review(3, 0, 10)];
    const lapsed = [...graduated, ...[1, 3, 1].map((rating, i) => review(rating as Rating, 3, i))];
    expect(project([...lapsed, review(1, 3, 5)])).toMatchObject({ state: "relearning", dueAt: null });
    const restedThenRight = project([...misses(3), review(3, 0, 10)]);
    expect(restedThenRight).toMatchObject({ misses: 3, dueAt: review(3, 0, 20).at });
  });

  test("has all its tries again on the next study day", () => {
    expect(project([...misses(3), ...misses(2, 1)])).toMatchObject({ misses: 2, dueDay: firstDay + 1 });
    expect(project([...misses(3), ...misses(3, 1)])).toMatchObject({ misses: 3, dueDay: firstDay + 2 });
  });

  test("does not rest where a miss leads beyond the session anyway", () => {
    const slow: Preset = { ...noFuzz, learningSteps: ["2h"] };
    expect(project([0, 1, 2].map((i) => review(1, 0, i, slow))).dueAt).toEqual(review(1, 0, 122).at);
  });
});

describe("steps of a day", () => {
  const preset: Preset = { ...noFuzz, learningSteps: ["1m", "10m", "1d"] };

  test("a step of one day is due on the next study day, and Good after it lengthens", () => {
    const events = [review(3, 0, 0, preset), review(3, 0, 10, preset), review(3, 1, 0, preset)];
    expect(project(events.slice(0, 2))).toMatchObject({
      state: "review",
      step: 0,
      intervalDays: 1,
      dueDay: firstDay + 1,
    });
    expect(project(events).intervalDays).toBeGreaterThan(1);
  });

  test("a lapse after a step of one day goes through relearning", () => {
    const events = [review(3, 0, 0, preset), review(3, 0, 10, preset), review(1, 1, 0, preset)];
    expect(project(events)).toMatchObject({ state: "relearning", step: 0, lapses: 1 });
  });
});

test("when the steps become fewer in the midst of learning, Again still means again", () => {
  const fewer: Preset = { ...noFuzz, learningSteps: ["5m"] };
  const memory = project([review(3), review(1, 0, 10, fewer)]);
  expect(memory).toMatchObject({ state: "learning", step: 0 });
  expect(memory.dueAt).toEqual(review(1, 0, 15).at);
});

test("no interval passes the maximum, whatever the rating", () => {
  const capped: Preset = { ...noFuzz, maximumIntervalDays: 30 };
  const memory = project([review(4), review(4, 20), review(4, 80), review(4, 200)]);
  const preview = previewIntervals(memory, (firstDay + 400) as StudyDay, capped, item);
  expect(Math.max(...preview.map(days))).toBe(30);
});

describe("study days", () => {
  test("an evening in New York and the next afternoon are one day apart, though both are the same UTC date", () => {
    const zone = "America/New_York";
    const answered = (instant: string, rating: Rating): ReviewEvent => {
      const at = new Date(instant);
      return { ...review(rating, 0, 0, noFuzz), id: instant, at, studyDay: studyDayAt(at, clockIn(zone)) };
    };
    const evening = answered("2026-01-11T01:00:00Z", 4);
    const apart = project([evening, answered("2026-01-11T21:00:00Z", 3)]);
    const sameDay = project([evening, answered("2026-01-11T04:30:00Z", 3)]);
    expect(apart.stability).toBe(project([review(4, 0, 0, noFuzz), review(3, 1, 0, noFuzz)]).stability);
    expect(sameDay.stability).toBe(project([review(4, 0, 0, noFuzz), review(3, 0, 5, noFuzz)]).stability);
    expect(apart.stability).toBeGreaterThan(sameDay.stability);
  });

  test("the hour of a review changes its due instant and nothing else", () => {
    fc.assert(
      fc.property(
        arbitraryHistory(arbitraryPreset, { minLength: 1 }),
        fc.integer({ min: 1, max: 1e7 }),
        (events, ms) => {
          const later = events.map((event) => ({
            ...event,
            at: new Date(event.at.getTime() + ms),
          }));
          const { dueAt, lastReviewedAt, lastEventAt: _, ...rest } = project(events);
          const {
            dueAt: laterDueAt,
            lastReviewedAt: laterReviewedAt,
            lastEventAt: __,
            ...laterRest
          } = project(later);
          expect(laterRest).toEqual(rest);
          expect(laterReviewedAt!.getTime() - lastReviewedAt!.getTime()).toBe(ms);
          if (dueAt !== null) expect(laterDueAt!.getTime() - dueAt.getTime()).toBe(ms);
        },
      ),
    );
  });

  test("a learner who flies west into the day before counts as on the same day", () => {
    const back = { ...review(3, 0, 60), studyDay: (firstDay - 1) as StudyDay };
    const memory = project([review(4), back]);
    expect(memory.stability).toBe(project([review(4), review(3, 0, 60)]).stability);
    expect(memory.lastStudyDay).toBe(firstDay - 1);
    expect(memory.dueDay).toBe(firstDay - 1 + memory.intervalDays);
  });
});

describe("laws over random histories", () => {
  test("replaying reviews in any order of arrival gives the projection, to the last bit", () => {
    const shuffled = arbitraryHistory(arbitraryPreset).chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, ([events, arrived]) => {
        const ordered = events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
        expect(replay(arrived, item)).toStrictEqual(project(ordered));
      }),
    );
  });

  test("the replay without the last review is the memory before it", () => {
    fc.assert(
      fc.property(
        arbitraryHistory(arbitraryPreset, { minLength: 1 }),
        fc.integer({ min: 1, max: 30 }),
        (events, undone) => {
          const ordered = events.map((event, i) => ({ ...event, id: String(i).padStart(4, "0") }));
          const memories = ordered.map((_, i) => project(ordered.slice(0, i)));
          const kept = Math.max(0, ordered.length - undone);
          expect(replay(ordered.slice(0, kept), item)).toStrictEqual(memories[kept]);
        },
      ),
    );
  });

  test("what each button promises is what happens", () => {
    fc.assert(
      fc.property(
        arbitraryHistory(arbitraryPreset),
        arbitraryPreset,
        fc.nat({ max: 500 }),
        (events, preset, later) => {
          const memory = project(events);
          const studyDay = ((memory.lastStudyDay ?? firstDay) + later) as StudyDay;
          const preview = previewIntervals(memory, studyDay, preset, item);
          for (const rating of ratings) {
            const at = new Date(studyDay * 86_400_000 + 50_000_000);
            const after = scheduleReview(memory, { at, studyDay, rating, preset }, item);
            const applied: Interval =
              after.dueAt === null
                ? { days: after.dueDay - studyDay }
                : { minutes: (after.dueAt.getTime() - at.getTime()) / 60_000 };
            expect(preview[rating - 1]).toEqual(applied);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("in review, Again comes back no later than Hard, Hard than Good, Good than Easy", () => {
    fc.assert(
      fc.property(
        arbitraryHistory(arbitraryPreset),
        arbitraryPreset,
        fc.nat({ max: 500 }),
        (events, preset, later) => {
          const memory = project(events);
          fc.pre(memory.state === "review");
          const studyDay = (memory.lastStudyDay! + later) as StudyDay;
          const intervals = previewIntervals(memory, studyDay, preset, item).map(days);
          expect(intervals).toEqual(intervals.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a memory is finite, in its bounds, and the same after a trip through JSON", () => {
    fc.assert(
      fc.property(arbitraryHistory(arbitraryPreset, { minLength: 1 }), (events) => {
        const memory = project(events);
        const back = JSON.parse(JSON.stringify(memory));
        const read = {
          ...back,
          dueAt: back.dueAt && new Date(back.dueAt),
          lastReviewedAt: new Date(back.lastReviewedAt),
          lastEventAt: new Date(back.lastEventAt),
        };
        expect(read).toStrictEqual(memory);
        expect(memory.stability).toBeGreaterThan(0);
        expect(memory.difficulty).toBeGreaterThanOrEqual(1);
        expect(memory.difficulty).toBeLessThanOrEqual(10);
        const rests = memory.misses >= missesToRest && events.at(-1)!.rating === 1;
        expect(memory.dueAt === null).toBe(memory.state === "review" || rests);
        expect(memory.repetitions).toBe(events.length);
        expect(memory.dueDay).toBe(events.at(-1)!.studyDay + memory.intervalDays);
      }),
    );
  });

  test("from any state a run of Good ends in review", () => {
    fc.assert(
      fc.property(arbitraryHistory(arbitraryPreset), (events) => {
        const last = events.at(-1) ?? review(3);
        const goods = [1, 2, 3].map((minutes) => ({
          ...last,
          id: `z${minutes}`,
          rating: 3 as Rating,
          preset: defaultPreset,
          at: new Date(last.at.getTime() + minutes * 60_000),
        }));
        expect(
          goods.reduce((memory, event) => scheduleReview(memory, event, item), project(events)).state,
        ).toBe("review");
      }),
    );
  });
});

describe("fuzz", () => {
  const longTerm = [review(4, 0), review(4, 9), review(3, 50)];

  test("differs between items and repetitions, and stays near the interval without it", () => {
    const exact = replay(
      longTerm.map((event) => ({ ...event, preset: noFuzz })),
      item,
    ).intervalDays;
    const fuzzed = Array.from({ length: 50 }, (_, i) => replay(longTerm, `item-${i}`).intervalDays);
    expect(new Set(fuzzed).size).toBeGreaterThan(5);
    for (const interval of fuzzed) expect(Math.abs(interval - exact) / exact).toBeLessThan(0.15);
  });
});

describe("fuzz against growth", () => {
  const onTime = (memory: Memory, rating: Rating, dayAfter = 0): ReviewEvent => {
    const studyDay = (memory.dueDay + dayAfter) as StudyDay;
    const at = new Date(studyDay * 86_400_000 + memory.repetitions * 60_000);
    return { ...review(rating), id: String(memory.repetitions), at, studyDay };
  };

  /**
   * The number of shortened intervals in this many lives of items that were forgotten twice and always rated Hard in
   * time.
   */
  function shortened(lives: number, rules: 0 | 1) {
    let reviews = 0;
    let shorter = 0;
    for (let life = 0; life < lives; life += 1) {
      let memory = emptyMemory(firstDay);
      for (const rating of [3, 3, 1, 3, 2, 2, 1, 3, 2, 2, 2, 2, 2, 2] as const) {
        const next = scheduleReview(memory, { ...onTime(memory, rating), rules }, `item-${life}`);
        if (memory.state === "review" && next.stability > memory.stability) {
          reviews += 1;
          if (next.intervalDays < memory.intervalDays) shorter += 1;
        }
        memory = next;
      }
    }
    return { reviews, shorter };
  }

  test("an interval is never shorter than the one before where stability grew; without the rule it was", {
    timeout: 60_000,
  }, () => {
    expect(shortened(200, 0).shorter).toBeGreaterThan(20);
    const { reviews, shorter } = shortened(200, 1);
    expect(reviews).toBeGreaterThan(1_000);
    expect(shorter).toBe(0);
  });

  test("nor with any preset that stays the same, in time or not, and the ratings stay apart below the maximum", {
    timeout: 60_000,
  }, () => {
    const lives = fc.record({
      preset: arbitraryPreset,
      life: fc.nat(1_000),
      steps: fc.array(
        fc.record({ rating: fc.constantFrom<Rating>(2, 3, 4), late: fc.integer({ min: -3, max: 9 }) }),
        {
          minLength: 3,
          maxLength: 14,
        },
      ),
    });
    fc.assert(
      fc.property(lives, ({ preset: drawn, life, steps }) => {
        const preset = { ...drawn, fuzz: true };
        let memory = emptyMemory(firstDay);
        for (const { rating, late } of steps) {
          const day = Math.max(memory.lastStudyDay ?? 0, memory.dueDay + late) - memory.dueDay;
          const event = { ...onTime(memory, rating, day), preset };
          const previews = previewIntervals(memory, event.studyDay, preset, `item-${life}`);
          const next = scheduleReview(memory, event, `item-${life}`);
          if (memory.state === "review") {
            if (next.stability > memory.stability)
              expect(next.intervalDays).toBeGreaterThanOrEqual(memory.intervalDays);
            const [, afterHard, afterGood, afterEasy] = previews.map(days);
            const maximum = preset.maximumIntervalDays;
            const apart = preset.weights.length === 0 ? 1 : 0;
            expect(afterGood).toBeGreaterThanOrEqual(Math.min(maximum, afterHard! + apart));
            expect(afterEasy).toBeGreaterThanOrEqual(Math.min(maximum, afterGood! + apart));
            expect(Math.max(afterHard!, afterGood!, afterEasy!)).toBeLessThanOrEqual(maximum);
          }
          memory = next;
        }
      }),
      { numRuns: 150 },
    );
  });

  test("an interval of a lower retention is no lower bound", () => {
    const lax: Preset = { ...defaultPreset, desiredRetention: 0.7 };
    const strict: Preset = { ...defaultPreset, desiredRetention: 0.95 };
    const memory = project([review(4, 0, 0, lax), review(3, 20, 0, lax)]);
    const studyDay = memory.dueDay;
    const next = scheduleReview(memory, { ...onTime(memory, 2), studyDay, preset: strict }, item);
    expect(next.stability).toBeGreaterThan(memory.stability);
    expect(next.intervalDays).toBeLessThan(memory.intervalDays / 2);
  });

  test("reviews of before the rules are replayed without them", () => {
    const histories = Array.from({ length: 200 }, (_, life) => {
      let memory = emptyMemory(firstDay);
      const events: ReviewEvent[] = [];
      for (const rating of [3, 3, 2, 2, 2, 1, 1, 1, 1, 3, 2, 2] as Rating[]) {
        const event = { ...onTime(memory, rating), rules: 0 as const };
        events.push(event);
        memory = scheduleReview(memory, event, `item-${life}`);
      }
      return { events, memory, id: `item-${life}` };
    });
    for (const { events, memory, id } of histories) {
      expect(replay(events, id)).toStrictEqual(memory);
      expect(memory.misses).toBe(0);
    }
    const missed = histories[0]!.events.slice(0, 8);
    expect(replay(missed, "item-0")).toMatchObject({ misses: 0, intervalDays: 0 });
    const asOfNow = missed.map(({ rules: _, ...event }) => event);
    expect(replay(asOfNow, "item-0")).toMatchObject({ misses: 3, dueAt: null });
  });
});

describe("recall", () => {
  test("is unknown for a new item, 1 on the day of the review and 0.9 after as many days as the stability", () => {
    const memory: Memory = { ...project([review(4)]), stability: 12 };
    expect(recallAt(emptyMemory(firstDay), firstDay, defaultPreset)).toBeNull();
    expect(recallAt(memory, firstDay, defaultPreset)).toBe(1);
    expect(recallAt(memory, (firstDay - 1) as StudyDay, defaultPreset)).toBe(1);
    expect(recallAt(memory, (firstDay + 12) as StudyDay, defaultPreset)).toBeCloseTo(0.9, 7);
  });

  test("follows the drawn curve", () => {
    const { decay, factor } = recallCurve(defaultPreset);
    const memory = project([review(3), review(3, 0, 10)]);
    for (const t of [1, 5, 30, 365]) {
      const drawn = (1 + (factor * t) / memory.stability) ** decay;
      expect(recallAt(memory, (firstDay + t) as StudyDay, defaultPreset)).toBeCloseTo(drawn, 7);
    }
  });
});
