import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  heldVariants,
  isFinished,
  isReview,
  minutesLeft,
  needsMore,
  progressOf,
  ratingsNow,
  reduceSession,
  type SessionEvent,
  type SessionState,
  startState,
} from "@/app/quiz/session/session-state";
import type { EntryView } from "@/lib/quiz/entry-view";
import { good, type Interval, type Rating } from "@/lib/scheduling/memory";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { entry, exercise, minuteMs, right, startMs, step, taken, view, wrong } from "../quiz-fixtures";

function reduced(state: SessionState, ...events: readonly SessionEvent[]): SessionState {
  return events.reduce(reduceSession, state);
}

const asked = (state: SessionState) => state.current?.entry.itemId ?? null;

/** The first review of a session. */
const reviewId = (state: SessionState) => state.deeds.find(isReview)!.reviewId;

let lastReview = 0;

/** Answers the current item at `nowMs` and continues. */
function answer(state: SessionState, rating: Rating = good, nowMs = startMs): SessionState {
  lastReview += 1;
  const score = rating === 1 ? wrong : right;
  const answering: SessionEvent[] = state.current?.entry.graded
    ? [
        { type: "checking", answer: { text: "54" }, nowMs },
        { type: "scored", score: score as never },
      ]
    : [{ type: "revealed", nowMs }];
  return reduced(
    state,
    ...answering,
    { type: "reviewed", reviewId: `review ${lastReview}`, rating, nowMs },
    { type: "left", nowMs },
  );
}

function fetched(
  entries: readonly EntryView[],
  counted: number,
  options: { isSettled?: boolean; nowMs?: number } = {},
): SessionEvent {
  const more = {
    serverNow: "2026-03-02T12:00:00Z",
    dayEndsAt: "2026-03-03T04:00:00Z",
    learnerId: "ada",
    entries,
    counts: { new: 0, learning: 0, due: counted },
  };
  return { type: "fetched", more, isSettled: true, nowMs: startMs, ...options };
}

describe("the next item", () => {
  test("the server's order is kept", () => {
    let state = startState(view([entry("a"), entry("b"), entry("c")]));
    const order = [asked(state)];
    for (let i = 0; i < 3; i++) {
      state = answer(state);
      order.push(asked(state));
    }
    expect(order).toEqual(["a", "b", "c", null]);
  });

  test("a learning step waits as long as there are other items, and comes as soon as it is due", () => {
    const state = startState(view([entry("a"), entry("b"), entry("c"), step("s", 5)]));
    expect(asked(answer(state, good, startMs + 4 * minuteMs))).toBe("b");
    expect(asked(answer(state, good, startMs + 5 * minuteMs))).toBe("s");
  });

  test("a right answer's step waits for its time as long as anything else is left, however many answers that takes", () => {
    const others = Array.from({ length: 30 }, (_, index) => entry(`other ${index}`));
    let state = startState(view([entry("e"), ...others]));
    state = reduced(answer(state), fetched([step("e", 10, { variantId: "e#2" })], 30));
    for (let i = 0; i < 29; i += 1) {
      expect(asked(state)).not.toBe("e");
      state = answer(state, good, startMs + i * 20_000);
    }
    expect(asked(answer(state, good, startMs + 9 * minuteMs))).toBe("e");
  });

  test("a wrong answer comes back when its minute is over, not before", () => {
    const others = Array.from({ length: 9 }, (_, index) => entry(`other ${index}`));
    let state = startState(view([exercise("e"), ...others]));
    state = reduced(answer(state, 1), fetched([step("e", 1, { variantId: "e#2" })], 10));
    for (const seconds of [15, 30, 45]) {
      state = answer(state, good, startMs + seconds * 1_000);
      expect(asked(state)).not.toBe("e");
    }
    expect(asked(answer(state, good, startMs + minuteMs))).toBe("e");
  });

  test("due steps alternate with the others", () => {
    const steps = ["s", "t", "u"].map((id) => step(id, -1));
    let state = startState(view([...steps, entry("a"), entry("b")]));
    const order = [asked(state)];
    for (let i = 0; i < 4; i += 1) {
      state = answer(state);
      order.push(asked(state));
    }
    expect(order).toEqual(["s", "a", "t", "b", "u"]);
  });

  test("more is fetched if only steps wait, which have their own time", () => {
    const steps = Array.from({ length: 6 }, (_, index) => step(`step ${index}`, 10));
    expect(needsMore(startState(view([entry("a"), ...steps], 30)))).toBe(true);
    expect(needsMore(startState(view([entry("a"), ...steps])))).toBe(false);
  });

  test("a step is asked early rather than making the learner wait", () => {
    const state = startState(view([entry("a"), step("late", 15), step("soon", 5)]));
    expect(asked(answer(state))).toBe("soon");
  });

  test("the item that was just answered is not asked again while there is another", () => {
    const wrongAnswer: SessionEvent[] = [
      { type: "checking", answer: { text: "54" }, nowMs: startMs },
      { type: "scored", score: wrong as never },
      { type: "reviewed", reviewId: "r", rating: 1, nowMs: startMs },
      fetched([step("a", -1, { variantId: "a#2" })], 2),
      { type: "left", nowMs: startMs },
    ];
    expect(asked(reduced(startState(view([exercise("a"), entry("b")])), ...wrongAnswer))).toBe("b");
    expect(asked(reduced(startState(view([exercise("a")])), ...wrongAnswer))).toBe("a");
  });

  test("another variant of the item on the screen is not taken", () => {
    const state = startState(view([entry("a"), entry("b")]));
    const more = reduced(state, fetched([step("a", 0, { variantId: "a#2" })], 2));
    expect(more.waiting.map(({ itemId }) => itemId)).toEqual(["b"]);
  });

  test("an item answered before the page was closed continues at its score", () => {
    const answered = { answer: { text: "55" }, score: right };
    const state = startState(view([exercise("e", { answered })]));
    expect(state.current).toMatchObject({ phase: "scored", answer: { text: "55" }, score: right });
    expect(ratingsNow(state)).toEqual([2, 3, 4]);
  });

  test("postponing keeps the item for later and counts nothing", () => {
    const state = reduced(startState(view([exercise("a"), entry("b")])), {
      type: "postponed",
      nowMs: startMs,
    });
    expect(asked(state)).toBe("b");
    expect(state.waiting.map(({ itemId }) => itemId)).toEqual(["a"]);
    expect(progressOf(state)).toMatchObject({ marks: ["now"], total: 2 });
  });
});

