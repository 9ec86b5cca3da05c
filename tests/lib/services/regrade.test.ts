import { beforeAll, describe, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { answerVariant } from "@/lib/services/answer-variant";
import { publishCompiled } from "@/lib/services/publish-content";
import { listRegrades, planRegrade, regradeItem, takeBackRegrade } from "@/lib/services/regrade";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast } from "@/lib/services/undo-event";
import { verifyCounters } from "@/lib/services/verify-counters";
import { verifyMemories } from "@/lib/services/verify-memories";
import { day, entryOf, later, memoryOf, review } from "../../support/reviewing";
import { compileSmallCourse, newLearner, noteText, publishSmallCourse } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const start = new Date("2026-03-01T12:00:00Z");
const item = "small/sum";
const author = "author";

/** The author forgot a factor: the answer is a + 3 b. */
const corrected = noteText()
  .replace("answer: { kind: integer, value: a + 2*b }", "answer: { kind: integer, value: a + 3*b }")
  .replace("{ id: swapped, value: 2*a + b", "{ id: swapped, value: 3*a + b");

type Drawn = { a: number; b: number };

/** Answers the exercise once; returns the id of the review. */
async function answerSum(learnerId: string, at: Date, answer: (drawn: Drawn) => number): Promise<string> {
  const entry = await entryOf(learnerId, item, at);
  const key = { learnerId_id: { learnerId, id: entry.variantId } };
  const { given } = await getPrisma().variant.findUniqueOrThrow({ where: key });
  const text = String(answer(given as Drawn));
  await answerVariant({ learnerId, variantId: entry.variantId, answer: { text }, locale: "en", now: at });
  const input = review(entry, at);
  const [outcome] = await submitReviews({ learnerId, reviews: [input], now: at });
  if (outcome?.status !== "accepted") throw new Error(JSON.stringify(outcome));
  return input.id;
}

async function correct(now: Date): Promise<void> {
  const report = await publishCompiled(compileSmallCourse(corrected), `corrected ${now.getTime()}`, now);
  expect(report.status).toBe("published");
}

async function faults(): Promise<number> {
  const [memories, counters] = [await verifyMemories(), await verifyCounters()];
  return memories.faults.length + counters.faults.length;
}

const at = (days: number) => later(start, days * day);
const corrector = (days: number) => ({ userId: author, course: "small", now: at(days) });

async function courseItem() {
  const { id, kind, version, courseId } = await getPrisma().item.findFirstOrThrow({ where: { key: "sum" } });
  const { body } = await getPrisma().itemVersion.findUniqueOrThrow({
    where: { itemId_version: { itemId: id, version } },
  });
  return { courseId, corrected: { itemId: id, kind: kind as "exercise", version, body } };
}

