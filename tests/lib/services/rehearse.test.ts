import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { mergeGuest } from "@/lib/auth/merge-guest";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Answer } from "@/lib/items/answer";
import { gaveUp } from "@/lib/items/answer";
import type { RehearsalQuestion } from "@/lib/quiz/api";
import { loadPracticeChoice } from "@/lib/services/load-practice-choice";
import { loadRehearsalReport } from "@/lib/services/load-rehearsal-report";
import { loadPractice } from "@/lib/services/practise";
import {
  answerRehearsal,
  handIn,
  listRehearsals,
  loadRehearsal,
  startRehearsal,
} from "@/lib/services/rehearse";
import { allFaults } from "@/tests/support/counters";
import { later, minute } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const locale = "en";
const inTime = { status: "kept", isLate: false, isEarlier: false, isHandedIn: false };
const notFound = { code: "not-found" };

async function begun(
  learnerId: string,
  given: { count?: number; minutes?: number; now?: Date } = {},
): Promise<string> {
  const id = randomUUID();
  await startRehearsal({
    learnerId,
    id,
    course: "small",
    notes: ["first"],
    count: 10,
    minutes: 20,
    now,
    ...given,
  });
  return id;
}

function load(learnerId: string, id: string) {
  return loadRehearsal({ learnerId, id, locale, now });
}

/** The sum on a paper, with its right answer and the one that forgets to double. */
async function sumOf(learnerId: string, id: string) {
  const { questions } = await load(learnerId, id);
  const sum = questions.find(({ ask }) => JSON.stringify(ask).includes("plus twice"));
  if (sum === undefined) throw new Error("the sum is not on the paper");
  const [a, b] = numbersIn(sum);
  return { place: sum.place, right: String(a + 2 * b), once: String(a + b) };
}

function numbersIn({ ask }: RehearsalQuestion): [number, number] {
  const [a, b] = JSON.stringify(ask).match(/\d+/g)!.map(Number);
  return [a!, b!];
}

function answer(
  learnerId: string,
  rehearsalId: string,
  place: number,
  given: Answer | string,
  at = later(now, minute),
  ageMs = 0,
  after?: number,
) {
  const of = typeof given === "string" ? { text: given } : given;
  return answerRehearsal({
    learnerId,
    rehearsalId,
    place,
    answer: of,
    locale,
    elapsedMs: 4_000,
    ageMs,
    after,
    now: at,
  });
}

function report(learnerId: string, id: string) {
  return loadRehearsalReport({ learnerId, id, locale });
}

/** What `/practice` says was missed, and what `/practice/week` asks. */
async function missed(learnerId: string, at: Date) {
  const choice = await loadPracticeChoice({ learnerId, locale, now: at });
  const week = await loadPractice({ learnerId, scope: { of: "week" }, locale, now: at });
  return [choice.missed, week.question?.itemId ?? null];
}