describe("answers", () => {
  test("an answer that can't be read leaves the question open and counts nothing", () => {
    const state = reduced(
      startState(view([exercise("a")])),
      { type: "checking", answer: { text: "5s" }, nowMs: startMs },
      { type: "not-checked", problem: { message: "“5s” can’t be read." } },
    );
    expect(state.current).toMatchObject({ phase: "ask", problem: { message: "“5s” can’t be read." } });
    expect(state.deeds).toEqual([]);
  });

  test("feedback on an answer disappears when it is edited", () => {
    const state = reduced(
      startState(view([exercise("a")])),
      { type: "not-checked", problem: { message: null } },
      { type: "edited" },
    );
    expect(state.current?.problem).toBeNull();
  });

  test("a wrong answer offers no rating, a right one every rating but Again", () => {
    const open = reduced(startState(view([exercise("a")])), {
      type: "checking",
      answer: { text: "1" },
      nowMs: startMs,
    });
    expect(ratingsNow(reduced(open, { type: "scored", score: wrong as never }))).toEqual([]);
    expect(ratingsNow(reduced(open, { type: "scored", score: right as never }))).toEqual([2, 3, 4]);
    const two = { ...open, buttons: 2 as const };
    expect(ratingsNow(reduced(two, { type: "scored", score: right as never }))).toEqual([3]);
  });

  test("a card offers nothing before it is revealed, then two or four ratings", () => {
    const state = startState(view([entry("a")]));
    expect(ratingsNow(state)).toEqual([]);
    const open = reduced(state, { type: "revealed", nowMs: startMs });
    expect(ratingsNow(open)).toEqual([1, 2, 3, 4]);
    expect(ratingsNow({ ...open, buttons: 2 })).toEqual([1, 3]);
  });

  test("an answer becomes one review, however often it is rated", () => {
    const state = reduced(
      startState(view([entry("a"), entry("b")])),
      { type: "revealed", nowMs: startMs },
      { type: "reviewed", reviewId: "one", rating: good, nowMs: startMs },
      { type: "reviewed", reviewId: "two", rating: good, nowMs: startMs },
    );
    expect(state.deeds.filter(isReview).map(({ reviewId }) => reviewId)).toEqual(["one"]);
  });
});

