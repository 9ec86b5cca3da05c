import { beforeAll, describe, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { gaveUp } from "@/lib/items/answer";
import type { EntryView } from "@/lib/quiz/entry-view";
import { minutesFor } from "@/lib/quiz/workload";
import { answerVariant } from "@/lib/services/answer-variant";
import { loadToday } from "@/lib/services/load-today";
import { loadMoreEntries, startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLastEvent } from "@/lib/services/undo-event";
import { day, entriesAt, entryOf, later, minute, rate, review } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse(noteText({ cards: 30 })));

const now = new Date("2026-03-02T12:00:00Z");

function keys(entries: readonly EntryView[]): string[] {
  return entries.map((e) => e.itemId);
}

async function wholeSession(learnerId: string, at: Date): Promise<EntryView[]> {
  const entries = [...(await startQuiz({ learnerId, locale: "en", now: at })).entries];
  for (;;) {
    const holding = entries.map((e) => e.variantId);
    const more = await loadMoreEntries({ learnerId, locale: "en", now: at, holding });
    if (more.entries.length === 0) return entries;
    entries.push(...more.entries);
  }
}

describe("a session", () => {
  test("brings twenty new items a day, in the order of the note, each once", async () => {
    const entries = await wholeSession(await newLearner(), now);
    expect(keys(entries)).toEqual(Array.from({ length: 20 }, (_, i) => `small/card-${i + 1}`));
  });

  test("says when its day ends, and sends first what is on the screen", async () => {
    const learnerId = await newLearner("Asia/Shanghai");
    const { dayEndsAt, entries } = await startQuiz({ learnerId, locale: "en", now });
    expect(dayEndsAt).toBe("2026-03-02T20:00:00.000Z");
    const showing = entries[7]!.variantId;
    const at = new Date(dayEndsAt);
    const more = await loadMoreEntries({ learnerId, locale: "en", now: at, holding: [], showing });
    expect(more.dayEndsAt).toBe("2026-03-03T20:00:00.000Z");
    expect(more.entries[0]).toMatchObject({ variantId: showing, studyDay: entries[7]!.studyDay + 1 });
  });

  test("has the pace by which the page of the day counts its minutes", async () => {
    const learnerId = await newLearner();
    const [entry] = await entriesAt(learnerId, now);
    const posted = review(entry!, now, { rating: 4, elapsedMs: 120_000 });
    await submitReviews({ learnerId, reviews: [posted], now });
    const { pace, counts } = await startQuiz({ learnerId, locale: "en", now });
    expect(pace.answerMs).toBeGreaterThan(25_000);
    const { minutes, work } = await loadToday({ learnerId, locale: "en", now });
    expect(counts).toEqual(work);
    expect(minutesFor(counts, pace)).toBe(minutes);
  });

  test("of a reloaded page shows the same numbers", async () => {
    const learnerId = await newLearner();
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay: 40 } });
    const first = await wholeSession(learnerId, now);
    const second = await wholeSession(learnerId, later(now, minute));
    expect(second.map((e) => [e.variantId, e.ask])).toEqual(first.map((e) => [e.variantId, e.ask]));
  });

  test("tells nothing of the answer to a graded item", async () => {
    const learnerId = await newLearner();
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay: 40 } });
    const graded = (await wholeSession(learnerId, now)).filter((e) => e.graded);
    expect(graded.map((e) => e.kind).sort()).toEqual(["choice", "exercise"]);
    for (const entry of graded) {
      expect(entry.reveal).toBeNull();
      const variant = await getPrisma().variant.findUniqueOrThrow({
        where: { learnerId_id: { learnerId, id: entry.variantId } },
      });
      const { a, b } = variant.given as { a?: number; b?: number };
      const text = JSON.stringify(entry.ask);
      if (a !== undefined && b !== undefined) expect(text).not.toContain(`${a + 2 * b}`);
      expect(text).not.toMatch(/right|misconception|solution|seed/);
    }
  });

  test("keeps siblings apart for the whole study day", async () => {
    const learnerId = await newLearner();
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay: 40 } });
    const entries = await wholeSession(learnerId, now);
    expect(keys(entries).filter((k) => k.startsWith("small/holes"))).toEqual(["small/holes.1"]);
    const hole = entries.find((e) => e.itemId === "small/holes.1")!;
    await rate(learnerId, hole, 4, now);
    const evening = await wholeSession(learnerId, later(now, 10 * 60 * minute));
    expect(keys(evening)).not.toContain("small/holes.2");
    const tomorrow = await wholeSession(learnerId, later(now, day));
    expect(keys(tomorrow)).toContain("small/holes.2");
  });

  test("goes on at the score of an answer that was checked before the page was closed", async () => {
    const learnerId = await newLearner();
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay: 40 } });
    const gate = (await wholeSession(learnerId, now)).find((e) => e.itemId === "small/gate")!;
    const score = await answerVariant({
      learnerId,
      variantId: gate.variantId,
      answer: { text: "2" },
      locale: "en",
      now,
    });
    expect(score).toMatchObject({
      verdict: "wrong",
      misconception: { name: null, says: "It scales the new candidate." },
    });
    const reopened = (await wholeSession(learnerId, now)).find((e) => e.itemId === "small/gate")!;
    expect(reopened.answered).toEqual({ answer: { text: "2" }, score });
  });

  test("takes giving up for wrong, without a diagnosis, and shows the way", async () => {
    const learnerId = await newLearner();
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay: 40 } });
    const sum = (await wholeSession(learnerId, now)).find((e) => e.itemId === "small/sum")!;
    const ask = { learnerId, variantId: sum.variantId, locale: "en", now } as const;
    expect(await answerVariant({ ...ask, answer: { text: "" } })).toMatchObject({ verdict: "invalid" });
    const score = await answerVariant({ ...ask, answer: gaveUp });
    expect(score).toMatchObject({ verdict: "wrong", misconception: null, reveal: { kind: "exercise" } });
    expect(score).not.toHaveProperty("earlier");
  });

  test("names the first answer, which counts, when it is told another one", async () => {
    const learnerId = await newLearner();
    await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay: 40 } });
    const gate = (await wholeSession(learnerId, now)).find((e) => e.itemId === "small/gate")!;
    const ask = { learnerId, variantId: gate.variantId, locale: "en", now } as const;
    const first = await answerVariant({ ...ask, answer: { text: "2" } });
    expect(await answerVariant({ ...ask, answer: { text: "1" } })).toEqual({
      ...first,
      earlier: { text: "2" },
    });
    expect(await answerVariant({ ...ask, answer: { text: "2" } })).toEqual(first);
  });

  test("asks again on the right study day, which turns over at four in the morning", async () => {
    const learnerId = await newLearner("Asia/Shanghai");
    // 23:30 in Shanghai; Easy graduates at once.
    const lateEvening = new Date("2026-03-02T15:30:00Z");
    await rate(learnerId, await entryOf(learnerId, "small/card-1", lateEvening), 4, lateEvening);
    const { dueDay } = await getPrisma().memory.findFirstOrThrow({ where: { learnerId } });
    const dueAtFour = new Date(dueDay * day - 4 * 60 * minute);
    const due = async (at: Date) => (await loadToday({ learnerId, locale: "en", now: at })).work.due;
    expect(await due(later(dueAtFour, -minute))).toBe(0);
    expect(await due(later(dueAtFour, minute))).toBe(1);
  });

  test("brings a learning step back before the end of a backlog that is longer than a day allows", async () => {
    const learnerId = await newLearner();
    const entries = await wholeSession(learnerId, now);
    for (const entry of entries.slice(0, 19)) await rate(learnerId, entry, 4, now);
    const muchLater = later(now, 400 * day);
    await getPrisma().learnerSettings.update({
      where: { learnerId },
      data: { reviewsPerDay: 2, newPerDay: 1, newInBacklog: true },
    });
    const step = (await wholeSession(learnerId, muchLater)).find((e) => e.memory.state === "new")!;
    await rate(learnerId, step, 1, muchLater);
    const after = await wholeSession(learnerId, later(muchLater, 2 * minute));
    expect(keys(after)[0]).toBe(step.itemId);
    expect(after.filter((e) => e.memory.state === "review")).toHaveLength(1);
  });

  test("shows undone items again", async () => {
    const learnerId = await newLearner();
    const [first] = await entriesAt(learnerId, now);
    await rate(learnerId, first!, 3, now);
    const undone = await undoLastEvent({ learnerId, locale: "en", now });
    expect(undone).toMatchObject({
      undone: { itemId: "small/card-1", rating: 3 },
      entry: { itemId: "small/card-1" },
    });
    expect(await undoLastEvent({ learnerId, locale: "en", now })).toEqual({
      undone: null,
      actions: null,
      entry: null,
    });
    expect(keys(await entriesAt(learnerId, now))[0]).toBe("small/card-1");
  });

  test("of another learner knows nothing of this one", async () => {
    const [mine, theirs] = [await newLearner(), await newLearner()];
    const entry = await entryOf(theirs, "small/card-1", now);
    await expect(
      answerVariant({
        learnerId: mine,
        variantId: entry.variantId,
        answer: { text: "1" },
        locale: "en",
        now,
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
