import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rating } from "../../../lib/scheduling/memory";
import type { MemoryEvent, RegradeEvent, ReviewEvent } from "../../../lib/scheduling/memory-event";
import {
  eventsThatCount,
  type NewReviewEvent,
  project,
  replay,
  replayAll,
} from "../../../lib/scheduling/replay";
import { type Situation, stageOf, type Transition } from "../../../lib/scheduling/situation";
import { arbitraryEvents, arbitraryHistory, arbitraryPreset } from "./arbitrary-history";

const item = 7;

/** As posted: the learner was shown the intervals of the review's study day. */
const posted = (event: ReviewEvent): NewReviewEvent => ({ ...event, promisedDay: event.studyDay });

/** Reviews with unique ids, in an order of arrival, each undone right after it or never. */
const arbitraryArrival = arbitraryEvents(arbitraryPreset, { minLength: 1, maxLength: 12 })
  .map((events) => events.map((event, i) => ({ ...event, id: `event-${i}` })))
  .chain((events) =>
    fc.tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.boolean(), { minLength: events.length, maxLength: events.length }),
    ),
  );

test("events that are added one by one, in whatever order, end in the replay of what counts, with its situations", () => {
  fc.assert(
    fc.property(arbitraryArrival, ([arrived, isUndone]) => {
      let memory = replay([], String(item));
      const log: MemoryEvent[] = [];
      const situations = new Map<string, Situation | Transition>();
      const add = (event: MemoryEvent) => {
        const projection = project(item, memory, log, [event.type === "review" ? posted(event) : event]);
        memory = projection.memory;
        for (const [id, found] of [...projection.reviews, ...projection.actions]) situations.set(id, found);
        if (event.type === "undo") situations.delete(event.takesBack);
        log.push(event);
      };
      for (const [i, event] of arrived.entries()) {
        add(event);
        if (isUndone[i]) add({ type: "undo", takesBack: event.id });
      }
      const whole = replayAll(log, item);
      expect(memory).toStrictEqual(whole.memory);
      expect(new Map([...whole.reviews, ...whole.actions])).toEqual(situations);
      const left = replayAll(
        arrived.filter((_, i) => !isUndone[i]),
        item,
      );
      expect(whole).toStrictEqual(left);
    }),
  );
});

/** A log, and a rating for each of its reviews, or none. */
const arbitraryRegrades = arbitraryArrival.chain(([log]) =>
  fc.tuple(
    fc.constant(log),
    fc.array(fc.option(fc.constantFrom<Rating>(1, 2, 3, 4)), {
      minLength: log.length,
      maxLength: log.length,
    }),
  ),
);

function regrade(of: string, rating: Rating, minutes: number): RegradeEvent {
  const verdict = rating === 1 ? "wrong" : "correct";
  const at = new Date(Date.UTC(2040, 0, 1, 0, minutes));
  return { type: "regrade", id: `regrade-${of}-${minutes}`, of, at, rating, verdict, misconception: null };
}

test("a regraded review counts as if it had been rated so; of several regradings the latest one that is not undone", () => {
  fc.assert(
    fc.property(arbitraryRegrades, ([log, ratings]) => {
      const wanted = log.map((event, i) => (event.type === "review" ? (ratings[i] ?? null) : null));
      const regrades = log.flatMap(({ id }, i) => {
        const rating = wanted[i] ?? null;
        if (rating === null) return [];
        const later = regrade(id, rating === 1 ? 4 : 1, 3);
        return [
          later,
          regrade(id, rating, 2),
          regrade(id, 2, 1),
          { type: "undo", takesBack: later.id } as const,
        ];
      });
      const rated = log.map((event, i) =>
        event.type === "review" && wanted[i] != null ? { ...event, rating: wanted[i] } : event,
      );
      const regraded = replayAll([...regrades, ...log], item);
      expect(regraded.memory).toStrictEqual(replayAll(rated, item).memory);
      for (const [i, { id }] of log.entries())
        expect(regraded.reviews.get(id)?.regraded?.rating ?? null).toBe(wanted[i]);
      const undone = regrades.flatMap((event) =>
        event.type === "regrade" ? [{ type: "undo", takesBack: event.id } as const] : [],
      );
      expect(replayAll([...log, ...regrades, ...undone], item)).toStrictEqual(replayAll(log, item));
    }),
  );
});

test("what an event leaves is what the next one finds", () => {
  fc.assert(
    fc.property(arbitraryArrival, ([arrived]) => {
      const { reviews, actions, memory } = replayAll(arrived, item);
      const inTime = eventsThatCount(arrived).map(({ id }) => reviews.get(id) ?? actions.get(id)!);
      for (const [i, { stageBefore }] of inTime.entries())
        expect(stageBefore).toBe(i === 0 ? "new" : inTime[i - 1]!.stageAfter);
      expect(inTime.at(-1)?.stageAfter).toBe(stageOf(memory));
      for (const { phase, predictedRecall, calibrationBin } of reviews.values()) {
        expect(predictedRecall === null).toBe(calibrationBin === null);
        if (phase === "new") expect(predictedRecall).toBeNull();
      }
    }),
  );
});

test("events that are added together are one by one", () => {
  fc.assert(
    fc.property(arbitraryArrival, fc.nat(), ([arrived], cut) => {
      const at = cut % arrived.length;
      const [before, added] = [arrived.slice(0, at), arrived.slice(at)];
      const adding = added.map((event) => (event.type === "review" ? posted(event) : event));
      const { memory } = project(item, replay(before, String(item)), before, adding);
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