describe("an item with an interval", () => {
  test.each<[next: Interval, isBack: boolean]>([
    [{ minutes: 20 }, true],
    [{ minutes: 21 }, false],
    [{ days: 1 }, false],
  ])("%j: comes back in this session: %j", (next, isBack) => {
    const later = { days: 9 };
    const first = entry("a", { previews: [next, later, later, later] });
    const before = startState(view([first, entry("b")]));
    const promised = answer(before, 1);
    expect(promised.deeds).toMatchObject([{ returns: isBack }]);
    expect(promised.workload.learning).toBe(isBack ? 1 : 0);
    expect(progressOf(promised)).toMatchObject({ finished: isBack ? 0 : 1, total: 2 });
    // If another tab's answer counts instead, that one decides.
    const other = answer(startState(view([entry("a", { previews: [later, later, later, later] })])), 1);
    const result = { ...taken(reviewId(other), 1, next), reviewId: "of the other tab" };
    const told = reduced(other, { type: "taken", result: result as never });
    expect(told.deeds).toMatchObject([{ returns: isBack }]);
  });
});

describe("a variant that another tab has rated", () => {
  test("shows the review that counts, which undo applies to", () => {
    const state = answer(startState(view([entry("a"), entry("b")])));
    const result = { ...taken(reviewId(state), 1, { minutes: 1 }), reviewId: "of the other tab" };
    const told = reduced(state, { type: "taken", result: result as never });
    expect(told.deeds).toMatchObject([{ reviewId: "of the other tab", isRight: false, returns: true }]);
  });
});

describe("a review that the server refuses", () => {
  const fresh = (id: string) => entry(id, { memory: { ...entry(id).memory, state: "new" } });
  const start = () => {
    const entries = [fresh("a"), exercise("b"), step("c", 5), entry("d"), fresh("e"), exercise("f")];
    return startState({ ...view(entries), counts: { new: 2, learning: 1, due: 3 } });
  };
  const refusing = (reviewId: string): SessionEvent => ({ type: "refused", reviewId });

  test("leaves as much to do as before, however it was rated", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Rating>(1, 3), { minLength: 1, maxLength: 6 }), (ratings) => {
        const before = start();
        const answered = ratings.reduce((state, rating) => answer(state, rating), before);
        const after = reduced(
          answered,
          ...answered.deeds.filter(isReview).map(({ reviewId }) => refusing(reviewId)),
        );
        expect(after.workload).toEqual(before.workload);
        expect(after.deeds).toEqual([]);
        expect(progressOf(after)).toMatchObject({ finished: 0, total: 6 });
      }),
    );
  });

  test("and the others still count", () => {
    const [first, second] = [start(), answer(start(), 1)].map((state) => answer(state, good));
    const [refused] = second!.deeds.filter(isReview);
    const after = reduced(second!, refusing(refused!.reviewId));
    expect(first!.workload).toEqual({ new: 1, learning: 1, due: 3 });
    expect(after.workload).toEqual({ new: 2, learning: 1, due: 2 });
    expect(progressOf(after)).toMatchObject({ finished: 1, total: 6 });
  });

  test("is not a second item while its answer is on the screen", () => {
    for (const before of [answer(start(), good), answer(start(), 1)]) {
      const shown = reduced(
        before,
        { type: "checking", answer: { text: "54" }, nowMs: startMs },
        { type: "scored", score: wrong as never },
        { type: "reviewed", reviewId: "of b", rating: 1, nowMs: startMs },
      );
      const after = reduced(shown, refusing("of b"));
      expect(after.workload).toEqual(before.workload);
      expect(progressOf(after)).toEqual(progressOf(before));
      expect(progressOf(reduced(after, { type: "left", nowMs: startMs })).total).toBe(6);
    }
  });
});

