/** Sessions that continue past 04:00, when the study day turns. */
import { beforeAll, describe, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { gaveUp } from "@/lib/items/answer";
import type { Rating } from "@/lib/scheduling/memory";
import { adoptTrial } from "@/lib/services/adopt-trial";
import { loadCourse } from "@/lib/services/load-course";
import { loadCourses } from "@/lib/services/load-courses";
import { loadNote } from "@/lib/services/load-note";
import { loadMoreEntries } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { openTrial } from "@/lib/services/try-item";
import { undoLast } from "@/lib/services/undo-event";
import { allFaults, daysOf } from "@/tests/support/counters";
import { entriesAt, entryOf, later, memoryOf, minute, rate, review } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

/** 2026-03-02, the study day 20514, ends at 04:00 of the 3rd. */
const evening = 20_514;
const five = new Date("2026-03-03T03:55:00Z");
const six = later(five, 11 * minute);

/** Rates card 1 at each instant, as the session asks it; returns the promised intervals and the outcomes. */
async function rated(learnerId: string, history: readonly (readonly [Date, Rating])[], names = true) {
  const outcomes = [];
  for (const [at, rating] of history) {
    const entry = await entryOf(learnerId, "small/card-1", at);
    const posted = review(entry, at, { rating, ...(names && { studyDay: entry.studyDay }) });
    const [outcome] = await submitReviews({ learnerId, reviews: [posted], now: at });
    expect(outcome).toMatchObject({ status: "accepted", next: entry.previews[rating - 1] });
    outcomes.push(outcome);
  }
  return outcomes;
}

async function withoutInstants(learnerId: string) {
  const {
    learnerId: _,
    dueAt,
    lastReviewedAt,
    lastEventAt,
    ...rest
  } = (await memoryOf(learnerId, "card-1"))!;
  return rest;
}

describe("what was answered a moment before the day turned", () => {
  test("is due in as many days by its note and its course as by the session, for the length of a session", async () => {
    const learnerId = await newLearner();
    // Missed three times, so that it rests until the next day.
    await rated(
      learnerId,
      [-10, -5, 0].map((minutes) => [later(five, minutes * minute), 1]),
    );
    const asked = { learnerId, course: "small", locale: "en" } as const;
    for (const [now, due] of [
      [six, 0],
      [later(five, 80 * minute), 1],
    ] as const) {
      const { items } = await loadNote({ ...asked, note: "first", now });
      expect(items["card-1"]?.memory).toMatchObject({ dueInDays: 1 - due, daysSince: due });
      const queue = await entriesAt(learnerId, now);
      expect(queue.filter(({ itemId }) => itemId === "small/card-1")).toHaveLength(due);
      expect((await loadCourse({ ...asked, now })).notes).toMatchObject([{ due }]);
      expect(await loadCourses({ ...asked, now })).toMatchObject([{ due }]);
    }
  });
});

describe("a step that is answered after the turn of the day", () => {
  test("belongs to the day before: the result is the same as by day, and FSRS is told that no day has passed", async () => {
    const [byNight, byDay] = [await newLearner(), await newLearner()];
    const noon = new Date("2026-03-02T12:00:00Z");
    await rated(byNight, [
      [five, 3],
      [six, 3],
    ]);
    await rated(byDay, [
      [noon, 3],
      [later(noon, 11 * minute), 3],
    ]);
    const [night, day] = [await withoutInstants(byNight), await withoutInstants(byDay)];
    // Different items have different fuzz seeds.
    expect(night).toEqual(day);
    expect(night).toMatchObject({ state: 2, intervalDays: 2, lastStudyDay: evening });
    const days = await daysOf(byNight);
    expect(days).toMatchObject([{ studyDay: evening, reviews: 2, newItems: 1 }]);
    expect(await allFaults()).toEqual([]);
  });

  test("does so even if the post does not name the day shown, and if it comes late or twice", async () => {
    const [silent, late] = [await newLearner(), await newLearner()];
    await rated(
      silent,
      [
        [five, 3],
        [six, 3],
      ],
      false,
    );
    const first = review(await entryOf(late, "small/card-1", five), five, { rating: 3 });
    await submitReviews({ learnerId: late, reviews: [first], now: five });
    const second = review(await entryOf(late, "small/card-1", six), six, { rating: 3 });
    for (const at of [later(six, 60 * minute), later(six, 61 * minute)])
      await submitReviews({ learnerId: late, reviews: [second, first], now: at });
    expect(await withoutInstants(late)).toEqual(await withoutInstants(silent));
    expect(await memoryOf(late, "card-1")).toMatchObject({ intervalDays: 2, repetitions: 2 });
    expect(await allFaults()).toEqual([]);
  });

  test("relearns within the day, too", async () => {
    const learnerId = await newLearner();
    const weeksAgo = later(five, -20 * 24 * 60 * minute);
    await rated(learnerId, [
      [weeksAgo, 4],
      [five, 1],
      [six, 3],
    ]);
    expect(await memoryOf(learnerId, "card-1")).toMatchObject({ state: 2, lapses: 1, lastStudyDay: evening });
  });

  test("is of the new day when it is answered the next evening", async () => {
    const learnerId = await newLearner();
    const nextEvening = later(five, 15 * 60 * minute);
    await rated(learnerId, [
      [five, 3],
      [nextEvening, 3],
    ]);
    expect(await memoryOf(learnerId, "card-1")).toMatchObject({ state: 2, lastStudyDay: evening + 1 });
    expect((await memoryOf(learnerId, "card-1"))!.intervalDays).toBeGreaterThan(2);
  });

  test("keeps its day when its learner has moved to another zone in between", async () => {
    for (const [from, to] of [
      ["UTC", "America/New_York"],
      ["America/New_York", "Asia/Tokyo"],
      ["Pacific/Kiritimati", "Pacific/Pago_Pago"],
    ] as const) {
      const learnerId = await newLearner(from);
      await rated(learnerId, [[five, 3]]);
      const { lastStudyDay } = (await memoryOf(learnerId, "card-1"))!;
      await getPrisma().learnerSettings.update({ where: { learnerId }, data: { timeZone: to } });
      await rated(learnerId, [[six, 3]]);
      expect(await memoryOf(learnerId, "card-1")).toMatchObject({ lastStudyDay, intervalDays: 2 });
    }
    expect(await allFaults()).toEqual([]);
  });

  test("is taken back exactly", async () => {
    const learnerId = await newLearner();
    await rated(learnerId, [[five, 3]]);
    const before = await memoryOf(learnerId, "card-1");
    await rated(learnerId, [[six, 4]]);
    await undoLast({ learnerId });
    expect(await memoryOf(learnerId, "card-1")).toEqual(before);
    expect(await entryOf(learnerId, "small/card-1", six)).toMatchObject({ studyDay: evening });
  });

  test("counts as promised where it is tried in its note", async () => {
    const learnerId = await newLearner();
    await rated(learnerId, [[five, 3]]);
    const { ticket } = await openTrial({ learnerId, itemId: "small/card-1", locale: "en", now: six });
    const adopted = await adoptTrial({ learnerId, ticket, answer: gaveUp, now: six });
    expect(adopted).toMatchObject({ studyDay: evening, previews: [{}, {}, { days: 2 }, {}] });
    const { reviewId, variantId, studyDay } = adopted;
    const posted = review({ variantId }, six, { id: reviewId, rating: 3, studyDay });
    expect(await submitReviews({ learnerId, reviews: [posted], now: six })).toMatchObject([
      { next: adopted.previews[2] },
    ]);
  });
});

describe("what was answered shortly before the turn of the day", () => {
  test("is not asked at once when the day turns, but in the morning", async () => {
    const learnerId = await newLearner();
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay: 1 } });
    // Missed three times, it rests until tomorrow, which begins within the session.
    for (const minutes of [0, 2, 6]) {
      const at = later(five, minutes * minute);
      await rate(learnerId, await entryOf(learnerId, "small/card-1", at), 1, at);
    }
    expect(await memoryOf(learnerId, "card-1")).toMatchObject({
      dueAt: null,
      dueDay: evening + 1,
      misses: 3,
    });
    const askedAt = async (at: Date) => (await entriesAt(learnerId, at)).map(({ itemId }) => itemId);
    expect(await askedAt(later(five, 8 * minute))).not.toContain("small/card-1");
    const more = await loadMoreEntries({
      learnerId,
      holding: [],
      locale: "en",
      now: later(five, 20 * minute),
    });
    expect(more.entries.map(({ itemId }) => itemId)).not.toContain("small/card-1");
    const morning = later(five, 4 * 60 * minute);
    expect(await entryOf(learnerId, "small/card-1", morning)).toMatchObject({
      studyDay: evening + 1,
      restsAfterMiss: false,
      memory: { state: "learning", daysSince: 1 },
    });
  });
});
