import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { type ActionType, actionTypes } from "@/lib/scheduling/memory-event";
import { actOnItems } from "@/lib/services/act-on-items";
import { answerVariant } from "@/lib/services/answer-variant";
import { loadBrowseItem, loadPastReview } from "@/lib/services/browse-item";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast } from "@/lib/services/undo-event";
import { entryOf, later, minute, rate, review } from "../../support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");

beforeAll(() => publishSmallCourse());

function load(learnerId: string, name: string, at = later(now, 60 * minute)) {
  const [course, key] = name.split("/") as [string, string];
  return loadBrowseItem({ learnerId, course, key, locale: "en", now: at });
}

const events = async (learner: string, name: string) =>
  (await load(learner, name)).events.map(({ type, isUndone }) => (isUndone ? `${type} undone` : type));

test("an item that was not met has its text, its sentence, no curve and no events", async () => {
  const learner = await newLearner();
  const item = await load(learner, "small/card-1");
  expect(item).toMatchObject({ title: "Question 1?", stage: "new", memory: null, stretches: [], events: [] });
  expect(item.present).toMatchObject({ kind: "card", isEarlierVersion: false, scored: null });
  expect(item.tested).toMatchObject({ html: expect.stringContaining("A paragraph that the items test.") });
  expect(item.note.href).toBe("/courses/small/first#at-card-1");
});

test("its events are told newest first: reviews, actions, and those that were undone", async () => {
  const learner = await newLearner();
  const name = "small/card-2";
  await rate(learner, await entryOf(learner, name, now), 4, now);
  await actOnItems({
    learnerId: learner,
    groupId: crypto.randomUUID(),
    type: "suspend",
    items: [name],
    now: later(now, minute),
  });
  expect(await events(learner, name)).toEqual(["suspend", "review"]);
  expect(await load(learner, name)).toMatchObject({ stage: "suspended", memory: { reviews: 1 } });
  await undoLast({ learnerId: learner });
  expect(await events(learner, name)).toEqual(["suspend undone", "review"]);
  expect(await load(learner, name)).toMatchObject({ stage: "young", stretches: [{ toDay: null }] });
});

test.each([
  ["never met", null, ["suspend", "bury"]],
  ["met", [] as const, ["suspend", "bury", "reset", "set-due"]],
  ["suspended", ["suspend"] as const, ["resume", "bury", "reset", "set-due"]],
  ["buried", ["bury"] as const, ["suspend", "resume", "bury", "reset", "set-due"]],
  ["suspended and buried", ["suspend", "bury"] as const, ["resume", "bury", "reset", "set-due"]],
  ["reset", ["reset"] as const, ["suspend", "bury"]],
])("an item that is %s offers what would change something, and nothing else", async (_, done, offered) => {
  const learner = await newLearner();
  const name = "small/card-1";
  if (done !== null) await rate(learner, await entryOf(learner, name, now), 4, now);
  let acted = 0;
  const act = (type: ActionType) =>
    actOnItems({
      learnerId: learner,
      groupId: crypto.randomUUID(),
      type,
      items: [name],
      now: later(now, 50 * minute + 1_000 * ++acted),
      ...(type === "set-due" && { untilDay: 20_600 }),
    });
  for (const type of done ?? []) await act(type);
  expect((await load(learner, name)).actions).toEqual(offered);
  for (const type of actionTypes.filter((each) => !offered.includes(each)))
    expect(await act(type), type).toMatchObject({ applied: 0 });
  for (const type of offered as ActionType[]) {
    expect(await act(type), type).toMatchObject({ applied: 1 });
    await undoLast({ learnerId: learner });
  }
});

test("older events follow behind the last one shown", async () => {
  const learner = await newLearner();
  const name = "small/card-3";
  for (let n = 0; n < 34; n += 1) {
    await actOnItems({
      learnerId: learner,
      groupId: crypto.randomUUID(),
      type: "bury",
      items: [name],
      now: later(now, n * minute),
    });
  }
  const first = await load(learner, name);
  expect([first.events.length, first.olderThan]).toEqual([30, first.events.at(-1)!.id]);
  const older = await loadBrowseItem({
    learnerId: learner,
    course: "small",
    key: "card-3",
    locale: "en",
    now,
    olderThan: first.olderThan!,
  });
  expect([older.events.length, older.olderThan]).toEqual([4, null]);
  expect(new Set([...first.events, ...older.events].map(({ id }) => id)).size).toBe(34);
});

/** Answers the exercise with a text and posts the review. Returns the review's id and the question asked. */
async function answered(learnerId: string, text: string) {
  const entry = await entryOf(learnerId, "small/sum", now);
  await answerVariant({ learnerId, variantId: entry.variantId, answer: { text }, locale: "en", now });
  const posted = review(entry, now);
  await submitReviews({ learnerId, reviews: [posted], now });
  return { id: posted.id, question: entry.ask.ask };
}

test("a past question is shown with its own numbers, the answer given and its score, even after the item was changed", async () => {
  const learner = await newLearner();
  const { id, question } = await answered(learner, "1");
  const past = () => loadPastReview({ learnerId: learner, reviewId: id, locale: "en" });
  const before = await past();
  expect(before.ask.ask).toBe(question);
  expect(before).toMatchObject({
    isEarlierVersion: false,
    scored: { answer: { text: "1" }, score: { verdict: "wrong" } },
  });
  await publishSmallCourse(
    noteText().replace("What is {{a}} plus twice {{b}}?", "Add {{a}} and twice {{b}}."),
  );
  expect(await past()).toEqual({ ...before, isEarlierVersion: true });
  // The verdict is the one that counted, whatever the rules are now.
  await getPrisma().review.updateMany({ where: { learnerId: learner, id }, data: { verdict: "correct" } });
  expect((await past()).scored?.score.verdict).toBe("correct");
});

test("giving up is shown as that, and a card with its other side", async () => {
  const learner = await newLearner();
  const entry = await entryOf(learner, "small/gate", now);
  await answerVariant({
    learnerId: learner,
    variantId: entry.variantId,
    answer: { gaveUp: true },
    locale: "en",
    now,
  });
  const posted = review(entry, now);
  await submitReviews({ learnerId: learner, reviews: [posted], now });
  expect(await loadPastReview({ learnerId: learner, reviewId: posted.id, locale: "en" })).toMatchObject({
    scored: { answer: { gaveUp: true }, score: { verdict: "wrong", misconception: null } },
  });
  const card = await entryOf(learner, "small/card-1", now);
  const rated = review(card, later(now, minute), { rating: 2 });
  await submitReviews({ learnerId: learner, reviews: [rated], now: later(now, minute) });
  expect(await loadPastReview({ learnerId: learner, reviewId: rated.id, locale: "en" })).toMatchObject({
    rating: 2,
    scored: null,
    reveal: { back: expect.stringContaining("Reply 1.") },
  });
});

test("what is somebody else's, or of a course that one has left, looks like what is not there", async () => {
  const [learner, other] = [await newLearner(), await newLearner()];
  const { id } = await answered(learner, "1");
  const refused = (promise: Promise<unknown>) => expect(promise).rejects.toThrow("not-found");
  await refused(loadPastReview({ learnerId: other, reviewId: id, locale: "en" }));
  await refused(load(learner, "small/nothing"));
  await refused(load(learner, "nothing/card-1"));
  await getPrisma().enrolment.deleteMany({ where: { learnerId: learner } });
  await refused(load(learner, "small/card-1"));
  await refused(loadPastReview({ learnerId: learner, reviewId: id, locale: "en" }));
});
