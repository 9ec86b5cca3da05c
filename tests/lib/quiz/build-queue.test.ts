import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildQueue, type Candidate, countQueue, type QueueOptions } from "../../../lib/quiz/build-queue";
import { defaultSettings, type LearnerSettings, reviewOrders } from "../../../lib/quiz/learner-settings";
import type { Memory } from "../../../lib/scheduling/memory";
import { emptyMemory } from "../../../lib/scheduling/schedule-review";
import type { StudyDay } from "../../../lib/scheduling/study-day";

const today = 20_000 as StudyDay;
const now = new Date(today * 86_400_000 + 36_000_000);
const options: QueueOptions = {
  now,
  studyDay: today,
  seed: "learner:20000",
  settings: { ...defaultSettings, interleaved: false },
  ownNewPerDay: new Map(),
  done: { newItems: new Map(), reviews: 0 },
  seen: [],
};
const limited = (change: Partial<LearnerSettings>) => ({ settings: { ...options.settings, ...change } });

const met = {
  ...emptyMemory(today),
  stability: 10,
  difficulty: 5,
  repetitions: 3,
  firstStudyDay: 19_900 as StudyDay,
};

function review(dueDay: number, change: Partial<Memory> = {}): Memory {
  return {
    ...met,
    state: "review",
    dueDay: dueDay as StudyDay,
    lastStudyDay: (dueDay - 10) as StudyDay,
    ...change,
  };
}

function step(minutesFromNow: number): Memory {
  return {
    ...met,
    state: "learning",
    lastStudyDay: today,
    dueAt: new Date(now.getTime() + minutesFromNow * 60_000),
  };
}

/** An item without siblings, unless a group is given. */
function item(itemId: number, memory: Memory | null, change: Partial<Candidate> = {}): Candidate {
  return {
    itemId,
    courseId: 1,
    kind: "card",
    group: `group-${itemId}`,
    position: itemId,
    concepts: [],
    unmet: [],
    memory,
    ...change,
  };
}

const ids = (queue: readonly Candidate[]) => queue.map(({ itemId }) => itemId);
const build = (candidates: readonly Candidate[], change: Partial<QueueOptions> = {}) =>
  ids(buildQueue(candidates, { ...options, ...change }));

describe("order", () => {
  test("learning steps that are due come first, those of the next 20 minutes last, later ones not at all", () => {
    const candidates = [
      item(1, step(20)),
      item(2, step(-1)),
      item(3, step(5)),
      item(4, step(-60)),
      item(5, step(21)),
      item(6, review(today)),
      item(7, null),
      item(8, step(0)),
    ];
    const queue = build(candidates);
    expect(queue.slice(0, 3)).toEqual([4, 2, 8]);
    expect(queue.slice(3, 5).toSorted()).toEqual([6, 7]);
    expect(queue.slice(5)).toEqual([3, 1]);
  });

  test("reviews come in the learner's order, by falling recall if none was chosen", () => {
    const candidates = [
      item(1, review(today)),
      item(2, review(today - 3)),
      item(3, review(today - 1, { stability: 30 })),
      item(4, review(today - 1, { stability: 3 })),
      item(5, review(today + 1)),
    ];
    expect(build(candidates)).toEqual([3, 1, 2, 4]);
    expect(build(candidates, limited({ reviewOrder: "rising-recall" }))).toEqual([4, 2, 1, 3]);
    expect(build(candidates, limited({ reviewOrder: "longest-due" }))).toEqual([2, 4, 3, 1]);
    expect(build(candidates, limited({ reviewOrder: "shuffled" })).toSorted()).toEqual([1, 2, 3, 4]);
  });

  test("by falling recall, every tenth place is for what has been due for longest, so that nothing waits for ever", () => {
    const candidates = Array.from({ length: 40 }, (_, i) => item(i + 1, review(today - i)));
    const queue = build(candidates);
    expect(queue.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 40]);
    expect([queue[19], queue[29]]).toEqual([39, 38]);
    expect(queue.toSorted((a, b) => a - b)).toEqual(ids(candidates));
    expect(build(candidates, limited({ reviewsPerDay: 10 }))).toEqual(queue.slice(0, 10));
  });

  test("steps of today come before those that have rested since another day", () => {
    const rested = review(today, { state: "relearning" });
    expect(build([item(1, rested), item(2, step(-1)), item(3, review(today))])).toEqual([2, 1, 3]);
  });

  test("no new item comes before its prerequisite concepts were met", () => {
    const b = { concepts: ["b"], unmet: ["a"] };
    const a = { concepts: ["a"] };
    expect(build([item(1, null, b), item(2, null), item(3, null, a), item(4, null)])).toEqual([2, 3, 1, 4]);
    expect(build([item(1, null, b), item(2, null)])).toEqual([2]);
    // A concept of the same name in another course is another one.
    expect(build([item(1, null, b), item(2, null, { ...a, courseId: 2 })])).toEqual([2]);
    expect(build([item(1, null, b), item(3, null, a)], limited({ newPerDay: 1 }))).toEqual([3]);
  });

  test("neighbours of one concept are kept apart, where the order allows it", () => {
    const reviews = [1, 2, 3, 4, 5, 6].map((n) =>
      item(n, review(today, { stability: 100 / n }), { concepts: [n <= 3 ? "a" : "b"] }),
    );
    expect(build(reviews)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(build(reviews, limited({ interleaved: true }))).toEqual([1, 4, 2, 5, 3, 6]);
  });

  test("new items come in the order of their course", () => {
    const candidates = [9, 4, 7].map((position) => item(100 - position, null, { position }));
    expect(build(candidates)).toEqual([96, 93, 91]);
  });

  test("an item whose reviews were all taken back is new again", () => {
    expect(countQueue(buildQueue([item(1, emptyMemory(today))], options))).toEqual({
      new: 1,
      learning: 0,
      due: 0,
    });
  });

  test("equally urgent reviews are shuffled: the same way all day, another way tomorrow and for other learners", () => {
    const candidates = Array.from({ length: 30 }, (_, i) => item(i, review(today)));
    expect(build(candidates)).toEqual(build(candidates));
    expect(build(candidates)).not.toEqual(ids(candidates));
    expect(build(candidates)).not.toEqual(build(candidates, { seed: "learner:20001" }));
    expect(build(candidates)).not.toEqual(build(candidates, { seed: "other:20000" }));
  });
});

