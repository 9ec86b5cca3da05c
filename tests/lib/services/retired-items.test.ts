import { beforeAll, describe, expect, test } from "vitest";
import { good } from "@/lib/scheduling/memory";
import { loadCourse } from "@/lib/services/load-course";
import { loadCourses } from "@/lib/services/load-courses";
import { loadToday } from "@/lib/services/load-today";
import { startQuiz } from "@/lib/services/start-quiz";
import { openTrial } from "@/lib/services/try-item";
import { undoLast } from "@/lib/services/undo-event";
import { day, entryOf, later, rate } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const locale = "en";

let never: string;
let undone: string;
let met: string;

/** card-1 to card-3 for each of three learners; then card-1 is taken out of the note. */
beforeAll(async () => {
  await publishSmallCourse();
  [never, undone, met] = [await newLearner(), await newLearner(), await newLearner()];
  for (const learnerId of [undone, met])
    await rate(learnerId, await entryOf(learnerId, "small/card-1", now), good, now);
  await undoLast({ learnerId: undone });
  await publishSmallCourse(noteText().replace(/```card\nid: card-1\n[\s\S]*?```/, ""));
});

describe("an item that was taken out of its note", () => {
  test.each([
    ["never met", () => never],
    ["met, and whose one review was taken back", () => undone],
    ["met", () => met],
  ])("is neither asked nor counted, of whoever has it %s", async (_, learner) => {
    const learnerId = learner();
    for (const at of [now, later(now, 30 * day)]) {
      const { entries, counts } = await startQuiz({ learnerId, locale, now: at });
      // card-2, card-3, one hole of the cloze, the choice and the exercise.
      const left = ["small/card-2", "small/card-3", "small/holes.1", "small/gate", "small/sum"];
      expect(entries.map(({ itemId }) => itemId).sort()).toEqual(left.sort());
      expect(counts).toEqual({ new: 5, learning: 0, due: 0 });
      expect(await loadToday({ learnerId, locale, now: at })).toMatchObject({ work: counts, waiting: 0 });
      const [summary] = await loadCourses({ learnerId, locale, now: at });
      expect(summary).toMatchObject({ items: 6, due: 0 });
      const { notes } = await loadCourse({ learnerId, course: "small", locale, now: at });
      expect(notes).toMatchObject([{ items: 6, met: 0, due: 0, recall: null }]);
    }
  });

  test("can't be tried, though those beside it can", async () => {
    for (const learnerId of [null, never, met]) {
      const trial = (key: string) => openTrial({ learnerId, itemId: `small/${key}`, locale, now });
      await expect(trial("card-1")).rejects.toMatchObject({ code: "not-found" });
      expect(await trial("card-2")).toMatchObject({ kind: "card" });
    }
  });
});
