import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { adoptTrial } from "@/lib/services/adopt-trial";
import { answerTrial, openTrial } from "@/lib/services/try-item";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");

const visitor = { learnerId: null, itemId: "small/sum", locale: "en", now } as const;

function numbers(ask: unknown): [number, number] {
  const [a, b] = JSON.stringify(ask).match(/\d+/g)!.map(Number);
  return [a!, b!];
}

test("a visitor is graded exactly, by numbers that travel sealed", async () => {
  const trial = await openTrial(visitor);
  const [a, b] = numbers(trial.ask);
  expect(trial.reveal).toBeNull();
  const answer = (text: string) =>
    answerTrial({ learnerId: null, ticket: trial.ticket, answer: { text }, now });
  expect(await answer(String(a + 2 * b))).toMatchObject({ verdict: "correct" });
  expect(await answer(String(a + b))).toMatchObject({ verdict: "wrong", misconception: { id: "once" } });
  expect(await answer("many")).toMatchObject({ verdict: "invalid" });
  expect(await getPrisma().variant.count()).toBe(0);
});

test("an earlier trial is shown again with its own numbers, but no other item accepts them", async () => {
  const first = await openTrial(visitor);
  const again = await openTrial({ ...visitor, ticket: first.ticket });
  expect(again.ask).toEqual(first.ask);
  expect([first.isAnew, again.isAnew]).toEqual([true, false]);
  const choice = { ...visitor, itemId: "small/gate" };
  expect(await openTrial({ ...choice, ticket: first.ticket })).toMatchObject({ kind: "choice" });
  expect(await openTrial({ ...visitor, ticket: "made up" })).toMatchObject({
    kind: "exercise",
    isAnew: true,
  });
});

test("a modified ticket is refused", async () => {
  const { ticket } = await openTrial(visitor);
  const forged = ticket.slice(0, -2) + (ticket.endsWith("AA") ? "BB" : "AA");
  await expect(
    answerTrial({ learnerId: null, ticket: forged, answer: { text: "1" }, now }),
  ).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a ticket is valid for three days, and then every request says that it has expired", async () => {
  const { ticket } = await openTrial(visitor);
  const answeredAfter = (hours: number) =>
    answerTrial({
      learnerId: null,
      ticket,
      answer: { text: "0" },
      now: new Date(now.getTime() + hours * 3_600_000),
    });
  expect(await answeredAfter(71)).toMatchObject({ verdict: "wrong" });
  await expect(answeredAfter(73)).rejects.toMatchObject({ code: "expired", field: "ticket" });
  // Showing it again in another language does not renew it.
  const later = new Date(now.getTime() + 71 * 3_600_000);
  const shown = await openTrial({ ...visitor, locale: "zh", ticket, now: later });
  const answer = { learnerId: null, ticket: shown.ticket, answer: { text: "0" } };
  await expect(
    answerTrial({ ...answer, now: new Date(now.getTime() + 73 * 3_600_000) }),
  ).rejects.toMatchObject({ code: "expired" });
  const adopt = { learnerId: await newLearner(), ticket, answer: { text: "0" } };
  await expect(adoptTrial({ ...adopt, now: new Date(now.getTime() + 73 * 3_600_000) })).rejects.toMatchObject(
    { code: "expired" },
  );
  const drawn = await openTrial({ ...visitor, ticket, now: new Date(now.getTime() + 73 * 3_600_000) });
  expect(drawn.isAnew).toBe(true);
});

test("a ticket of a course closed meanwhile is graded only for enrolled learners", async () => {
  const enrolled = await newLearner();
  const { ticket } = await openTrial(visitor);
  const answer = (learnerId: string | null) => answerTrial({ learnerId, ticket, answer: { text: "0" }, now });
  await getPrisma().course.updateMany({ data: { open: false } });
  try {
    await expect(answer(null)).rejects.toMatchObject({ code: "not-found", field: "ticket" });
    expect(await answer(enrolled)).toMatchObject({ verdict: "wrong" });
  } finally {
    await getPrisma().course.updateMany({ data: { open: true } });
  }
});

test("an item of a closed course exists only for enrolled learners", async () => {
  const learnerId = await newLearner();
  await getPrisma().course.updateMany({ data: { open: false } });
  await expect(openTrial(visitor)).rejects.toMatchObject({ code: "not-found" });
  await expect(openTrial({ ...visitor, itemId: "small/nothing" })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await openTrial({ ...visitor, learnerId })).toMatchObject({ kind: "exercise" });
  await getPrisma().course.updateMany({ data: { open: true } });
});
