import fc from "fast-check";
import { expect, test } from "vitest";
import { countDays, type DayDelta } from "../../../lib/scheduling/day-deltas";
import type { MemoryEvent, ReviewEvent } from "../../../lib/scheduling/memory-event";
import { type NewReviewEvent, project, replay } from "../../../lib/scheduling/replay";
import { arbitraryHistory, arbitraryPreset } from "./arbitrary-history";

const item = 7;

/** As posted: the learner was shown the intervals of the review's study day. */
const posted = (event: ReviewEvent): NewReviewEvent => ({ ...event, promisedDay: event.studyDay });

/** The counters of each day, except those back at zero. */
function sumOf(deltas: readonly DayDelta[]) {
  const counters = [...countDays(deltas).values()].filter(({ studyDay: _, ...counts }) =>
    Object.values(counts).some((count) => count !== 0),
  );
  return counters.sort((a, b) => a.studyDay - b.studyDay);
}

/** Reviews with unique ids, in an order of arrival, each undone right after it or never. */
const arbitraryArrival = arbitraryHistory(arbitraryPreset, { minLength: 1, maxLength: 12 })
  .map((events) => events.map((event, i) => ({ ...event, id: `event-${i}` })))
  .chain((events) =>
    fc.tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.boolean(), { minLength: events.length, maxLength: events.length }),
    ),
  );

test("events that are added one by one, in whatever order, end in the replay and in the counters of what counts", () => {
  fc.assert(
    fc.property(arbitraryArrival, ([arrived, isUndone]) => {
      let memory = replay([], String(item));
      const log: MemoryEvent[] = [];
      const days: DayDelta[] = [];
      const add = (event: MemoryEvent) => {
        const projection = project(item, memory, log, [event.type === "review" ? posted(event) : event]);
        memory = projection.memory;
        days.push(...projection.days);
        log.push(event);
      };
      for (const [i, event] of arrived.entries()) {
        add(event);
        if (isUndone[i]) add({ type: "undo", takesBack: event.id });
      }
      expect(memory).toStrictEqual(replay(log, String(item)));
      const left = arrived.filter((_, i) => !isUndone[i]);
      expect(memory).toStrictEqual(replay(left, String(item)));
      expect(sumOf(days)).toEqual(sumOf(project(item, null, [], left.map(posted)).days));
    }),
  );
});

test("events that are added together are one by one", () => {
  fc.assert(
    fc.property(arbitraryArrival, fc.nat(), ([arrived], cut) => {
      const at = cut % arrived.length;
      const [before, added] = [arrived.slice(0, at), arrived.slice(at)];
      const { memory } = project(item, replay(before, String(item)), before, added.map(posted));
      expect(memory).toStrictEqual(replay(arrived, String(item)));
    }),
  );
});

test("a review whose promised day is not the next one or the one before belongs to the learner's own day", () => {
  fc.assert(
    fc.property(arbitraryHistory(undefined, { minLength: 1, maxLength: 1 }), fc.integer(), ([event], off) => {
      const review = { ...event!, promisedDay: event!.studyDay + off };
      const { studyDays } = project(item, null, [], [review]);
      expect(studyDays.get(review.id)).toBe(Math.abs(off) <= 1 ? review.promisedDay : review.studyDay);
    }),
  );
});
