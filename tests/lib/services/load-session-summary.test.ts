import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { again, easy, good, type Rating } from "@/lib/scheduling/memory";
import { defaultPreset } from "@/lib/scheduling/presets";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { answerVariant } from "@/lib/services/answer-variant";
import { loadSessionSummary } from "@/lib/services/load-session-summary";
import { startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast, undoLastEvent } from "@/lib/services/undo-event";
import { day, entryOf, later, minute, review } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");

/** A learner with a new session. */
async function atWork() {
  const learnerId = await newLearner();
  const { sessionId } = await startQuiz({ learnerId, locale: "en", now });
  return { learnerId, sessionId };
}

function summary(learnerId: string, sessionId: string) {
  return loadSessionSummary({ learnerId, sessionId, locale: "en", now: later(now, 10 * minute) });
}

test("A session is what its learner did in it and did not take back", async () => {
  const { learnerId, sessionId } = await atWork();
  const posts = [];
  for (const [i, rating] of [good, again, easy].entries()) {
    const entry = await entryOf(learnerId, `small/card-${i + 1}`, now);
    posts.push(review(entry, later(now, i * minute), { rating, sessionId, elapsedMs: 1_000 * (i + 1) }));
  }
  await submitReviews({ learnerId, reviews: posts, now: later(now, 5 * minute) });
  const three = {
    reviews: 3,
    items: 3,
    firstTryRight: 2,
    elapsedMs: 6_000,
    newItems: 3,
    lastReviewId: posts[2]!.id,
    streak: { days: 1, longest: 1, restDays: 0 },
  };
  expect(await summary(learnerId, sessionId)).toMatchObject(three);

  await undoLast({ learnerId });
  const two = { reviews: 2, items: 2, firstTryRight: 1, elapsedMs: 3_000, newItems: 2 };
  const left = await summary(learnerId, sessionId);
  expect(left).toMatchObject({ ...two, lastReviewId: posts[1]!.id });
  expect(left.timeline).toEqual([
    { right: true, seconds: 1, isNew: true },
    { right: false, seconds: 2, isNew: true },
  ]);

  const elsewhere = review(await entryOf(learnerId, "small/card-3", now), later(now, 4 * minute), {
    rating: good,
    sessionId: randomUUID(),
  });
  await submitReviews({ learnerId, reviews: [elsewhere], now: later(now, 5 * minute) });
  expect(await summary(learnerId, sessionId)).toMatchObject(two);
});

test("An item missed in an earlier session of the day is not right at the first try; the day is told as a whole", async () => {
  const { learnerId, sessionId } = await atWork();
  const miss = review(await entryOf(learnerId, "small/card-1", now), now, {
    rating: again,
    sessionId: randomUUID(),
    elapsedMs: 4_000,
  });
  await submitReviews({ learnerId, reviews: [miss], now });
  const at = later(now, 2 * minute);
  const posts = [];
  for (const key of ["card-1", "card-2"])
    posts.push(
      review(await entryOf(learnerId, `small/${key}`, at), at, { rating: good, sessionId, elapsedMs: 1_000 }),
    );
  await submitReviews({ learnerId, reviews: posts, now: at });
  const told = await summary(learnerId, sessionId);
  expect(told).toMatchObject({ items: 2, firstTryRight: 1, day: { reviews: 3, elapsedMs: 6_000 } });
  expect(told.tomorrow.new).toBeGreaterThan(0);
});

test("A session of thousands of answers is summed up in a moment", async () => {
  const { learnerId, sessionId } = await atWork();
  const entry = await entryOf(learnerId, "small/card-1", now);
  await submitReviews({ learnerId, reviews: [review(entry, now, { rating: good, sessionId })], now });
  // As if each had been answered: a learner's work of an hour, which would take long here.
  await getPrisma().$executeRawUnsafe(
    `INSERT INTO review (learner_id, id, item_id, version, variant_id, session_id, given, rating, reviewed_at, study_day, preset_version, elapsed_ms)
     SELECT learner_id, gen_random_uuid(), item_id, version, variant_id, session_id, given, CASE i WHEN 9999 THEN 1 ELSE 3 END,
       reviewed_at + i * interval '10 ms', study_day, preset_version, elapsed_ms
     FROM review, generate_series(1, 10000) i WHERE learner_id = $1`,
    learnerId,
  );
  const startedAtMs = performance.now();
  const { reviews, items, firstTryRight, timeline } = await summary(learnerId, sessionId);
  expect({ reviews, items, firstTryRight }).toEqual({ reviews: 10_001, items: 1, firstTryRight: 1 });
  expect(timeline.at(-2)?.right).toBe(false);
  // Half a second on an idle machine; a look-up of all earlier answers for each takes half a minute.
  expect(performance.now() - startedAtMs).toBeLessThan(8_000);
});

