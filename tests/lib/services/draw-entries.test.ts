import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { missesToRest } from "@/lib/scheduling/memory";
import { answerVariant } from "@/lib/services/answer-variant";
import { submitReviews } from "@/lib/services/submit-reviews";
import { openTrial } from "@/lib/services/try-item";
import { day, entryOf, later, minute, review } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");

const exercises = `
\`\`\`exercise
id: six
concepts: [c.one]
title: Six variants
given: { n: { int: [1, 6] } }
ask: What is {{n}} times ten?
answer: { kind: integer, value: 10*n }
misconceptions:
  - { id: less, value: n + 100, says: No. }
  - { id: more, value: n + 200, says: No. }
solution: ["It is {{answer}}."]
tests: [{ with: { n: 2 }, answer: 20 }]
\`\`\`

\`\`\`exercise
id: share
concepts: [c.one]
title: A share
given: { a: { int: [1, 9] } }
ask: Which share of 10 is {{a}}?
answer: { kind: number, value: 10*a, tolerance: { rel: 0.01 }, hint: per cent, percent: true }
misconceptions:
  - { id: turned, value: 10/a, says: Turned. }
  - { id: product, value: 11*a, says: Product. }
solution: ["It is {{answer}}."]
tests: [{ with: { a: 3 }, answer: 30 }]
\`\`\`
`;
beforeAll(() => publishSmallCourse(noteText({ cards: 1, extra: exercises })));

test("An exercise shows none of the numbers of the last five times again", async () => {
  for (let learners = 0; learners < 3; learners += 1) {
    const learnerId = await newLearner();
    const shown: unknown[] = [];
    for (let times = 0; times < 8; times += 1) {
      // After three misses it rests until the next day.
      const at = later(now, Math.floor(times / missesToRest) * day + times * 2 * minute);
      const entry = await entryOf(learnerId, "small/six", at);
      const { given } = await getPrisma().variant.findUniqueOrThrow({
        where: { learnerId_id: { learnerId, id: entry.variantId } },
      });
      shown.push((given as { n: number }).n);
      // A wrong answer brings it back within the session.
      await answerVariant({
        learnerId,
        variantId: entry.variantId,
        answer: { text: "0" },
        locale: "en",
        now: at,
      });
      await submitReviews({ learnerId, reviews: [review(entry, at)], now: at });
    }
    for (let start = 0; start + 6 <= shown.length; start += 1)
      expect(new Set(shown.slice(start, start + 6)).size, String(shown)).toBe(6);
  }
});

test("An exercise that is answered in per cent says so to the browser, and no other does", async () => {
  const learnerId = await newLearner();
  const formOf = ({ ask }: Awaited<ReturnType<typeof openTrial>>) =>
    ask.kind === "exercise" ? ask.answer : null;
  for (const who of [null, learnerId]) {
    const share = formOf(await openTrial({ learnerId: who, itemId: "small/share", locale: "en", now }));
    expect(share).toEqual({ kind: "number", signed: false, decimal: true, percent: true, hint: "per cent" });
    const sum = formOf(await openTrial({ learnerId: who, itemId: "small/sum", locale: "en", now }));
    expect(sum).toEqual({ kind: "integer", signed: false, decimal: false });
  }
});