describe("rest", () => {
  const rested = (dueDay: number, change: Partial<Memory> = {}): Memory => ({
    ...step(0),
    dueAt: null,
    intervalDays: 1,
    dueDay: dueDay as StudyDay,
    lastStudyDay: (dueDay - 1) as StudyDay,
    ...change,
  });

  test("an item that rests until tomorrow is not asked today, and first tomorrow, whatever the limits", () => {
    expect(build([item(1, rested(today + 1)), item(2, null)])).toEqual([2]);
    const some = [item(1, rested(today)), item(2, review(today)), item(3, null)];
    expect(build(some, limited({ reviewsPerDay: 0 }))).toEqual([1]);
    expect(build([...some, item(4, step(-1))], limited({ reviewsPerDay: 1 }))).toEqual([4, 1, 2]);
  });

  test("an item answered in this session is not asked again just because the day has turned", () => {
    const ago = (minutes: number) => ({ lastReviewedAt: new Date(now.getTime() - minutes * 60_000) });
    const candidates = (minutes: number) => [
      item(1, rested(today, ago(minutes))),
      item(2, review(today, { lastStudyDay: (today - 1) as StudyDay, ...ago(minutes) })),
    ];
    expect(build(candidates(10))).toEqual([]);
    expect(build(candidates(90))).toEqual([1, 2]);
  });
});

describe("siblings", () => {
  const group = { group: "cloze" };

  test("of two siblings the learning step comes before the review, and the review before the new item", () => {
    expect(build([item(1, null, group), item(2, review(today), group), item(3, step(-1), group)])).toEqual([
      3,
    ]);
    expect(build([item(1, null, group), item(2, review(today), group)])).toEqual([2]);
    expect(build([item(1, step(10), group), item(2, review(today), group)])).toEqual([1]);
  });

  test("a sibling of what was seen today waits, but the item's own learning step comes", () => {
    const seen = [{ itemId: 1, courseId: 1, group: "cloze" }];
    expect(
      build([item(2, null, group), item(3, review(today), group), item(4, step(-1), group)], { seen }),
    ).toEqual([]);
    expect(build([item(1, step(-1), group), item(2, null, group)], { seen })).toEqual([1]);
  });

  test("a group of the same name in another course is another group", () => {
    const other = item(2, null, { ...group, courseId: 2 });
    expect(
      build([item(1, null, group), other], { seen: [{ itemId: 3, courseId: 1, group: "cloze" }] }),
    ).toEqual([2]);
  });

  test("the place of a sibling that waits goes to the next item", () => {
    const candidates = [item(1, null, group), item(2, null, group), item(3, null)];
    expect(build(candidates, limited({ newPerDay: 2 }))).toEqual([1, 3]);
  });
});