describe("the ruler", () => {
  test("a wrong answer stays the current item until it is left; it is not a second item, and not finished", () => {
    let state = startState(view([exercise("a"), entry("b")]));
    expect(progressOf(state)).toEqual({ marks: ["now"], ahead: 1, finished: 0, total: 2 });
    state = reduced(
      state,
      { type: "checking", answer: { text: "54" }, nowMs: startMs },
      { type: "scored", score: wrong as never },
      { type: "reviewed", reviewId: "r", rating: 1, nowMs: startMs },
    );
    expect(progressOf(state)).toEqual({ marks: ["now"], ahead: 1, finished: 0, total: 2 });
    state = reduced(state, { type: "left", nowMs: startMs });
    expect(progressOf(state)).toEqual({ marks: ["wrong", "now"], ahead: 0, finished: 0, total: 2 });
    state = answer(reduced(state, fetched([step("a", 1, { variantId: "a#2" })], 2)));
    expect(progressOf(state)).toEqual({ marks: ["now", "right"], ahead: 0, finished: 1, total: 2 });
    expect(progressOf(answer(state))).toMatchObject({ marks: ["right", "right"], finished: 2, total: 2 });
  });

  test("an item that is rated beyond the session is finished", () => {
    const state = answer(startState(view([entry("a"), entry("b")])), good);
    expect(progressOf(state)).toMatchObject({ finished: 1, total: 2 });
  });

  test("however often an item comes back, the number of items stays", () => {
    let state = startState(view([entry("a"), entry("b")]));
    for (let i = 2; i < 12; i++) {
      const id = asked(state)!;
      state = answer(state, 1);
      state = reduced(state, fetched([step(id, 1, { variantId: `${id}#${i}` })], 2));
      expect(progressOf(state)).toMatchObject({ finished: 0, total: 2 });
    }
  });

  test("the server's counts apply if it knew every review", () => {
    const state = startState(view([entry("a"), entry("b")], 30));
    expect(progressOf(reduced(state, fetched([entry("c")], 12))).total).toBe(12);
    expect(progressOf(reduced(state, fetched([entry("c")], 12, { isSettled: false }))).total).toBe(30);
  });

  test("time left follows the learner's own pace, ignoring pauses", () => {
    const state = startState(view([entry("a")], 60));
    expect(minutesLeft(state)).toBe(20);
    expect(minutesLeft({ ...state, pace: { ...state.pace, answerMs: 45_000 } })).toBe(45);
    const afterPause = answer(state, good, startMs + 60 * minuteMs);
    expect(minutesLeft(afterPause)).toBe(20);
  });

  test("time left counts the repetitions that items take, and gets less with what is finished", () => {
    const counts = { new: 30, learning: 0, due: 30 };
    const fresh = (id: string) => entry(id, { memory: { ...entry(id).memory, state: "new" } });
    let state = startState({ ...view([fresh("a"), fresh("b"), entry("c")], 60), counts });
    expect(minutesLeft(state)).toBe(40);
    expect(state.workload).toEqual(counts);
    state = answer(state, 1);
    expect(state.workload).toEqual({ new: 29, learning: 1, due: 30 });
    state = answer(state, good);
    expect(state.workload).toEqual({ new: 28, learning: 1, due: 30 });
    const back = reduced(state, {
      type: "undone",
      result: {
        undone: { reviewId: reviewId(state), itemId: "a", rating: 1 },
        actions: null,
        entry: { ...fresh("a"), variantId: "a#2" },
      },
      nowMs: startMs,
    });
    expect(back.workload).toEqual({ new: 29, learning: 0, due: 30 });
  });
});

describe("fetching", () => {
  test("shown and waiting variants are not requested again", () => {
    const state = answer(startState(view([entry("a"), entry("b"), entry("c")])));
    expect(heldVariants(state).toSorted()).toEqual(["a#1", "b#1", "c#1"]);
  });

  test("an entry that comes twice is taken once", () => {
    const state = answer(startState(view([entry("a"), entry("b")], 9)));
    const more = reduced(state, fetched([entry("a"), entry("b"), entry("c")], 8));
    expect(more.waiting.map(({ itemId }) => itemId)).toEqual(["c"]);
  });

  test("a newer variant of a waiting item takes its place", () => {
    const state = startState(view([entry("a"), entry("b")]));
    const more = reduced(state, fetched([entry("b", { variantId: "b#2" })], 2));
    expect(more.waiting.map(({ variantId }) => variantId)).toEqual(["b#2"]);
  });

  test("more is fetched only when few wait and the server has more", () => {
    const six = ["a", "b", "c", "d", "e", "f"].map((id) => entry(id));
    expect(needsMore(startState(view(six, 20)))).toBe(false);
    expect(needsMore(answer(startState(view(six, 20))))).toBe(true);
    expect(needsMore(answer(startState(view(six, 6))))).toBe(false);
  });

  test("the session is over when the server, knowing every review, has nothing more", () => {
    const state = answer(startState(view([entry("a")])));
    expect(isFinished(state)).toBe(false);
    expect(needsMore(state)).toBe(true);
    expect(isFinished(reduced(state, fetched([], 0, { isSettled: false })))).toBe(false);
    expect(isFinished(reduced(state, fetched([], 0)))).toBe(true);
  });

  test("an entry that arrives while the screen is empty is asked at once", () => {
    const state = answer(startState(view([exercise("a")])), 1);
    expect(asked(state)).toBeNull();
    expect(asked(reduced(state, fetched([step("a", 10, { variantId: "a#2" })], 1)))).toBe("a");
  });
});