describe("a key that was wrong", () => {
  let right: string;
  let wrong: string;
  let untouched: string;
  let before: unknown[];

  beforeAll(async () => {
    await publishSmallCourse();
    await getPrisma().user.create({ data: { id: author, name: author, email: "author@example.test" } });
    const { id: courseId } = await getPrisma().course.update({
      where: { slug: "small" },
      data: { source: "editor" },
    });
    await getPrisma().courseRole.create({ data: { userId: author, courseId, role: "author", since: start } });
    [right, wrong, untouched] = [await newLearner(), await newLearner(), await newLearner()];
    // One who had understood it was called wrong, twice; one was called right; one left it alone.
    await answerSum(right, at(0), ({ a, b }) => a + 3 * b);
    await answerSum(right, at(1), ({ a, b }) => a + 3 * b);
    await answerSum(wrong, at(0), ({ a, b }) => a + 2 * b);
    await answerSum(wrong, at(3), ({ a, b }) => a + b);
    before = [await memoryOf(right, "sum"), await memoryOf(wrong, "sum")];
    await correct(at(4));
  });

  test("a dry run says what would change, and changes nothing", async () => {
    const { courseId, corrected } = await courseItem();
    expect(await planRegrade(courseId, corrected)).toEqual({
      compared: 4,
      unreadable: 0,
      nowRight: 2,
      nowWrong: 1,
      otherwise: 0,
      learners: 2,
      memories: 2,
      dueDays: 1,
    });
    expect([await memoryOf(right, "sum"), await memoryOf(wrong, "sum")]).toEqual(before);
  });

  test("is mended for everybody: scores, memories and counters follow, reviews stay as they were", async () => {
    const given = () =>
      getPrisma().review.findMany({
        select: { id: true, rating: true, verdict: true, misconception: true },
        orderBy: { id: "asc" },
      });
    const reviews = await given();
    expect(await regradeItem(corrector(5), "sum")).toBe(3);
    expect(await faults()).toBe(0);
    expect(await given()).toEqual(reviews);
    expect(await memoryOf(right, "sum")).toMatchObject({ lapses: 0, misses: 0, repetitions: 2 });
    const mistakes = (learnerId: string) =>
      getPrisma().learnerMistake.findMany({
        where: { learnerId, reviews: { gt: 0 } },
        select: { misconception: true },
        orderBy: { misconception: "asc" },
      });
    expect(await mistakes(right)).toEqual([]);
    expect(await mistakes(wrong)).toEqual([{ misconception: "" }, { misconception: "once" }]);
    expect(await getPrisma().regradeNotice.findMany({ orderBy: { nowRight: "desc" } })).toMatchObject([
      { learnerId: right, nowRight: 2, nowWrong: 0, isTakenBack: false },
      { learnerId: wrong, nowRight: 0, nowWrong: 1, isTakenBack: false },
    ]);
    expect(await getPrisma().memory.count({ where: { learnerId: untouched, state: { not: 0 } } })).toBe(0);
  });

  test("asking again changes nothing more", async () => {
    expect(await regradeItem(corrector(6), "sum")).toBe(0);
    expect(await listRegrades(author, "small")).toMatchObject([{ answers: 3, learners: 2, standing: 3 }]);
  });

  test("reviews that follow, one that arrives late, and an undo build on it", async () => {
    await answerSum(right, at(20), ({ a, b }) => a + 3 * b);
    expect(await faults()).toBe(0);
    await undoLast({ learnerId: right });
    expect(await faults()).toBe(0);
    const entry = await entryOf(right, item, at(21));
    const answer = { text: "1" };
    await answerVariant({ learnerId: right, variantId: entry.variantId, answer, locale: "en", now: at(21) });
    await submitReviews({ learnerId: right, reviews: [review(entry, at(21))], now: at(21) });
    const [act] = await listRegrades(author, "small");
    expect(act?.standing).toBe(3);
    expect(await faults()).toBe(0);
  });

  test("can be taken back: memories become what they were, and who was told is told of it", async () => {
    await undoLast({ learnerId: right });
    await getPrisma().regradeNotice.deleteMany({ where: { learnerId: right } });
    const [act] = await listRegrades(author, "small");
    await takeBackRegrade(corrector(22), act?.actId ?? "");
    expect([await memoryOf(right, "sum"), await memoryOf(wrong, "sum")]).toEqual(before);
    expect(await faults()).toBe(0);
    expect(await getPrisma().regradeNotice.findMany()).toMatchObject([
      { learnerId: right, isTakenBack: true },
    ]);
    expect((await listRegrades(author, "small"))[0]?.standing).toBe(0);
  });

  test("nobody but an author can do it, or learn that it could be done", async () => {
    const stranger = { ...corrector(23), userId: right };
    await expect(regradeItem(stranger, "sum")).rejects.toMatchObject({ code: "not-found" });
    await expect(takeBackRegrade(stranger, "x")).rejects.toMatchObject({ code: "not-found" });
    await expect(listRegrades(right, "small")).rejects.toMatchObject({ code: "not-found" });
  });
});