test("What somebody else posts under the same name is not in it", async () => {
  const { learnerId, sessionId } = await atWork();
  const other = await atWork();
  for (const who of [learnerId, other.learnerId]) {
    const entry = await entryOf(who, "small/card-1", now);
    await submitReviews({ learnerId: who, reviews: [review(entry, now, { rating: good, sessionId })], now });
  }
  for (const who of [learnerId, other.learnerId])
    expect(await summary(who, sessionId)).toMatchObject({ reviews: 1, items: 1 });
});

test("Somebody else's session looks like one that does not exist, and so does one without an answer", async () => {
  const owner = await atWork();
  const entry = await entryOf(owner.learnerId, "small/card-1", now);
  const posted = review(entry, now, { rating: good, sessionId: owner.sessionId });
  await submitReviews({ learnerId: owner.learnerId, reviews: [posted], now });
  const { learnerId, sessionId } = await atWork();
  for (const id of [owner.sessionId, sessionId, randomUUID()])
    await expect(summary(learnerId, id)).rejects.toMatchObject({ code: "not-found" });
});

test("A session whose answers were all taken back keeps its page", async () => {
  const { learnerId, sessionId } = await atWork();
  const entry = await entryOf(learnerId, "small/card-1", now);
  await submitReviews({ learnerId, reviews: [review(entry, now, { rating: good, sessionId })], now });
  await undoLastEvent({ learnerId, locale: "en", now: later(now, minute) });
  expect(await summary(learnerId, sessionId)).toMatchObject({ reviews: 0, lastReviewId: null });
});