describe("daily limits", () => {
  const many = [
    ...Array.from({ length: 300 }, (_, i) => item(i, review(today))),
    ...Array.from({ length: 50 }, (_, i) => item(1000 + i, null)),
  ];

  const count = (candidates: readonly Candidate[], change: Partial<QueueOptions> = {}) =>
    countQueue(buildQueue(candidates, { ...options, ...change }));

  test("200 items of which 20 are new by default; new ones wait while more is due", () => {
    expect(count(many.slice(150))).toEqual({ new: 20, learning: 0, due: 150 });
    expect(count(many.slice(110))).toEqual({ new: 10, learning: 0, due: 190 });
    expect(count(many)).toEqual({ new: 0, learning: 0, due: 200 });
  });

  test("a learner may let new items into a backlog; together they stay within the day's limit", () => {
    expect(count(many, limited({ newInBacklog: true }))).toEqual({ new: 20, learning: 0, due: 180 });
    const few = { reviewsPerDay: 5, newInBacklog: true };
    expect(count(many, limited(few))).toEqual({ new: 5, learning: 0, due: 0 });
  });

  test("what was done today counts", () => {
    const done = { newItems: new Map([[1, 15]]), reviews: 175 };
    expect(count(many, { done })).toEqual({ new: 0, learning: 0, due: 10 });
    expect(count(many, { done, ...limited({ newInBacklog: true }) })).toEqual({
      new: 5,
      learning: 0,
      due: 5,
    });
    expect(buildQueue(many, { ...options, done: { newItems: new Map([[1, 21]]), reviews: 260 } })).toEqual(
      [],
    );
  });

  test("a course with a number of its own has it for itself, and the others share the rest", () => {
    const of = (courseId: number, first: number) =>
      Array.from({ length: 10 }, (_, i) => item(first + i, null, { courseId, position: i + 1 }));
    const three = [...of(1, 1), ...of(2, 101), ...of(3, 201)];
    const taken = (change: Partial<QueueOptions>) =>
      [1, 2, 3].map((courseId) => {
        const queue = buildQueue(three, { ...options, ...limited({ newPerDay: 6 }), ...change });
        return queue.filter((each) => each.courseId === courseId).length;
      });
    expect(taken({})).toEqual([2, 2, 2]);
    const ownNewPerDay = new Map([
      [2, 9],
      [3, 0],
    ]);
    expect(taken({ ownNewPerDay })).toEqual([6, 9, 0]);
    const newItems = new Map([
      [1, 1],
      [2, 4],
      [3, 2],
    ]);
    expect(taken({ ownNewPerDay, done: { newItems, reviews: 0 } })).toEqual([5, 5, 0]);
  });

  test("learning steps come even when the limits are used up", () => {
    const steps = [item(2001, step(-1)), item(2002, step(9))];
    expect(build([...many, ...steps], { done: { newItems: new Map([[1, 20]]), reviews: 200 } })).toEqual([
      2001, 2002,
    ]);
  });
});

