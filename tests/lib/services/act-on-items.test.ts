import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { clockIn, studyDayAt } from "@/lib/scheduling/study-day";
import { type ActionRequest, actOnItems } from "@/lib/services/act-on-items";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast, undoLastEvent } from "@/lib/services/undo-event";
import { allFaults } from "@/tests/support/counters";
import {
  day,
  entriesAt,
  entryOf,
  later,
  memoryOf,
  minute,
  rate,
  review,
  variantsLike,
} from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const today = studyDayAt(now, clockIn("UTC"));
const card = "small/card-1";

let learnerId: string;
beforeEach(async () => {
  learnerId = await newLearner();
});
afterEach(async () => expect(await allFaults()).toEqual([]));

const act = (type: ActionType, given: Partial<ActionRequest> = {}) =>
  actOnItems({ learnerId, groupId: randomUUID(), type, items: [card], now, ...given });

const asked = async (at: Date) => (await entriesAt(learnerId, at)).map(({ itemId }) => itemId);

/** Good, and Good again after its step: a review of a few days. */
async function graduated(): Promise<Date> {
  await rate(learnerId, await entryOf(learnerId, card, now), 3, now);
  const again = later(now, 11 * minute);
  await rate(learnerId, await entryOf(learnerId, card, again), 3, again);
  return again;
}

test("a new item that is suspended is not asked until it is resumed", async () => {
  expect(await asked(now)).toContain(card);
  expect(await act("suspend")).toMatchObject({ applied: 1 });
  expect(await asked(now)).not.toContain(card);
  expect(await asked(later(now, 400 * day))).not.toContain(card);
  expect(await act("resume", { now: later(now, minute) })).toMatchObject({ applied: 1 });
  expect(await asked(later(now, minute))).toContain(card);
});

test("a due item that is suspended is not asked, and is overdue when it is resumed", async () => {
  await graduated();
  const due = later(now, 5 * day);
  await act("suspend", { now: later(now, day) });
  expect(await asked(due)).not.toContain(card);
  await act("resume", { now: due });
  expect(await asked(due)).toContain(card);
});

/** Missed: due in a minute. */
async function missed(): Promise<Date> {
  await rate(learnerId, await entryOf(learnerId, card, now), 1, now);
  return now;
}

test.each([
  ["a new item", async () => now],
  ["an item on a learning step", missed],
  ["an item that is due", async () => graduated().then(() => later(now, 5 * day))],
] as const)("%s that is buried is asked again tomorrow, its step then too", async (_, prepare) => {
  const at = later(await prepare(), 2 * minute);
  await act("bury", { now: at });
  expect(await asked(at)).not.toContain(card);
  expect(await asked(later(at, 20 * minute))).not.toContain(card);
  expect(await asked(later(at, day))).toContain(card);
});

test("an item set due on a day is asked from that day on, and FSRS hears of the days that passed", async () => {
  const at = await graduated();
  const before = await memoryOf(learnerId, "card-1");
  await act("set-due", { untilDay: today + 9, now: later(at, minute) });
  const after = await memoryOf(learnerId, "card-1");
  expect(after).toMatchObject({ dueDay: today + 9, askedDay: today + 9, stability: before!.stability });
  expect(await asked(later(now, 8 * day))).not.toContain(card);
  expect(await asked(later(now, 9 * day))).toContain(card);
  await act("set-due", { untilDay: today, now: later(at, 2 * minute) });
  expect(await asked(later(at, 3 * minute))).toContain(card);
});

test("an item that is reset is new: asked as such, counted as such", async () => {
  const at = later(await graduated(), minute);
  await act("reset", { now: at });
  expect(await memoryOf(learnerId, "card-1")).toMatchObject({
    state: 0,
    stability: 0,
    lapses: 0,
    repetitions: 0,
  });
  const tomorrow = later(now, day);
  expect(await entryOf(learnerId, card, tomorrow)).toMatchObject({ memory: { state: "new" } });
  await rate(learnerId, await entryOf(learnerId, card, tomorrow), 3, tomorrow);
  const days = await getPrisma().learnerDay.findMany({ where: { learnerId }, orderBy: { studyDay: "asc" } });
  expect(days.map(({ newReviews }) => newReviews)).toEqual([1, 1]);
});

test("every action is undone exactly, and the item of a single one comes back", async () => {
  const at = later(await graduated(), minute);
  const before = await memoryOf(learnerId, "card-1");
  for (const type of ["suspend", "bury", "reset", "set-due"] as const) {
    const { groupId } = await act(type, { now: at, untilDay: today + 3 });
    expect(await memoryOf(learnerId, "card-1")).not.toEqual(before);
    const undone = await undoLastEvent({ learnerId, groupId, locale: "en", now: at });
    expect(undone).toMatchObject({
      undone: null,
      actions: { groupId, type, items: 1 },
      entry: { itemId: card },
    });
    expect(await memoryOf(learnerId, "card-1")).toEqual(before);
    expect(await undoLastEvent({ learnerId, groupId, locale: "en", now: at })).toEqual(undone);
  }
});

test("actions at one stroke are one undo, and what would change nothing is left out", async () => {
  const items = [1, 2, 3].map((n) => `small/card-${n}`);
  await act("suspend", { items: [items[1]!] });
  const stroke = await act("suspend", { items, now: later(now, minute) });
  expect(stroke.applied).toBe(2);
  expect(await act("suspend", { items, now: later(now, 2 * minute) })).toMatchObject({ applied: 0 });
  expect(await undoLast({ learnerId })).toMatchObject({ actions: [{}, {}] });
  const suspended = await getPrisma().memory.findMany({ where: { learnerId, suspended: true } });
  expect(suspended).toHaveLength(1);
  expect(await undoLast({ learnerId })).toMatchObject({ actions: [{}] });
  expect(await undoLast({ learnerId })).toBeNull();
});

