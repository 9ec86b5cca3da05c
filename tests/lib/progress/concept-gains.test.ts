import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conceptGains, horizonDays } from "../../../lib/progress/concept-gains";
import { again, good, type Memory, type Rating } from "../../../lib/scheduling/memory";
import { defaultPreset } from "../../../lib/scheduling/presets";
import { emptyMemory, recallAt, recallCurve, scheduleReview } from "../../../lib/scheduling/schedule-review";
import { situationOf } from "../../../lib/scheduling/situation";
import type { StudyDay } from "../../../lib/scheduling/study-day";

const curve = recallCurve(defaultPreset);
const item = (stability: number | null, recall: number | null, left: number, ...concepts: string[]) => ({
  concepts,
  found: { stability, recall },
  left,
});

describe("A concept gains", () => {
  test("what its items are better known in a month for, and new items count as nothing before", () => {
    // Both were due as their stability has it, at 90 %: FSRS gives 0.9 after one stability.
    const gains = conceptGains([item(10, 0.9, 30, "a"), item(null, null, 30, "a")], curve);
    const before = (1 + (curve.factor * (10 + horizonDays)) / 10) ** curve.decay / 2;
    expect(gains).toMatchObject([{ concept: "a", items: 2, newItems: 1 }]);
    expect(gains[0]!.before).toBeCloseTo(before, 8);
    expect(gains[0]!.after).toBeCloseTo(0.9, 8);
  });

  test("less than nothing if its items were forgotten", () => {
    const [gain] = conceptGains([item(40, 0.9, 4, "a")], curve);
    expect(gain!.after).toBeLessThan(gain!.before);
  });

  test("for itself: an item counts for each of its concepts, and the largest gain of all items together is first", () => {
    const gains = conceptGains(
      [item(10, 0.9, 12, "small"), item(10, 0.9, 30, "small", "large"), item(10, 0.9, 30, "large")],
      curve,
    );
    expect(gains.map(({ concept, items }) => [concept, items])).toEqual([
      ["large", 2],
      ["small", 2],
    ]);
  });
});

test("Before and after are FSRS's own predictions for the memories around the session", () => {
  const rating = fc.constantFrom<Rating>(again, 2, good, 4);
  const reviews = fc.array(fc.record({ rating, afterDays: fc.integer({ min: 0, max: 90 }) }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(reviews, fc.nat(7), (history, begin) => {
      let memory: Memory = emptyMemory(0 as StudyDay);
      let day = 20_000;
      let found: { stability: number | null; recall: number | null; expected: number } | null = null;
      for (const [i, { rating, afterDays }] of history.entries()) {
        day += afterDays;
        const studyDay = day as StudyDay;
        const at = new Date(day * 86_400_000 + i * 60_000);
        const event = {
          type: "review" as const,
          id: "",
          at,
          studyDay,
          rating,
          preset: defaultPreset,
          elapsedMs: 0,
        };
        const after = scheduleReview(memory, event, "1");
        const { stabilityBefore, predictedRecall } = situationOf(memory, after, event);
        // The session has the reviews from number `begin` on.
        if (i >= begin && found === null)
          found = {
            stability: stabilityBefore,
            recall: predictedRecall,
            expected: recallAt(memory, (day + horizonDays) as StudyDay, defaultPreset) ?? 0,
          };
        memory = after;
      }
      if (found === null) return;
      const [gain] = conceptGains([{ concepts: ["a"], found, left: memory.stability }], curve);
      const expected = recallAt(memory, (day + horizonDays) as StudyDay, defaultPreset) ?? 0;
      expect(gain!.before).toBeCloseTo(found.expected, 6);
      expect(gain!.after).toBeCloseTo(expected, 6);
    }),
  );
});