describe("laws over random candidates", () => {
  const arbitraryMemory = fc.oneof(
    fc.constant(null),
    fc.integer({ min: -120, max: 60 }).map(step),
    fc
      .record({
        late: fc.integer({ min: -5, max: 30 }),
        stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
      })
      .map(({ late, stability }) => review(today - late, { stability })),
  );
  const arbitraryCandidates = fc
    .array(
      fc.record({
        memory: arbitraryMemory,
        group: fc.nat(40),
        courseId: fc.integer({ min: 1, max: 2 }),
        concepts: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 2 }),
        needs: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 1 }),
      }),
      { maxLength: 80 },
    )
    .map((list) =>
      list.map(({ memory, group, needs, ...rest }, i) =>
        item(i, memory, { group: `g${group}`, unmet: memory === null ? needs : [], ...rest }),
      ),
    );
  const arbitraryOptions = fc.record({
    settings: fc.record({
      newPerDay: fc.nat(12),
      reviewsPerDay: fc.nat(25),
      newInBacklog: fc.boolean(),
      interleaved: fc.boolean(),
      reviewOrder: fc.constantFrom(...reviewOrders),
    }),
    newItems: fc.dictionary(fc.constantFrom("1", "2"), fc.nat(7)),
    own: fc.dictionary(fc.constantFrom("1", "2"), fc.nat(5)),
    reviews: fc.nat(30),
    seenShare: fc.nat(10),
  });
  const byCourse = (counts: Readonly<Record<string, number>>) =>
    new Map(Object.entries(counts).map(([course, count]) => [Number(course), count]));
  const scenario = fc.tuple(arbitraryCandidates, arbitraryOptions).map(([candidates, o]) => ({
    candidates,
    options: {
      ...options,
      settings: { ...defaultSettings, ...o.settings },
      ownNewPerDay: byCourse(o.own),
      done: { newItems: byCourse(o.newItems), reviews: o.reviews },
      seen: candidates.filter(({ itemId }) => itemId % 10 < o.seenShare / 2),
    } satisfies QueueOptions,
  }));
  const key = (candidate: Pick<Candidate, "courseId" | "group">) =>
    `${candidate.courseId}/${candidate.group}`;

  test("no two siblings meet, neither in the queue nor with what was seen today", () => {
    fc.assert(
      fc.property(scenario, ({ candidates, options }) => {
        const queue = buildQueue(candidates, options);
        expect(new Set(queue.map(key)).size).toBe(queue.length);
        const seenGroups = new Set(options.seen.map(key));
        const seenItems = new Set(ids(options.seen as Candidate[]));
        for (const candidate of queue) {
          if (seenGroups.has(key(candidate))) expect(seenItems.has(candidate.itemId)).toBe(true);
        }
      }),
    );
  });

  test("the limits hold, with what was done before", () => {
    fc.assert(
      fc.property(scenario, ({ candidates, options }) => {
        const queue = buildQueue(candidates, options);
        const fresh = queue.filter(({ memory }) => memory === null).length;
        const reviews = queue.filter(({ memory }) => memory?.state === "review").length;
        const { settings, done } = options;
        const metToday = [...done.newItems.values()].reduce((sum, items) => sum + items, 0);
        const load = settings.reviewsPerDay - done.reviews - metToday;
        const own = options.ownNewPerDay;
        const freshOf = (isIn: (courseId: number) => boolean) => {
          const asked = queue.filter(({ memory, courseId }) => memory === null && isIn(courseId)).length;
          const met = [...done.newItems].filter(([courseId]) => isIn(courseId));
          return { asked, met: met.reduce((sum, [, items]) => sum + items, 0) };
        };
        const shared = freshOf((courseId) => !own.has(courseId));
        expect(shared.asked).toBeLessThanOrEqual(Math.max(0, settings.newPerDay - shared.met));
        for (const [course, perDay] of own) {
          const { asked, met } = freshOf((courseId) => courseId === course);
          expect(asked).toBeLessThanOrEqual(Math.max(0, perDay - met));
        }
        expect(fresh + reviews).toBeLessThanOrEqual(Math.max(0, load));
      }),
    );
  });

  test("nothing that is due stays out without a reason: a limit or a sibling", () => {
    fc.assert(
      fc.property(scenario, ({ candidates, options }) => {
        const settings = { ...options.settings, newPerDay: 1000, reviewsPerDay: 1000 };
        const open = { ...options, settings, ownNewPerDay: new Map() };
        const queue = buildQueue(candidates, open);
        const taken = new Set([...queue, ...options.seen].map(key));
        for (const candidate of candidates) {
          const { memory } = candidate;
          const later =
            memory !== null &&
            (memory.dueAt === null
              ? memory.dueDay > today
              : memory.dueAt.getTime() > now.getTime() + 1_200_000);
          const lacks = candidate.unmet.length > 0;
          expect(later || lacks || taken.has(key(candidate))).toBe(true);
        }
      }),
    );
  });

  test("in the queue, too, prerequisites come first", () => {
    fc.assert(
      fc.property(scenario, ({ candidates, options }) => {
        const met = new Set<string>();
        for (const { courseId, concepts, unmet, memory } of buildQueue(candidates, options)) {
          if (memory !== null) continue;
          for (const concept of unmet) expect(met).toContain(`${courseId}/${concept}`);
          for (const concept of concepts) met.add(`${courseId}/${concept}`);
        }
      }),
    );
  });

  test("the order in which candidates come does not matter", () => {
    const shuffled = scenario.chain(({ candidates, options }) =>
      fc.record({
        candidates: fc.constant(candidates),
        options: fc.constant(options),
        arrived: fc.shuffledSubarray(candidates, { minLength: candidates.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ candidates, options, arrived }) => {
        expect(ids(buildQueue(arrived, options))).toEqual(ids(buildQueue(candidates, options)));
      }),
    );
  });

  test("new items stand evenly between reviews", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(20), (reviews, fresh) => {
        const queue = buildQueue(
          [
            ...Array.from({ length: reviews }, (_, i) => item(i, review(today))),
            ...Array.from({ length: fresh }, (_, i) => item(1000 + i, null)),
          ],
          options,
        );
        expect(queue).toHaveLength(reviews + fresh);
        queue.forEach((_, i) => {
          const soFar = queue.slice(0, i + 1).filter(({ memory }) => memory === null).length;
          expect(Math.abs(soFar - ((i + 1) * fresh) / (reviews + fresh))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