test("the last event is undone first, whichever kind it is", async () => {
  const entry = await entryOf(learnerId, "small/card-2", now);
  const { groupId } = await act("suspend");
  await rate(learnerId, entry, 3, later(now, minute));
  await expect(undoLast({ learnerId, groupId })).rejects.toMatchObject({ code: "conflict" });
  expect(await undoLast({ learnerId })).toMatchObject({ review: { rating: 3 } });
  expect(await undoLast({ learnerId })).toMatchObject({ actions: [{ groupId }] });
  await expect(undoLast({ learnerId, groupId: randomUUID() })).rejects.toMatchObject({ code: "not-found" });
  await expect(undoLast({ learnerId: await newLearner(), groupId })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a review of before an action that arrives after it takes its place in time", async () => {
  const entry = await entryOf(learnerId, card, now);
  await act("reset", { now: later(now, minute) });
  await act("suspend", { now: later(now, 2 * minute) });
  const late = review(entry, later(now, -minute), { rating: 3 });
  await submitReviews({ learnerId, reviews: [late], now: later(now, 3 * minute) });
  expect(await memoryOf(learnerId, "card-1")).toMatchObject({ suspended: true });
});

test("by the browser's clock it follows the answer that it followed there, whatever our clock says", async () => {
  await graduated();
  const at = later(now, 3 * day);
  const ahead = later(at, 20_000);
  const entry = await entryOf(learnerId, card, at);
  await submitReviews({ learnerId, reviews: [review(entry, ahead, { rating: 1 })], now: at });
  await act("reset", { now: later(at, 1_000), actedAt: later(ahead, 1_000).toISOString() });
  expect(await memoryOf(learnerId, "card-1")).toMatchObject({ state: 0, repetitions: 0 });
  expect(await undoLast({ learnerId })).toMatchObject({ actions: [{ type: "reset" }] });
  expect(await undoLast({ learnerId })).toMatchObject({ review: { rating: 1 } });
  await act("suspend", { now: at, actedAt: "2031-01-01T00:00:00Z" });
  const [action] = await getPrisma().memoryAction.findMany({ where: { learnerId, type: "suspend" } });
  expect(action?.actedAt).toEqual(later(at, minute));
});

test("forty answers and actions are undone one by one, and each memory is what it was before", async () => {
  const keys = ["card-1", "card-2", "card-3"];
  const stock = async () => Promise.all(keys.map((key) => memoryOf(learnerId, key)));
  const before: Awaited<ReturnType<typeof stock>>[] = [];
  const types = ["suspend", "resume", "bury", "reset", "set-due"] as const;
  let at = now;
  for (let i = 0; before.length < 40; i += 1) {
    at = later(at, i % 7 === 0 ? 3 * day : 2 * minute);
    const found = await stock();
    const item = `small/${keys[i % 3]}`;
    const open = (await entriesAt(learnerId, at)).find(({ itemId }) => itemId === item);
    const type = types[(i * 7) % 5]!;
    if (open !== undefined && i % 4 < 2) await rate(learnerId, open, i % 4 === 0 ? 3 : 1, at);
    else {
      const untilDay = type === "set-due" || type === "bury" ? studyDayAt(at, clockIn("UTC")) + 1 : undefined;
      const { applied } = await act(type, { items: [item], now: at, untilDay });
      if (applied === 0) continue;
    }
    before.push(found);
  }
  expect(await undoLast({ learnerId: await newLearner() })).toBeNull();
  for (const found of before.reverse()) {
    expect(await undoLast({ learnerId })).not.toBeNull();
    const undone = await stock();
    // A memory that was never written is now that of a new item.
    for (const [i, memory] of found.entries()) if (memory !== null) expect(undone[i]).toEqual(memory);
  }
  expect(await undoLast({ learnerId })).toBeNull();
});

test("sent twice, and twenty times at once among reviews, it counts once", async () => {
  const groupId = randomUUID();
  const entry = await entryOf(learnerId, card, now);
  const variants = await variantsLike(learnerId, entry, 5);
  const answers = await Promise.all([
    ...Array.from({ length: 20 }, () => act("suspend", { groupId })),
    ...variants.map((variant, i) =>
      submitReviews({
        learnerId,
        reviews: [review(variant, later(now, i), { rating: 3 })],
        now: later(now, minute),
      }),
    ),
  ]);
  expect(answers.slice(0, 20)).toEqual(Array(20).fill({ groupId, applied: 1 }));
  expect(await getPrisma().memoryAction.count({ where: { learnerId } })).toBe(1);
  expect(await memoryOf(learnerId, "card-1")).toMatchObject({ suspended: true, repetitions: 5 });
});

test("a day that has passed, none where one is needed, and an item that is not the learner's are refused", async () => {
  await expect(act("bury", { untilDay: today })).rejects.toMatchObject({ field: "untilDay" });
  await expect(act("set-due")).rejects.toMatchObject({ field: "untilDay" });
  await expect(act("set-due", { untilDay: today + 100_000 })).rejects.toMatchObject({ field: "untilDay" });
  for (const items of [["small/none"], [card, "other/card-1"], ["card-1"]])
    await expect(act("suspend", { items })).rejects.toMatchObject({ code: "not-found", field: "items" });
  await getPrisma().enrolment.deleteMany({ where: { learnerId } });
  await expect(act("suspend")).rejects.toMatchObject({ code: "not-found" });
});
