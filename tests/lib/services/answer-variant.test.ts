import { beforeAll, describe, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { storeAnswer } from "@/lib/db/variant-store";
import { gaveUp } from "@/lib/items/answer";
import { answerVariant } from "@/lib/services/answer-variant";
import { entryOf, later, minute } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");

/** The exercise in a new learner's session, and how to read its stored variant. */
async function sum() {
  const learnerId = await newLearner();
  const { variantId } = await entryOf(learnerId, "small/sum", now);
  const kept = () =>
    getPrisma().variant.findUniqueOrThrow({ where: { learnerId_id: { learnerId, id: variantId } } });
  const { a, b } = (await kept()).given as { a: number; b: number };
  const answer = (text: string, giveUp = false, at = now) =>
    answerVariant({ learnerId, variantId, answer: giveUp ? gaveUp : { text }, locale: "en", now: at });
  return {
    learnerId,
    variantId,
    kept,
    answer,
    right: `${a + 2 * b}`,
    once: `${a + b}`,
    swapped: `${2 * a + b}`,
  };
}

describe("the first readable answer", () => {
  test("counts, whatever comes after it, even an unreadable answer", async () => {
    const { answer, kept, right, once, swapped } = await sum();
    expect(await answer("?")).toMatchObject({ verdict: "invalid" });
    expect(await kept()).toMatchObject({
      answer: null,
      verdict: null,
      misconception: null,
      answeredAt: null,
    });
    const score = await answer(once);
    expect(score).toMatchObject({ verdict: "wrong", misconception: { id: "once" } });
    const before = await kept();
    expect(before).toMatchObject({ answer: once, verdict: "wrong", misconception: "once", answeredAt: now });
    for (const next of ["?", "", right, swapped]) {
      expect(await answer(next, false, later(now, minute))).toEqual({ ...score, earlier: { text: once } });
      expect(await answer(next, true, later(now, minute))).toEqual({ ...score, earlier: { text: once } });
    }
    expect(await kept()).toEqual(before);
  });

  test("that is right stays right", async () => {
    const { answer, kept, right, once } = await sum();
    const score = await answer(right);
    expect(score).toMatchObject({ verdict: "correct" });
    expect(await answer(right)).toEqual(score);
    expect(await answer(once)).toEqual({ ...score, earlier: { text: right } });
    expect(await kept()).toMatchObject({ answer: right, verdict: "correct", misconception: null });
  });

  test("is stored whole if two arrive together: no part of the second is mixed in", async () => {
    for (const isFirstWrong of [true, false]) {
      const { learnerId, variantId, kept, right, once } = await sum();
      const wrong = { text: once, verdict: "wrong", misconception: "once", at: now } as const;
      const correct = {
        text: right,
        verdict: "correct",
        misconception: null,
        at: later(now, minute),
      } as const;
      const [one, two] = isFirstWrong ? [wrong, correct] : [correct, wrong];
      for (const each of [one, two, { ...two, misconception: "swapped" }])
        expect(await storeAnswer(getPrisma(), learnerId, variantId, each)).toBe(one.text);
      expect(await kept()).toMatchObject({
        answer: one.text,
        verdict: one.verdict,
        misconception: one.misconception,
        answeredAt: one.at,
      });
    }
  });

  test("is the same for all who answered at once", async () => {
    const { answer, kept, right, once, swapped } = await sum();
    const texts = [once, right, swapped, once, right];
    const scores = await Promise.all(texts.map((text) => answer(text)));
    const { answer: counts, verdict, misconception } = await kept();
    for (const [i, score] of scores.entries()) {
      expect(score).toMatchObject({
        verdict,
        ...(misconception && { misconception: { id: misconception } }),
      });
      expect(score).toHaveProperty("reveal", (scores[0] as { reveal: unknown }).reveal);
      expect("earlier" in score ? score.earlier : { text: texts[i] }).toEqual({ text: counts });
    }
  });
});