describe("another study day", () => {
  const stale = reduced(startState(view([entry("a"), entry("b")], 8)), { type: "outdated" });

  test("the waiting items are fetched again, and the current one too", () => {
    expect(needsMore(stale)).toBe(true);
    expect(heldVariants(stale)).toEqual([]);
  });

  test("an open question gets the new day's intervals", () => {
    const today = entry("a", { studyDay: 20_515 });
    const state = reduced(stale, fetched([today, entry("b", { studyDay: 20_515 })], 2));
    expect(state.current?.entry.studyDay).toBe(20_515);
    expect(state.waiting.map(({ itemId }) => itemId)).toEqual(["b"]);
  });

  test("a step of the day before beside items of the new day leaves an open question that is still due", () => {
    const entries = [step("s", -1, { studyDay: 20_514 }), entry("a", { studyDay: 20_515 })];
    expect(asked(reduced(stale, fetched(entries, 2)))).toBe("a");
  });

  test("an open question that is not due any more makes room", () => {
    const state = reduced(stale, fetched([entry("c", { studyDay: 20_515 })], 1));
    expect(asked(state)).toBe("c");
  });

  test("an answered question keeps its intervals", () => {
    const revealed = reduced(
      startState(view([entry("a")])),
      { type: "revealed", nowMs: startMs },
      { type: "outdated" },
      fetched([entry("a", { studyDay: 20_515 })], 1),
    );
    expect(revealed.current).toMatchObject({ phase: "revealed", entry: { studyDay: 20_514 } });
  });
});

describe("undo", () => {
  const undone = (reviewId: string, back: EntryView | null): SessionEvent => ({
    type: "undone",
    result: { undone: { reviewId, itemId: back?.itemId ?? "", rating: good }, actions: null, entry: back },
    nowMs: startMs,
  });

  test("the item comes back first, its review goes, and the open question waits behind it", () => {
    const state = answer(startState(view([entry("a"), entry("b"), entry("c")])));
    const back = reduced(state, undone(reviewId(state), entry("a", { variantId: "a#2" })));
    expect(asked(back)).toBe("a");
    expect(back.waiting.map(({ itemId }) => itemId)).toEqual(["b", "c"]);
    expect(progressOf(back)).toMatchObject({ marks: ["now"], finished: 0, total: 3 });
  });

  test("undoing the wrong answer on the screen takes the promised retry off the ruler", () => {
    const state = reduced(
      startState(view([exercise("a"), entry("b")])),
      { type: "checking", answer: { text: "54" }, nowMs: startMs },
      { type: "scored", score: wrong as never },
      { type: "reviewed", reviewId: "r", rating: 1, nowMs: startMs },
      fetched([step("a", 10, { variantId: "a#2" })], 2),
      undone("r", exercise("a", { variantId: "a#3" })),
    );
    expect(state.current).toMatchObject({ phase: "ask", entry: { variantId: "a#3" } });
    expect(state.waiting.map(({ itemId }) => itemId)).toEqual(["b"]);
    expect(progressOf(state)).toMatchObject({ marks: ["now"], total: 2 });
  });

  test("a right answer that was not rated yet goes on at its score afterwards", () => {
    let state = answer(startState(view([entry("a"), exercise("b")])));
    state = reduced(
      state,
      { type: "checking", answer: { text: "55" }, nowMs: startMs },
      { type: "scored", score: right as never },
      undone(reviewId(state), entry("a", { variantId: "a#2" })),
    );
    expect(asked(state)).toBe("a");
    expect(answer(state).current).toMatchObject({ phase: "scored", answer: { text: "55" } });
  });

  test("a review of an earlier session comes back without touching the ruler's past", () => {
    const state = answer(startState(view([entry("a"), entry("b")])));
    const back = reduced(state, undone("of yesterday", entry("z")));
    expect(asked(back)).toBe("z");
    expect(back.deeds).toHaveLength(1);
  });

  test("with nothing to take back nothing changes", () => {
    const state = startState(view([entry("a")]));
    expect(
      reduced(state, {
        type: "undone",
        result: { undone: null, actions: null, entry: null },
        nowMs: startMs,
      }),
    ).toBe(state);
  });
});

