import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { missesToRest } from "@/lib/scheduling/memory";
import { loadToday } from "@/lib/services/load-today";
import { allFaults } from "@/tests/support/counters";
import { day, entriesAt, later } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";
import { type Asked, wholeSession } from "@/tests/support/whole-session";

withTestDatabase();

const choices = Array.from(
  { length: 20 },
  (_, i) => `\`\`\`choice
id: which-${i}
concepts: [c.one]
ask: Which gate is number ${i}?
options:
  - { text: the first, right: true }
  - { text: the second, why: It is another. }
\`\`\`
`,
).join("\n");

beforeAll(() => publishSmallCourse(noteText({ cards: 14, extra: choices })));

const startsAt = new Date("2026-03-02T09:00:00Z");

async function learnerOf(newPerDay: number): Promise<string> {
  const learnerId = await newLearner();
  await getPrisma().learnerSettings.update({ where: { learnerId }, data: { newPerDay } });
  return learnerId;
}

function byItem(asked: readonly Asked[]): Map<string, Asked[]> {
  const times = new Map<string, Asked[]>();
  for (const each of asked) times.set(each.itemId, [...(times.get(each.itemId) ?? []), each]);
  return times;
}

test.each([
  ["quick", 8_000],
  ["slow", 120_000],
])(
  "A %s learner who fails everything gets on: all is seen, nothing more than three times, and the rest waits for tomorrow",
  {
    timeout: 120_000,
  },
  async (_, answerMs) => {
    const learnerId = await learnerOf(18);
    const { asked, met, isOver } = await wholeSession({ learnerId, startsAt, answerMs, rating: () => 1 });
    expect(isOver).toBe(true);
    expect(met.size).toBe(18);
    expect(asked).toHaveLength(18 * missesToRest);
    for (const [i, each] of asked.entries()) {
      const before = asked[i - 1];
      // A step never follows a step while there is anything new.
      if (each.dueAtMs !== null && before != null && before.dueAtMs !== null) expect(before.unseen).toBe(0);
    }
    const end = later(startsAt, asked.length * answerMs + 60_000);
    expect(await entriesAt(learnerId, end)).toEqual([]);
    const tomorrow = await entriesAt(learnerId, later(startsAt, day));
    for (const { itemId } of tomorrow) expect(met).toContain(itemId);
    const { forecast } = await loadToday({ learnerId, locale: "en", now: end });
    expect(forecast.map(({ due }) => due).slice(0, 3)).toEqual([0, 18, 0]);
    expect(await allFaults()).toEqual([]);
  },
);

test("Steps keep their promise while anything new is left, whether they were right or wrong", {
  timeout: 120_000,
}, async () => {
  const learnerId = await learnerOf(36);
  const { asked, isOver } = await wholeSession({ learnerId, startsAt, answerMs: 20_000, rating: () => 3 });
  expect(isOver).toBe(true);
  let kept = 0;
  for (const times of byItem(asked).values()) {
    for (const [i, each] of times.entries()) {
      const before = times[i - 1];
      if (before?.returnsAfterMs == null || asked[asked.indexOf(each) - 1]!.unseen === 0) continue;
      kept += 1;
      expect(each.atMs - 20_000 - before.atMs).toBeGreaterThanOrEqual(before.returnsAfterMs);
    }
  }
  expect(kept).toBeGreaterThan(10);
});