test("A mistake is told by its name, or where it has none by its question, with what it was taken for", async () => {
  const { learnerId, sessionId } = await atWork();
  const sum = await entryOf(learnerId, "small/sum", now);
  const [, a, b] = /(\d+) plus twice (\d+)/.exec(JSON.stringify(sum.ask)) ?? [];
  const gate = await entryOf(learnerId, "small/gate", now);
  const answers = [
    { variantId: sum.variantId, answer: { text: String(Number(a) + Number(b)) } },
    { variantId: gate.variantId, answer: { ids: ["2"] } },
  ];
  for (const answer of answers) await answerVariant({ ...answer, learnerId, locale: "en", now });
  const reviews = answers.map((answered, i) => review(answered, later(now, i), { sessionId }));
  await submitReviews({ learnerId, reviews, now: later(now, 1) });
  const { hard } = await summary(learnerId, sessionId);
  const told = { misses: 1, rightAfter: 0, section: "Items" };
  expect(hard).toEqual([
    {
      ...told,
      item: "small/sum",
      title: "A sum",
      locale: "en",
      drawsValues: true,
      source: expect.stringMatching(/^\/courses\/small\/first#./),
      mistakes: [{ name: `${b} counts twice`, says: "", option: null, times: 1 }],
    },
    {
      ...told,
      item: "small/gate",
      title: "Which gate?",
      locale: "en",
      drawsValues: false,
      source: expect.stringMatching(/^\/courses\/small\/first#./),
      mistakes: [{ name: null, says: "It scales the new candidate.", option: "input gate", times: 1 }],
    },
  ]);
});

test("An item that was missed without a named mistake is hard, too", async () => {
  const { learnerId, sessionId } = await atWork();
  const miss = review(await entryOf(learnerId, "small/card-1", now), now, { rating: again, sessionId });
  await submitReviews({ learnerId, reviews: [miss], now });
  const at = later(now, 2 * minute);
  const right = review(await entryOf(learnerId, "small/card-1", at), at, { rating: good, sessionId });
  await submitReviews({ learnerId, reviews: [right], now: at });
  const { hard, missedItems } = await summary(learnerId, sessionId);
  expect(missedItems).toBe(1);
  expect(hard).toMatchObject([{ item: "small/card-1", misses: 1, rightAfter: 1, mistakes: [] }]);
});

test("A concept gains what FSRS expects of the session's items in a month, and stays as the session left it", async () => {
  const { learnerId } = await atWork();
  const [met, back] = [now, later(now, 5 * day)];
  const sessions = [randomUUID(), randomUUID()];
  const meet = async (key: string, at: Date, rating: Rating, sessionId: string) => {
    await getPrisma().memory.updateMany({
      where: { learnerId },
      data: { dueDay: 0, dueAt: null, askedDay: 0 },
    });
    const posted = review(await entryOf(learnerId, `small/${key}`, at), at, { rating, sessionId });
    await submitReviews({ learnerId, reviews: [posted], now: at });
  };
  await meet("card-1", met, easy, sessions[0]!);
  const before = await memoryOf(learnerId, "card-1");
  await meet("card-1", back, good, sessions[1]!);
  await meet("card-2", back, good, sessions[1]!);
  const after = [await memoryOf(learnerId, "card-1"), await memoryOf(learnerId, "card-2")];
  const { decay, factor } = recallCurve(defaultPreset);
  const recall = (days: number, stability: number) => (1 + (factor * days) / stability) ** decay;
  const told = (await summary(learnerId, sessions[1]!)).gains;
  expect(told).toMatchObject([{ name: "One", items: 2, newItems: 1, note: "/courses/small/first#items" }]);
  expect(told[0]!.before).toBeCloseTo(recall(35, before.stability) / 2, 6);
  const expected = after.reduce((sum, { stability }) => sum + recall(30, stability), 0) / 2;
  expect(told[0]!.after).toBeCloseTo(expected, 8);
  await meet("card-1", later(back, minute), again, randomUUID());
  expect((await summary(learnerId, sessions[1]!)).gains).toEqual(told);
});

test("The reason to come back is what would fade, or that nothing does", async () => {
  const { learnerId, sessionId } = await atWork();
  const card = review(await entryOf(learnerId, "small/card-1", now), now, { rating: easy, sessionId });
  await submitReviews({ learnerId, reviews: [card], now });
  const { stability, dueDay } = await memoryOf(learnerId, "card-1");
  const dueOn = new Date(dueDay * day);
  expect((await summary(learnerId, sessionId)).comeBack).toEqual({
    reason: "later",
    isoDate: dueOn.toISOString().slice(0, 10),
  });
  const eve = later(dueOn, -day / 2);
  const { comeBack, tomorrow } = await loadSessionSummary({ learnerId, sessionId, locale: "en", now: eve });
  const { decay, factor } = recallCurve(defaultPreset);
  const recall = (days: number) => (1 + (factor * days) / stability) ** decay;
  const interval = dueDay - Math.floor(now.getTime() / day);
  expect(comeBack).toEqual({
    reason: "fading",
    items: 1,
    tomorrow: expect.closeTo(recall(interval), 10),
    waited: expect.closeTo(recall(interval + 7), 10),
    waitDays: 7,
  });
  expect(tomorrow).toMatchObject({ due: 1, minutes: expect.any(Number) });
  await undoLast({ learnerId });
  expect((await summary(learnerId, sessionId)).comeBack).toEqual({ reason: "nothing" });
});

test("A lifetime of reviews costs a summary nothing: what it reads is the session's and its days'", async () => {
  const { learnerId, sessionId } = await atWork();
  const entry = await entryOf(learnerId, "small/card-1", now);
  await submitReviews({ learnerId, reviews: [review(entry, now, { rating: good, sessionId })], now });
  const fastest = async () => {
    const times: number[] = [];
    for (let i = 0; i < 7; i++) {
      const startedAtMs = performance.now();
      await summary(learnerId, sessionId);
      times.push(performance.now() - startedAtMs);
    }
    return Math.min(...times);
  };
  const addReviews = async (reviews: number) => {
    await getPrisma().$executeRawUnsafe(
      `INSERT INTO review (learner_id, id, item_id, version, variant_id, given, rating, reviewed_at, study_day, preset_version, elapsed_ms)
       SELECT learner_id, gen_random_uuid(), item_id, version, variant_id, given, 3,
         reviewed_at - (i % 3000 + 5) * interval '1 day', study_day - (i % 3000 + 5), preset_version, elapsed_ms
       FROM review, generate_series(1, $2::int) i WHERE learner_id = $1 AND session_id = $3::uuid`,
      learnerId,
      reviews,
      sessionId,
    );
    await getPrisma().$executeRawUnsafe("ANALYZE review");
  };
  // A learner's pace is that of the last 300.
  await addReviews(400);
  const before = await fastest();
  await addReviews(20_000);
  // Reading 20,000 reviews takes twenty times as long in the embedded database.
  expect(await fastest()).toBeLessThan(5 * before);
});

async function memoryOf(learnerId: string, key: string) {
  const item = await getPrisma().item.findFirstOrThrow({ where: { key } });
  return getPrisma().memory.findFirstOrThrow({ where: { learnerId, itemId: item.id } });
}