describe("an action", () => {
  const act = (
    itemId: string,
    action: ActionType = "suspend",
    groupId: string | null = "g",
  ): SessionEvent => ({
    type: "acted",
    groupId,
    itemId,
    action,
    nowMs: startMs,
  });
  const undone = (back: EntryView | null, groupId = "g"): SessionEvent => ({
    type: "undone",
    result: { undone: null, actions: { groupId, type: "suspend", items: 1 }, entry: back },
    nowMs: startMs,
  });
  /** A wrong answer to `a`, which is still on the screen and comes back in ten minutes. */
  const missed = reduced(
    startState(view([exercise("a"), entry("b"), entry("c")], 9)),
    { type: "checking", answer: { text: "54" }, nowMs: startMs },
    { type: "scored", score: wrong as never },
    { type: "reviewed", reviewId: "r", rating: 1, nowMs: startMs },
    fetched([step("a", 10, { variantId: "a#2" })], 3, { isSettled: false }),
  );
  const work = (state: SessionState) => [progressOf(state), state.workload];

  test("takes the open question out of the session, and undone brings it back before everything else", () => {
    const before = startState(view([entry("a"), entry("b"), entry("c")], 9));
    const after = reduced(before, act("a"));
    expect(asked(after)).toBe("b");
    expect(progressOf(after)).toEqual({ marks: ["now"], ahead: 7, finished: 0, total: 8 });
    const back = reduced(after, undone(entry("a", { variantId: "a#2" })));
    expect(asked(back)).toBe("a");
    expect(back.waiting.map(({ itemId }) => itemId)).toEqual(["b", "c"]);
    expect(work(back)).toEqual(work(before));
    expect(back.deeds).toEqual([]);
  });

  test("on a missed item takes its step along, and undone that comes in its time", () => {
    const after = reduced(missed, act("a", "bury"));
    expect(asked(after)).toBe("b");
    expect(after.waiting.map(({ itemId }) => itemId)).toEqual(["c"]);
    expect(progressOf(after)).toEqual({ marks: ["wrong", "now"], ahead: 7, finished: 1, total: 9 });
    expect(after.workload).toEqual({ new: 0, learning: 0, due: 8 });
    const back = reduced(after, undone(step("a", 10, { variantId: "a#3" })));
    expect(asked(back)).toBe("b");
    expect(back.waiting.map(({ variantId }) => variantId)).toEqual(["c#1", "a#3"]);
    expect(work(back)).toEqual(work(reduced(missed, { type: "left", nowMs: startMs })));
  });

  test("on an item with nothing left to do changes no count, undone neither", () => {
    const rests = exercise("a", { previews: [{ days: 1 }, { days: 1 }, { days: 2 }, { days: 3 }] });
    const answered = reduced(
      startState(view([rests, entry("b")])),
      { type: "checking", answer: { text: "54" }, nowMs: startMs },
      { type: "scored", score: wrong as never },
      { type: "reviewed", reviewId: "r", rating: 1, nowMs: startMs },
    );
    const after = reduced(answered, act("a"));
    expect(work(after)).toEqual(work(reduced(answered, { type: "left", nowMs: startMs })));
    expect(work(reduced(after, undone(exercise("a", { variantId: "a#2" }))))).toEqual(work(after));
    expect(asked(reduced(after, undone(exercise("a", { variantId: "a#2" }))))).toBe("b");
  });

  test("on the only item ends the session, and undone goes on with it", () => {
    const after = reduced(startState(view([entry("a")])), act("a"), fetched([], 0));
    expect(isFinished(after)).toBe(true);
    const back = reduced(after, undone(entry("a", { variantId: "a#2" })));
    expect(asked(back)).toBe("a");
    expect(isFinished(back)).toBe(false);
  });

  test("a reset item, which is new to the server, is not asked again in this session, even after a reload", () => {
    const fresh = entry("a", { variantId: "a#2", memory: { ...entry("a").memory, state: "new" } });
    const counts = { new: 1, learning: 0, due: 1 };
    const after = reduced(startState(view([entry("a"), entry("b")])), act("a", "reset"));
    const more = fetched([fresh], 0) as Extract<SessionEvent, { type: "fetched" }>;
    const told = reduced(after, { ...more, more: { ...more.more, counts } });
    expect(told.waiting).toEqual([]);
    expect(heldVariants(told)).toContain("a#2");
    expect(progressOf(told)).toMatchObject({ marks: ["now"], total: 1 });
    const reloaded = reduced(startState(view([fresh, entry("b")])), {
      type: "continued",
      sessionId: "before",
      deeds: after.deeds,
      first: null,
      showing: null,
      nowMs: startMs,
    });
    expect(asked(reloaded)).toBe("b");
    expect(reloaded.waiting).toEqual([]);
  });

  test("that was taken elsewhere before takes the item out, and there is nothing to undo", () => {
    const after = reduced(startState(view([entry("a"), entry("b")])), act("a", "suspend", null));
    expect(asked(after)).toBe("b");
    expect(after.deeds).toEqual([]);
  });

  test("on an item that made room meanwhile leaves the present question", () => {
    const state = reduced(startState(view([entry("a"), entry("b"), entry("c")])), act("b"));
    expect(asked(state)).toBe("a");
    expect(state.waiting.map(({ itemId }) => itemId)).toEqual(["c"]);
    expect(heldVariants(state)).toContain("b#1");
  });
});

