import fc from "fast-check";
import { expect, test } from "vitest";
import { historyOf } from "@/lib/browse/item-history";
import type { MemoryEvent } from "@/lib/scheduling/memory-event";
import { defaultPreset } from "@/lib/scheduling/presets";
import { eventsThatCount, replay } from "@/lib/scheduling/replay";
import { recallAt } from "@/lib/scheduling/schedule-review";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { arbitraryEvents } from "../scheduling/arbitrary-history";

const dayMs = 86_400_000;

function review(id: string, day: number, rating: 1 | 2 | 3 | 4, minute = 0): MemoryEvent {
  const at = new Date(day * dayMs + 12 * 3_600_000 + minute * 60_000);
  return {
    type: "review",
    id,
    at,
    studyDay: day as StudyDay,
    rating,
    preset: defaultPreset,
    elapsedMs: 4_000,
  };
}

test("an undone event is told, and leaves nothing", () => {
  const log: MemoryEvent[] = [review("a", 100, 3), review("b", 103, 1), { type: "undo", takesBack: "b" }];
  const { events, stretches } = historyOf(log, 7);
  expect(events.map(({ id, isUndone }) => [id, isUndone])).toEqual([
    ["a", false],
    ["b", true],
  ]);
  expect(events[1]).toMatchObject({ recall: null, stability: null, next: null });
  expect(stretches).toMatchObject([{ fromDay: 100, toDay: null }]);
});

test("the curve has one stretch between study days, that of the day's last review, and ends at a reset", () => {
  const reset: MemoryEvent = {
    type: "action",
    id: "r",
    action: "reset",
    at: new Date(110 * dayMs),
    studyDay: 110 as StudyDay,
    untilDay: null,
  };
  const { stretches } = historyOf(
    [review("a", 100, 1), review("b", 100, 3, 10), review("c", 104, 3), reset, review("d", 112, 4)],
    7,
  );
  expect(stretches.map(({ fromDay, toDay, rating }) => [fromDay, toDay, rating])).toEqual([
    [100, 104, 3],
    [104, 110, 3],
    [112, null, 4],
  ]);
});

/** Events of which some are undone. */
const arbitraryLog: fc.Arbitrary<MemoryEvent[]> = arbitraryEvents(fc.constant(defaultPreset), {}).chain(
  (events) =>
    fc
      .subarray([...new Set(events.map(({ id }) => id))])
      .map((undone) => [...events, ...undone.map((takesBack) => ({ type: "undo", takesBack }) as const)]),
);

test("of any log, the curve ends in the memory of the replay, and each event is told once, in order", () => {
  fc.assert(
    fc.property(arbitraryLog, (log) => {
      const { events, stretches } = historyOf(log, 7);
      const memory = replay(log, "7");
      const counting = eventsThatCount(log).map(({ id }) => id);
      expect(events.filter(({ isUndone }) => !isUndone).map(({ id }) => id)).toEqual(counting);
      expect(events.length).toBe(log.filter(({ type }) => type !== "undo").length);
      const last = stretches.findLast(({ toDay }) => toDay === null);
      if (memory.lastStudyDay === null) {
        expect(last).toBeUndefined();
        return;
      }
      expect(last).toMatchObject({ stability: memory.stability });
      const { decay, factor } = last!.curve;
      const ahead = recallAt(memory, (memory.lastStudyDay + 30) as StudyDay, defaultPreset)!;
      expect((1 + (factor * 30) / memory.stability) ** decay).toBeCloseTo(ahead, 6);
    }),
  );
});