describe("a rehearsal", () => {
  test("asks what the program grades, the same after a reload, and shows neither answer nor verdict", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId);
    const view = await load(learnerId, id);
    expect(view.questions.map(({ kind }) => kind).toSorted()).toEqual(["choice", "exercise"]);
    expect(await load(learnerId, id)).toEqual(view);
    const { place, right } = await sumOf(learnerId, id);
    expect(JSON.stringify(view.questions[place])).not.toContain(right);
    expect(await answer(learnerId, id, place, right)).toEqual(inTime);
    expect((await load(learnerId, id)).questions[place]).toMatchObject({ isAnswered: true });
    expect(await report(learnerId, id)).toBeNull();
  });

  test("begins once, however often its form is sent", async () => {
    const learnerId = await newLearner();
    const input = { learnerId, id: randomUUID(), course: "small", notes: ["first"], minutes: 20 };
    await Promise.all([1, 2].map((count) => startRehearsal({ ...input, count, now })));
    await startRehearsal({ ...input, count: 2, now: later(now, 5 * minute) });
    const view = await load(learnerId, input.id);
    expect(view.endsAt).toBe(
      later(now, 20 * minute)
        .toISOString()
        .replace(".000Z", "+00:00"),
    );
    expect(await getPrisma().rehearsal.count({ where: { learnerId } })).toBe(1);
  });

  test("keeps the first answer, from two devices and sent again, and none that cannot be read", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId);
    const { place, right, once } = await sumOf(learnerId, id);
    expect(await answer(learnerId, id, place, "many")).toMatchObject({ status: "invalid" });
    expect(await getPrisma().practiceAnswer.count({ where: { learnerId } })).toBe(0);
    await Promise.all([1, 2, 3].map(() => answer(learnerId, id, place, once)));
    expect(await answer(learnerId, id, place, once)).toEqual(inTime);
    expect(await answer(learnerId, id, place, right)).toEqual({ ...inTime, isEarlier: true });
    await handIn({ learnerId, rehearsalId: id, now: later(now, 2 * minute) });
    expect(await answer(learnerId, id, place, once)).toEqual({ ...inTime, isHandedIn: true });
    expect(await report(learnerId, id)).toMatchObject({ asked: 2, right: 0, wrong: 1, open: 1 });
    expect(await getPrisma().practiceAnswer.count({ where: { learnerId } })).toBe(1);
  });

  test("tells at its end each question as it was, its misconception, and what was left open", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId);
    const { place, once } = await sumOf(learnerId, id);
    const asked = (await load(learnerId, id)).questions;
    await answer(learnerId, id, place, once);
    await handIn({ learnerId, rehearsalId: id, now: later(now, 2 * minute) });
    const told = await report(learnerId, id);
    expect(told).toMatchObject({ notes: [{ id: "first", asked: 2, right: 0 }], elapsedMs: 4_000 });
    expect(told?.questions[place]).toMatchObject({
      itemId: "small/sum",
      outcome: "wrong",
      elapsedMs: 4_000,
      past: {
        ask: asked[place]?.ask,
        scored: { answer: { text: once }, score: { verdict: "wrong", misconception: { id: "once" } } },
      },
      source: expect.stringContaining("/courses/small/first#"),
    });
    expect(told?.questions[1 - place]).toMatchObject({
      outcome: "open",
      elapsedMs: null,
      past: { scored: { answer: gaveUp } },
    });
  });

  test("tells nothing of a miss before its end: the week has it when it is handed in, or its time is over", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId, { minutes: 5 });
    const { place, once } = await sumOf(learnerId, id);
    const concept = { of: "concept", course: "small", concept: "c.one" } as const;
    const inPractice = () => loadPractice({ learnerId, scope: concept, locale, now: later(now, minute) });
    const before = await inPractice();
    await answer(learnerId, id, place, once);
    expect(await missed(learnerId, later(now, 5 * minute))).toEqual([0, null]);
    expect(await inPractice()).toMatchObject({ question: { id: before.question?.id } });
    expect(await missed(learnerId, later(now, 5 * minute + 1))).toEqual([1, "small/sum"]);
    await handIn({ learnerId, rehearsalId: id, now: later(now, 2 * minute) });
    expect(await missed(learnerId, later(now, 2 * minute))).toEqual([1, "small/sum"]);
    expect((await inPractice()).question?.id).not.toBe(before.question?.id);
  });

  test("keeps an answer after its end, says that it is late, and does not count it", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId, { minutes: 5 });
    const { place, right } = await sumOf(learnerId, id);
    expect(await answer(learnerId, id, place, right, later(now, 5 * minute + 1))).toEqual({
      ...inTime,
      isLate: true,
    });
    await handIn({ learnerId, rehearsalId: id, now: later(now, 6 * minute) });
    expect(await report(learnerId, id)).toMatchObject({ right: 0, late: 1, lateRight: 1, open: 1 });
  });

  test("counts an answer by when it was given, and that not before its device's last one, start or report", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId, { minutes: 5 });
    const { place, right } = await sumOf(learnerId, id);
    expect(await answer(learnerId, id, place, right, later(now, 9 * minute), 5 * minute)).toEqual(inTime);
    const other = await begun(learnerId, { minutes: 5 });
    const sum = await sumOf(learnerId, other);
    await answer(learnerId, other, 1 - sum.place, gaveUp, later(now, 6 * minute));
    const late = [later(now, 9 * minute), 8 * minute] as const;
    expect(await answer(learnerId, other, sum.place, sum.right, ...late, 1 - sum.place)).toMatchObject({
      isLate: true,
    });
    // On another device than that of the late one.
    const two = await begun(learnerId, { minutes: 5 });
    const second = await sumOf(learnerId, two);
    await answer(learnerId, two, 1 - second.place, gaveUp, later(now, 6 * minute));
    expect(await answer(learnerId, two, second.place, second.right, ...late)).toEqual(inTime);
    const third = await begun(learnerId);
    await handIn({ learnerId, rehearsalId: third, now: later(now, minute) });
    expect(await answer(learnerId, third, 0, gaveUp, later(now, 2 * minute), 2 * minute)).toMatchObject({
      isLate: true,
      isHandedIn: true,
    });
  });

  test("keeps an answer that another device sends after it was handed in, as late", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId);
    const { place, right } = await sumOf(learnerId, id);
    await handIn({ learnerId, rehearsalId: id, now: later(now, minute) });
    await handIn({ learnerId, rehearsalId: id, now: later(now, 9 * minute) });
    expect(await answer(learnerId, id, place, right, later(now, 2 * minute))).toMatchObject({ isLate: true });
    expect(await report(learnerId, id)).toMatchObject({ right: 0, lateRight: 1 });
  });

  test("moves no memory and no counter", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId);
    for (const { place } of (await load(learnerId, id)).questions) await answer(learnerId, id, place, gaveUp);
    await handIn({ learnerId, rehearsalId: id, now: later(now, minute) });
    const where = { learnerId };
    expect(await getPrisma().memory.count({ where })).toBe(0);
    expect(await getPrisma().review.count({ where })).toBe(0);
    expect(await getPrisma().variant.count({ where })).toBe(0);
    expect(await getPrisma().learnerDay.count({ where })).toBe(0);
    expect(await getPrisma().learnerMistake.count({ where })).toBe(0);
    expect(await allFaults()).toEqual([]);
  });

  test("keeps its questions when their items change or go", async () => {
    const learnerId = await newLearner();
    const id = await begun(learnerId);
    const { place, right } = await sumOf(learnerId, id);
    const asked = (await load(learnerId, id)).questions;
    await publishSmallCourse(noteText().replace(/```exercise[\s\S]*?```/, ""));
    expect((await load(learnerId, id)).questions).toEqual(asked);
    expect(await answer(learnerId, id, place, right)).toMatchObject({ status: "kept" });
    await handIn({ learnerId, rehearsalId: id, now: later(now, minute) });
    expect((await report(learnerId, id))?.questions[place]).toMatchObject({ outcome: "right", source: null });
    expect(await report(learnerId, id)).toMatchObject({ notes: [{ canPractise: true }] });
    await publishSmallCourse("---\ntitle: First\n---\n\nNothing to ask.\n");
    expect(await report(learnerId, id)).toMatchObject({
      notes: [{ id: "first", canPractise: false }],
      concepts: [{ id: "c.one", canPractise: false }],
    });
    await publishSmallCourse();
  });

  test("is nobody else's, and not to be had of a course that may not be read", async () => {
    const [learnerId, other] = [await newLearner(), await newLearner()];
    const id = await begun(learnerId);
    await expect(load(other, id)).rejects.toMatchObject(notFound);
    await expect(answer(other, id, 0, gaveUp)).rejects.toMatchObject(notFound);
    await expect(handIn({ learnerId: other, rehearsalId: id, now })).rejects.toMatchObject(notFound);
    await expect(report(other, id)).rejects.toMatchObject(notFound);
    await expect(answer(learnerId, id, 7, gaveUp)).rejects.toMatchObject(notFound);
    await getPrisma().course.updateMany({ data: { open: false } });
    await getPrisma().enrolment.deleteMany({ where: { learnerId } });
    await expect(load(learnerId, id)).rejects.toMatchObject(notFound);
    await expect(begun(learnerId)).rejects.toMatchObject(notFound);
    await getPrisma().course.updateMany({ data: { open: true } });
  });

  test("needs notes with something to ask", async () => {
    const learnerId = await newLearner();
    const input = { learnerId, id: randomUUID(), course: "small", count: 5, minutes: 5, now };
    await expect(startRehearsal({ ...input, notes: ["second"] })).rejects.toMatchObject({
      code: "invalid-input",
      field: "notes",
    });
  });

  test("is listed as long as its time runs, however many there are; of the others the last five are", async () => {
    const learnerId = await newLearner();
    const long = await begun(learnerId, { minutes: 60 });
    const short = await begun(learnerId, { minutes: 30 });
    const past: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      const at = later(now, (i + 1) * minute);
      const id = await begun(learnerId, { minutes: 5, now: at });
      if (i % 2 === 0) await handIn({ learnerId, rehearsalId: id, now: at });
      past.unshift(id);
    }
    const list = await listRehearsals({ learnerId, locale: "zh", now: later(now, 20 * minute + 1) });
    expect(list.running).toMatchObject([
      { id: short, course: "小课", asked: 2, minutesLeft: 10 },
      { id: long, minutesLeft: 40 },
    ]);
    expect(list.past.map(({ id, right }) => [id, right])).toEqual(
      past.slice(0, 5).map((id, i) => [id, i % 2 === 0 ? 0 : null]),
    );
    await getPrisma().course.updateMany({ data: { open: false } });
    await getPrisma().enrolment.deleteMany({ where: { learnerId } });
    expect(await listRehearsals({ learnerId, locale, now })).toEqual({ running: [], past: [] });
    await getPrisma().course.updateMany({ data: { open: true } });
  });

  test("goes with a guest to their account, and is listed there", async () => {
    const [guest, account] = [await newLearner(), await newLearner()];
    const id = await begun(guest);
    const { place, right } = await sumOf(guest, id);
    await answer(guest, id, place, right);
    await mergeGuest(guest, account);
    const list = () => listRehearsals({ learnerId: account, locale, now: later(now, 2 * minute) });
    expect(await list()).toMatchObject({
      running: [{ id, asked: 2, course: "Small", minutesLeft: 18 }],
      past: [],
    });
    await handIn({ learnerId: account, rehearsalId: id, now: later(now, 2 * minute) });
    expect(await list()).toMatchObject({ running: [], past: [{ id, right: 1 }] });
    expect(await report(account, id)).toMatchObject({ right: 1, open: 1 });
  });
});