describe("a session that goes on after the page was loaded again", () => {
  const deeds = [
    { reviewId: "r", itemId: "z", isRight: true, spentMs: 5_000, returns: false, work: "due" },
  ] as const;

  test("keeps its number and its reviews", () => {
    const event = {
      type: "continued",
      sessionId: "before",
      deeds,
      first: null,
      showing: null,
      nowMs: startMs,
    } as const;
    const state = reduced(startState(view([entry("a"), entry("b")])), event);
    expect(state.sessionId).toBe("before");
    expect(progressOf(state)).toMatchObject({ marks: ["right", "now"], finished: 1, total: 3 });
  });

  test("begins with the item that was taken back, which the server counted already", () => {
    const first = entry("b", { variantId: "b#2" });
    const event = {
      type: "continued",
      sessionId: "before",
      deeds: [],
      first,
      showing: null,
      nowMs: startMs,
    } as const;
    const state = reduced(startState(view([entry("a"), first])), event);
    expect(asked(state)).toBe("b");
    expect(state.waiting.map(({ itemId }) => itemId)).toEqual(["a"]);
    expect(progressOf(state)).toMatchObject({ marks: ["now"], total: 2 });
  });

  test("is at the same question, whatever else is due first by now, unless that is not asked any more", () => {
    const before = startState(view([entry("a"), entry("b"), entry("c")]));
    for (const [showing, shown] of [
      ["c#1", "c"],
      ["a#1", "a"],
      ["z#1", "a"],
    ]) {
      const event = { type: "continued", sessionId: "before", deeds, first: null, nowMs: startMs } as const;
      const state = reduced(before, { ...event, showing: showing! });
      expect(asked(state)).toBe(shown);
      expect(progressOf(state)).toMatchObject({ marks: ["right", "now"], total: 4 });
    }
  });

  test("leaves out what was rated here and not yet sent", () => {
    const state = reduced(startState(view([entry("a"), entry("b"), entry("c")])), {
      type: "dropped",
      variantIds: ["a#1", "b#1"],
      nowMs: startMs,
    });
    expect(asked(state)).toBe("c");
    expect(progressOf(state)).toMatchObject({ marks: ["now"], total: 1 });
  });
});

describe("laws", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const someEntry = fc
    .record({
      id: fc.constantFrom(...ids),
      variant: fc.integer({ min: 1, max: 4 }),
      isStep: fc.boolean(),
      inMinutes: fc.integer({ min: -5, max: 15 }),
    })
    .map(({ id, variant, isStep, inMinutes }) => {
      const change = { variantId: `${id}#${variant}` };
      return isStep ? step(id, inMinutes, change) : entry(id, change);
    });
  let undos = 0;
  let actions = 0;
  const once = (entries: EntryView[]) => [...new Map(entries.map((each) => [each.itemId, each])).values()];
  const someEvent: fc.Arbitrary<(state: SessionState) => SessionState> = fc.oneof(
    fc.constantFrom<Rating>(1, 2, 3, 4).map((rating) => (state: SessionState) => answer(state, rating)),
    fc.tuple(fc.array(someEntry), fc.nat(20), fc.boolean()).map(
      ([entries, counted, isSettled]) =>
        (state: SessionState) =>
          reduced(state, fetched(once(entries), counted, { isSettled })),
    ),
    fc.constant((state: SessionState) => reduced(state, { type: "postponed", nowMs: startMs })),
    fc.constant((state: SessionState) => reduced(state, { type: "outdated" })),
    fc
      .constantFrom<ActionType>("suspend", "bury", "reset", "set-due")
      .map((action) => (state: SessionState) => {
        const itemId = asked(state);
        if (itemId === null) return state;
        actions += 1;
        return reduced(state, {
          type: "acted",
          groupId: `action ${actions}`,
          itemId,
          action,
          nowMs: startMs,
        });
      }),
    someEntry.map((back) => (state: SessionState) => {
      const reviewId = state.deeds.filter(isReview).at(-1)?.reviewId ?? "none";
      undos += 1;
      const fresh = { ...back, variantId: `${back.itemId}#undo ${undos}` };
      const result = { undone: { reviewId, itemId: back.itemId, rating: good }, actions: null, entry: fresh };
      return reduced(state, { type: "undone", result, nowMs: startMs });
    }),
  );

  const deed = fc.constantFrom<Rating | ActionType>(1, 3, "suspend", "bury", "reset", "set-due");
  /** Undoes the last deed; the server returns the item with new numbers, on its step if it had one. */
  const undoLast = (state: SessionState, dues: ReadonlyMap<string, string | null>): SessionState => {
    undos += 1;
    const last = state.deeds.at(-1)!;
    const { itemId } = last;
    const dueAt = dues.get(itemId) ?? null;
    const back = entry(itemId, { variantId: `${itemId}#undo ${undos}`, dueAt });
    const result = isReview(last)
      ? { undone: { reviewId: last.reviewId, itemId, rating: good }, actions: null, entry: back }
      : { undone: null, actions: { groupId: last.groupId, type: last.action, items: 1 }, entry: back };
    return reduced(state, { type: "undone", result, nowMs: startMs });
  };

  test("whatever was answered and done, undoing it all leaves as much to do as at the beginning", () => {
    const begin = startState(view(["a", "b", "c", "d", "e", "f"].map((id) => entry(id))));
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let state = begin;
        const dues: Map<string, string | null>[] = [];
        let now = new Map<string, string | null>();
        for (const [index, each] of deeds.entries()) {
          if (state.current === null) break;
          const { itemId } = state.current.entry;
          dues.push(now);
          now = new Map(now);
          if (typeof each === "number") {
            state = answer(state, each);
            now.set(itemId, each === 1 ? step(itemId, 10).dueAt : null);
            if (each === 1)
              state = reduced(
                state,
                fetched([step(itemId, 10, { variantId: `${itemId}!${index}` })], 0, { isSettled: false }),
              );
          } else
            state = reduced(state, {
              type: "acted",
              groupId: `g${index}`,
              itemId,
              action: each,
              nowMs: startMs,
            });
          expect(state.deeds).toHaveLength(dues.length);
          expect(state.remaining).toBeGreaterThanOrEqual(state.waiting.length);
        }
        while (state.deeds.length > 0) state = undoLast(state, dues.pop()!);
        expect(progressOf(state)).toEqual(progressOf(begin));
        expect(state.workload).toEqual(begin.workload);
        const ids = [state.current!.entry, ...state.waiting].map(({ itemId }) => itemId);
        expect(ids.toSorted()).toEqual(["a", "b", "c", "d", "e", "f"]);
      }),
    );
  });

  test("no answered variant is ever asked again, no item stands twice, and the counts never lag behind", () => {
    fc.assert(
      fc.property(fc.array(someEntry), fc.array(someEvent, { maxLength: 40 }), (entries, events) => {
        let state = startState(view(once(entries)));
        for (const event of events) {
          state = event(state);
          const { current, waiting, past, remaining } = state;
          const ahead = waiting.map(({ itemId }) => itemId);
          expect(new Set(ahead).size).toBe(ahead.length);
          if (current?.reviewId === null) expect(ahead).not.toContain(current.entry.itemId);
          const shown = [...waiting.map(({ variantId }) => variantId), current?.entry.variantId];
          for (const variantId of past) expect(shown).not.toContain(variantId);
          expect(remaining).toBeGreaterThanOrEqual(waiting.length);
          if (waiting.length > 0) expect(current).not.toBeNull();
        }
      }),
    );
  });
});
